import { printFigure, type Figure } from '../bench/figure';

const [name = '', ...options] = process.argv.slice(2);
const numberAfter = (option: string): number | undefined => {
  const given = Number(options[options.indexOf(option) + 1]);
  return options.includes(option) && given > 0 ? given : undefined;
};

/** `npm run soak -- NAME [--json] [--times N]`; without `--times` as often as the issue that asks for it says. */
const soaks: Record<string, (times?: number) => Promise<readonly Figure[]>> = {
  kills: async (times = 500) => (await import('./kills')).killsSoak(times),
  sync: async (times = numberAfter('--schedules') ?? 2000) =>
    (await import('./sync')).syncSoak(times, numberAfter('--seed') ?? 1),
  /** Of `wipes`, what a full disk does. */
  full: async (times = 5) => (await import('./diskFull')).diskFullSoak(times),
  wipes: async (times = 5) => (await import('./wipes')).wipesSoak(times),
  plaintext: async () => (await import('./plaintext')).plaintextSoak(),
};

const soak = soaks[name];
if (!soak) {
  console.error(
    `soak: choose one of ${Object.keys(soaks).join(', ')} (npm run soak -- kills [--times N] [--json])`,
  );
  process.exitCode = 2;
} else {
  const figures = await soak(numberAfter('--times'));
  for (const it of figures) printFigure(it, options.includes('--json'));
  if (figures.some((it) => it.floor === 0 && it.value > 0)) process.exitCode = 1;
}
