/**
 * Switches that hand the application over to whoever started it. The released application refuses to start with one;
 * development and the test build keep them, because Playwright drives Electron through them.
 */
const refused = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'disable-web-security',
  'load-extension',
  'host-resolver-rules',
  'ignore-certificate-errors',
  'js-flags',
];

export const refusedSwitch = (has: (name: string) => boolean): string | null => refused.find(has) ?? null;
