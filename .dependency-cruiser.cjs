/** The borders of the house (ARCHITECTURE.md, "The house"). */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
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
      comment: 'Only renderer/node/client* may be used outside the Worker.',
      from: { path: '^renderer/', pathNot: '^renderer/node/' },
      to: { path: '^renderer/node/', pathNot: '^renderer/node/client' },
    },
    {
      name: 'the-node-knows-no-screen',
      severity: 'error',
      from: { path: '^renderer/node/' },
      to: { path: '^renderer/(screens|components|app)/' },
    },
    {
      name: 'data-libraries-in-the-node-only',
      severity: 'error',
      from: { pathNot: '^(renderer/node/(store|sync)|build/demo-region|test)/' },
      to: { path: '^node_modules/(dexie|pouchdb-)' },
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
