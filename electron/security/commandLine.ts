/**
 * Switches that the released application starts with: a second, separate workstation, and what makes a screen readable or
 * a graphics driver bearable. Every other one could hand it over to whoever starts it (debugging, other code, another
 * network, no sandbox), and Chromium gets new ones with each version. Development and the test build take all,
 * because Playwright drives Electron through them.
 */
const allowed: ReadonlySet<string> = new Set([
  'user-data-dir',
  'force-device-scale-factor',
  'disable-gpu',
  'ozone-platform',
  'ozone-platform-hint',
  'lang',
]);

/**
 * The first switch that is not allowed, as it is called; null where there is none. Chromium takes one dash as two, and
 * on Windows a slash; Node takes its own with one letter.
 * @param args the arguments without the program itself
 */
export function refusedSwitch(args: readonly string[], platform: NodeJS.Platform): string | null {
  for (const arg of args) {
    const isSwitch = arg.startsWith('-') || (platform === 'win32' && arg.startsWith('/'));
    if (!isSwitch) continue;
    const [name = ''] = arg.replace(/^(--?|\/)/, '').split('=');
    if (!allowed.has(name)) return name;
  }
  return null;
}

export const refusedSentence = (name: string): string =>
  `Concerto ne démarre pas avec l’option «\u00a0${name}\u00a0». Rien n’a été ouvert ni modifié. Relancez-le par son raccourci habituel, sans cette option.`;
