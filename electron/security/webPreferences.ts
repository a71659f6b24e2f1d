import type { WebPreferences } from 'electron';

/** `false` where a setting must be off, `true` where it must be on (electron.org/docs/latest/tutorial/security). */
const required = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  // The spell checker fetches its dictionaries from a public server.
  spellcheck: false,
  plugins: false,
} as const satisfies WebPreferences;

/** @param preload none for a page that needs nothing of the system */
export const securePreferences = (devTools: boolean, preload?: string): WebPreferences => ({
  ...required,
  ...(preload === undefined ? {} : { preload }),
  devTools,
  // A transport that the network guard below does not see.
  disableBlinkFeatures: 'WebTransport',
  // Saving and syncing go on while the window is behind another one.
  backgroundThrottling: false,
});

/** Stops the start rather than open a window that is weaker than designed. */
export function assertSecureWebPreferences(preferences: WebPreferences): void {
  for (const [name, value] of Object.entries(required))
    if (preferences[name as keyof typeof required] !== value)
      throw new Error(`Unsafe web preference: ${name}`);
  if (preferences.enableBlinkFeatures) throw new Error('Unsafe web preference: enableBlinkFeatures');
  if (preferences.additionalArguments?.length) throw new Error('Unsafe web preference: additionalArguments');
}
