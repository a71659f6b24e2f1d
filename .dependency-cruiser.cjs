/** The borders of the house (ARCHITECTURE.md, "The house"). */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Types count too: who needs another only for its types still has to be read together with it.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-folder-circle',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(shared|electron|renderer/engine)(/|$)' },
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'shared/ imports itself and pure libraries only.',
      from: { path: '^shared/' },
      to: { pathNot: '^shared/|^node_modules/(zod|docx|papaparse|@types/papaparse|saxes)/' },
    },
    {
      name: 'renderer-imports-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|test)/' },
    },
    {
      name: 'electron-imports-shared-only',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|build|test)/' },
    },
    {
      name: 'build-imports-shared-only',
      severity: 'error',
      from: { path: '^build/' },
      to: { path: '^(renderer|electron|test)/' },
    },
    {
      name: 'screens-do-not-import-one-another',
      severity: 'error',
      from: { path: '^renderer/screens/([^/]+)/' },
      to: { path: '^renderer/screens/([^/]+)/', pathNot: '^renderer/screens/$1/' },
    },
    {
      name: 'screens-reach-data-through-the-client',
      severity: 'error',
      comment: 'Only renderer/engine/client* may be used outside the Worker.',
      from: { path: '^renderer/', pathNot: '^renderer/engine/' },
      to: { path: '^renderer/engine/', pathNot: '^renderer/engine/client' },
    },
    {
      name: 'the-engine-knows-no-screen',
      severity: 'error',
      from: { path: '^renderer/engine/' },
      to: { path: '^renderer/(screens|components|app)/' },
    },
    {
      name: 'data-libraries-in-the-engine-only',
      severity: 'error',
      from: { pathNot: '^(renderer/engine/(database|readModel|region|sync|shell)|build/demo-region|test)/' },
      to: { path: '^node_modules/(dexie|pouchdb-)' },
    },
    {
      name: 'what-a-paper-says-knows-no-format',
      severity: 'error',
      comment: 'The library of a format is used in the folder of that format.',
      from: { path: '^(shared|renderer|electron|build)/', pathNot: '^shared/papers/word/' },
      to: { path: '^node_modules/docx/' },
    },
    {
      name: 'papers-are-made-by-makePaper',
      severity: 'error',
      from: { pathNot: '^(shared/papers|test)/' },
      to: { path: '^shared/papers/word/' },
    },
    {
      name: 'electron-api-in-electron-only',
      severity: 'error',
      from: { pathNot: '^(electron|build|test)/' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|.*\\?worker)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    // A git worktree links to the node_modules of the main one.
    preserveSymlinks: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
