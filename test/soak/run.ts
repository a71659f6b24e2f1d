import { printFigure, type Figure } from '../bench/figure';

/** `npm run soak -- NAME [--json] [--times N]`; without `--times` as often as the issue that asks for it says. */
const soaks: Record<string, (times?: number) => Promise<readonly Figure[]>> = {
  kills: async (times = 500) => (await import('./kills')).killsSoak(times),
  sync: async (times = 2000) => (await import('./sync')).syncSoak(times),
  wipes: async (times = 5) => (await import('./wipes')).wipesSoak(times),
  plaintext: async () => (await import('./plaintext')).plaintextSoak(),
};

const [name = '', ...options] = process.argv.slice(2);
const soak = soaks[name];
const asked = Number(options[options.indexOf('--times') + 1]);
const times = options.includes('--times') && asked > 0 ? asked : undefined;
if (!soak) {
  console.error(
    `soak: choose one of ${Object.keys(soaks).join(', ')} (npm run soak -- kills [--times N] [--json])`,
  );
  process.exitCode = 2;
} else {
  const figures = await soak(times);
  for (const it of figures) printFigure(it, options.includes('--json'));
  if (figures.some((it) => it.floor === 0 && it.value > 0)) process.exitCode = 1;
}
