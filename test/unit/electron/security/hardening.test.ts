import { describe, expect, it } from 'vitest';
import { refusedSentence, refusedSwitch } from '../../../../electron/security/commandLine';
import { isTrustedSender } from '../../../../electron/windows/sender';
import { assertSecureWebPreferences, securePreferences } from '../../../../electron/security/webPreferences';
import { headersFor, mimeTypeOf } from '../../../../shared/contracts/security';

describe('the preferences of the window', () => {
  it('pass their own check', () => {
    for (const preload of ['preload.cjs', undefined])
      expect(() => assertSecureWebPreferences(securePreferences(false, preload))).not.toThrow();
  });

  it.each([
    { sandbox: false },
    { contextIsolation: false },
    { webSecurity: false },
    { nodeIntegration: true },
    { nodeIntegrationInWorker: true },
    { nodeIntegrationInSubFrames: true },
    { webviewTag: true },
    { allowRunningInsecureContent: true },
    { experimentalFeatures: true },
    { spellcheck: true },
    { enableBlinkFeatures: 'X' },
    { additionalArguments: ['--x'] },
  ])('do not start with %j', (weaker) => {
    expect(() =>
      assertSecureWebPreferences({ ...securePreferences(false, 'preload.cjs'), ...weaker }),
    ).toThrow('Unsafe web preference');
  });

  it('are not trusted to Electron’s defaults', () => {
    expect(() => assertSecureWebPreferences({})).toThrow();
  });
});

describe('the sender of a message', () => {
  const main = { origin: 'app://concerto', processId: 4, routingId: 2, parent: null };

  it('is trusted as the top frame of the window, showing the application', () => {
    expect(isTrustedSender(main, main)).toBe(true);
  });

  it.each([
    ['gone', null],
    ['another origin', { ...main, origin: 'https://evil.example' }],
    ['an opaque origin', { ...main, origin: 'null' }],
    ['another frame', { ...main, routingId: 3 }],
    ['another process', { ...main, processId: 5 }],
  ])('is refused: %s', (_what, sender) => {
    expect(isTrustedSender(sender, main)).toBe(false);
  });
});

describe('the command line of the released application', () => {
  it.each([
    [['--user-data-dir=/srv/poste']],
    [['--user-data-dir', '/srv/poste', '--force-device-scale-factor=1.5']],
    [['seance.concerto']],
    [[]],
  ])('takes %j', (args) => {
    expect(refusedSwitch(args, 'linux')).toBeNull();
  });

  it.each([
    ['--remote-debugging-port=9222', 'remote-debugging-port'],
    ['-remote-debugging-pipe', 'remote-debugging-pipe'],
    ['--inspect', 'inspect'],
    ['--no-sandbox', 'no-sandbox'],
    ['--proxy-server=192.0.2.1:8080', 'proxy-server'],
    ['--disable-features=NetworkService', 'disable-features'],
    ['--log-net-log=/srv/net.json', 'log-net-log'],
    ['--a-switch-of-next-year', 'a-switch-of-next-year'],
    ['-r', 'r'],
    ['--', ''],
    // Chromium's switches are lower case; on Windows it folds them itself.
    ['--USER-DATA-DIR=/srv', 'USER-DATA-DIR'],
  ])('refuses %s, known or not', (arg, name) => {
    expect(refusedSwitch(['--user-data-dir=/srv/poste', arg], 'linux')).toBe(name);
    expect(refusedSentence(name)).toContain(`«\u00a0${name}\u00a0»`);
  });

  it('knows the slash of Windows, which elsewhere begins a path', () => {
    expect(refusedSwitch(['/remote-debugging-port=9222'], 'win32')).toBe('remote-debugging-port');
    expect(refusedSwitch(['/srv/seance.concerto'], 'linux')).toBeNull();
  });
});

describe('the headers of every answer', () => {
  const policyOf = (asset: string | null) =>
    new Map(
      headersFor(asset)
        ['Content-Security-Policy']?.split('; ')
        .map((rule) => {
          const [name = '', ...values] = rule.split(' ');
          return [name, values] as const;
        }),
    );

  it.each(['index.html', 'projector.html', 'assets/index-1.js', null])(
    'allow nothing by default, no inline or evaluated script, no frame, no form: %s',
    (asset) => {
      const policy = policyOf(asset);
      for (const name of ['default-src', 'base-uri', 'form-action', 'frame-ancestors', 'object-src'])
        expect(policy.get(name)).toEqual(["'none'"]);
      expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
      expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");
      expect([...policy.values()].flat()).not.toContain('*');
      expect(headersFor(asset)).toMatchObject({ 'X-Content-Type-Options': 'nosniff' });
    },
  );

  it('let the console alone compute keys, start a Worker and ask a server', () => {
    expect(policyOf('index.html').get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
    for (const asset of ['projector.html', 'Projector.HTML']) {
      const policy = policyOf(asset);
      expect(policy.get('script-src')).toEqual(["'self'"]);
      expect(policy.get('worker-src')).toEqual(["'none'"]);
      // What is not named follows `default-src`.
      expect(policy.has('connect-src')).toBe(false);
    }
  });

  it('serve only the kinds of file that the page uses', () => {
    expect(mimeTypeOf('assets/index-1.js')).toBe('text/javascript; charset=utf-8');
    expect(mimeTypeOf('a/b.WOFF2')).toBe('font/woff2');
    expect(mimeTypeOf('main.js.map')).toBeNull();
    expect(mimeTypeOf('noending')).toBeNull();
  });
});
