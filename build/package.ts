import { build } from 'electron-builder';
import { runBuild } from './buildIfNeeded';
import { findElectron } from './electronRuntime';
import { packageConfig } from './packageConfig';
import { packagedExecutable, packagedNames, readFuses } from './packaged';
import { inRoot, root } from './paths';

/**
 * `npm run package`: the installers of this system; `-- --dir`: the unpacked application only; `-- --dir --test`: the
 * one that Playwright may drive.
 */
const asked = process.argv.slice(2);
const forTests = asked.includes('--test');

/** What was burnt in is read back: a setting is only as good as the executable it ends in. */
async function checkFuses(executable: string): Promise<void> {
  const on = ['EnableCookieEncryption', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar'];
  const off = [
    'RunAsNode',
    'EnableNodeOptionsEnvironmentVariable',
    'LoadBrowserProcessSpecificV8Snapshot',
    'GrantFileProtocolExtraPrivileges',
  ];
  (forTests ? on : off).push('EnableNodeCliInspectArguments');
  const burnt = await readFuses(executable);
  for (const [name, isOn] of burnt) console.log(`  ${isOn ? 'on ' : 'off'}  ${name}`);
  const wrong = [
    ...on.filter((name) => !burnt.get(name)),
    ...off.filter((name) => burnt.get(name) !== false),
  ];
  if (wrong.length > 0) throw new Error(`Wrong fuses: ${wrong.join(', ')}`);
}

async function checkContents(executable: string): Promise<void> {
  const names = await packagedNames(executable);
  if (names.join() !== 'dist,package.json') throw new Error(`Unexpected in the package: ${names.join(', ')}`);
}

runBuild();
const config = packageConfig(forTests, findElectron());
await build({ projectDir: root, config, ...(asked.includes('--dir') ? { dir: true } : {}) });
const executable = packagedExecutable(inRoot(config.directories?.output ?? ''));
if (executable === null) throw new Error('electron-builder left no application');
await checkFuses(executable);
await checkContents(executable);
console.log(executable);
