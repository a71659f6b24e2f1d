const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const engine = readFileSync(join(__dirname, 'renderer/engine/README.md'), 'utf8');
/** The rooms of the engine with their levels, as its README lists them. */
const engineRooms = [...engine.matchAll(/^\| (\d) +\| `(\w+)\/`/gm)].map(([, level, name]) => ({
  level: Number(level),
  name,
}));
const namesOf = (rooms) => rooms.map(({ name }) => name).join('|');

const engineLevels = [...new Set(engineRooms.map(({ level }) => level))].map((level) => ({
  name: `engine-level-${level}`,
  severity: 'error',
  comment: 'A room imports only rooms of lower levels (renderer/engine/README.md).',
  from: { path: `^renderer/engine/(${namesOf(engineRooms.filter((room) => room.level === level))})/` },
  to: {
    path: '^renderer/engine/',
    pathNot: `^renderer/engine/(${['$1', namesOf(engineRooms.filter((room) => room.level < level))].filter(Boolean).join('|')})/`,
  },
}));

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
      from: { path: '^(shared|electron|renderer)(/|$)' },
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      comment: 'shared/ imports itself and pure libraries only.',
      from: { path: '^shared/' },
      to: {
        pathNot:
          '^shared/|^node_modules/(zod|docx|fast-png|d3-scale|@types/d3-scale|papaparse|@types/papaparse|saxes|@noble/ciphers|@noble/curves)/',
      },
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
      name: 'the-frame-is-above-all',
      severity: 'error',
      comment:
        'What a screen needs of the frame stands below both, in renderer/navigation/ or renderer/components/.',
      from: { path: '^renderer/', pathNot: '^renderer/(app/|main\\.tsx$)' },
      to: { path: '^renderer/app/' },
    },
    {
      name: 'components-know-no-screen',
      severity: 'error',
      from: { path: '^renderer/(components|navigation|platform|i18n)/' },
      to: { path: '^renderer/screens/' },
    },
    {
      name: 'what-stands-lowest-in-the-renderer',
      severity: 'error',
      from: { path: '^renderer/(navigation|platform|i18n)/' },
      to: { path: '^renderer/', pathNot: '^renderer/$1/' },
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
      comment:
        'Only the client may be used outside the Worker; who makes the Worker (main.tsx) has its handle too.',
      from: { path: '^renderer/', pathNot: '^renderer/engine/' },
      to: { path: '^renderer/engine/', pathNot: '^renderer/engine/client|^renderer/engine/engineWorker' },
    },
    {
      name: 'one-maker-of-the-worker',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/main\\.tsx$' },
      to: { path: '^renderer/engine/engineWorker' },
    },
    {
      name: 'the-engine-knows-no-screen',
      severity: 'error',
      from: { path: '^renderer/engine/' },
      to: { path: '^renderer/(screens|components|app)/' },
    },
    {
      name: 'every-room-of-the-engine-has-a-level',
      severity: 'error',
      comment: 'The table stands in renderer/engine/README.md.',
      from: { path: '^renderer/engine/[^/]+/', pathNot: `^renderer/engine/(${namesOf(engineRooms)})/` },
      to: {},
    },
    ...engineLevels,
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
