import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

it.runIf(process.platform === 'linux')(
  'cases region: a bench of the desktop without a display ends in one sentence',
  () => {
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      ['--import', 'tsx', path.resolve('test/bench/run.ts'), 'record'],
      { encoding: 'utf8', env },
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([
      'bench: record starts the desktop application, which needs a display (xvfb-run -a npm run bench -- record)',
    ]);
  },
  60_000,
);

it('cases region: the README says what a cluster of three needs beyond CouchDB’s defaults', () => {
  const readme = readFileSync(path.resolve('README.md'), 'utf8');
  for (const word of ['vm.args', 'inet_dist_use_interface', 'inet_dist_listen_min', 'bind_address', '4369'])
    expect(readme).toContain(word);
});
