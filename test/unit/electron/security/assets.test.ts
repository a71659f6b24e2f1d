import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveAsset } from '../../../../electron/security/assets';

const root = path.resolve('some', 'bundle');
const at = (...parts: string[]): string => path.join(root, ...parts);

describe('an address of the bundle', () => {
  it.each([
    ['app://concerto', at('index.html')],
    ['app://concerto/', at('index.html')],
    ['app://concerto/?screen=agenda#top', at('index.html')],
    ['app://concerto/index.html', at('index.html')],
    ['app://concerto/assets/index-St26EXek.js', at('assets', 'index-St26EXek.js')],
    ['app://concerto/assets/atkinson_400-Bx.woff2?v=1', at('assets', 'atkinson_400-Bx.woff2')],
  ])('%s means a file inside', (address, file) => {
    expect(resolveAsset(root, address)).toBe(file);
  });

  it.each([
    'app://concerto/../secret.txt',
    'app://concerto/assets/../../secret.txt',
    'app://concerto/..',
    'app://concerto/%2e%2e/secret.txt',
    'app://concerto/%2E%2E%2Fsecret.txt',
    'app://concerto/assets%2f..%2f..%2fsecret.txt',
    'app://concerto/%252e%252e/secret.txt',
    'app://concerto/..%5c..%5csecret.txt',
    'app://concerto/..\\..\\secret.txt',
    'app://concerto/assets\\index.js',
    'app://concerto//server/share/secret.txt',
    'app://concerto/\\\\server\\share\\secret.txt',
    'app://concerto/C:/secret.txt',
    'app://concerto/index.html%00.js',
    'app://concerto/index.html\0',
    'app://concerto/.env',
    'app://concerto/assets/',
    'app://concerto/a b',
    'app://concerto/é.html',
    'app://elsewhere/index.html',
    'app://concerto.example.org/index.html',
    'app://concerto:8080/index.html',
    'app://user:secret@concerto/index.html',
    'APP://other/index.html',
    'file:///etc/passwd',
    'https://concerto/index.html',
    'app:index.html',
    'not an address',
    '',
  ])('%j is refused', (address) => {
    expect(resolveAsset(root, address)).toBeNull();
  });

  it('never leaves the bundle, whatever is asked for', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      'a',
      'index.html',
      'C:',
      '//',
      '~',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = resolveAsset(root, `app://concerto/${parts.join('')}`);
        if (file !== null) expect(file.startsWith(root + path.sep)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
