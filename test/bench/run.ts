import { hasDisplay } from '../../build/electronRuntime';
import { printFigure, type Figure } from './figure';

/** `npm run bench -- NAME [--json]` */
const benches: Record<string, () => Promise<readonly Figure[]>> = {
  meeting: async () => (await import('./meeting')).meetingBench(),
  backing: async () => (await import('./backing')).backingBench(),
  record: async () => (await import('./record')).recordBench(),
  journal: async () => (await import('./journal')).journalBench(),
  sync: async () => (await import('./sync')).syncBench(),
  pair: async () => (await import('./pair')).pairBench(),
  room: async () => (await import('./room')).roomBench(),
  phones: async () => (await import('./phones')).phonesBench(),
  startup: async () => (await import('./startup')).startupFigures(),
};

/** They start the desktop application. */
const onScreen = ['record', 'startup', 'pair', 'phones'];

const [name = '', ...options] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(
    `bench: choose one of ${Object.keys(benches).join(', ')} (npm run bench -- meeting [--json])`,
  );
  process.exitCode = 2;
} else if (onScreen.includes(name) && !hasDisplay()) {
  console.error(
    `bench: ${name} starts the desktop application, which needs a display (xvfb-run -a npm run bench -- ${name})`,
  );
  process.exitCode = 2;
} else for (const it of await bench()) printFigure(it, options.includes('--json'));
