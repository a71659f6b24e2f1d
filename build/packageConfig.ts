import type { Configuration } from 'electron-builder';
import type { ElectronRuntime } from './electronRuntime';

/**
 * How the desktop application is packaged. Everything is bundled by Vite, so nothing of node_modules goes in.
 * The test build keeps the one fuse that Playwright needs to drive an application (playwright.dev, Electron). With
 * `testBuild` it accepts the switches that the released one refuses (electron/security/commandLine.ts).
 */
export function packageConfig(forTests: boolean, runtime: ElectronRuntime | null): Configuration {
  return {
    appId: 'fr.concerto.rcp',
    productName: 'Concerto',
    executableName: 'concerto',
    directories: { output: forTests ? 'release/test' : 'release', buildResources: 'build/icons' },
    icon: 'build/icons/icon.png',
    files: ['dist/**', 'package.json', '!node_modules/**'],
    ...(forTests ? { extraMetadata: { testBuild: true } } : {}),
    // Without a runtime on this machine electron-builder fetches the one that package.json names.
    ...(runtime ? { electronDist: runtime.dist, electronVersion: runtime.version } : {}),
    asar: true,
    npmRebuild: false,
    publish: null,
    electronLanguages: ['fr', 'en-US'],
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: forTests,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    linux: { target: ['AppImage', 'deb'], category: 'Office', maintainer: 'Concerto' },
    win: { target: ['nsis'] },
    mac: { target: ['dmg'], category: 'public.app-category.medical' },
  };
}
