import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Keychain } from '../../../../electron/files/keychain';

const SECRET = 'c2VjcmV0IG9mIHRoaXJ0eS10d28gYnl0ZXMgaGVyZQ==';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-keychain-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** An account of the computer: what one encrypts, another cannot read. */
const account = (name: string, backend = 'gnome_libsecret', isEncryptionAvailable = true) => ({
  isEncryptionAvailable: () => isEncryptionAvailable,
  getSelectedStorageBackend: () => backend as 'gnome_libsecret',
  encryptString: (text: string) => Buffer.from(`${name}|${Buffer.from(text).toString('hex')}`),
  decryptString: (bytes: Buffer) => {
    const [owner = '', hex = ''] = bytes.toString().split('|');
    if (owner !== name) throw new Error('another account');
    return Buffer.from(hex, 'hex').toString();
  },
});

describe('the computer’s keychain', () => {
  it('keeps a secret, encrypted, until it is forgotten', async () => {
    const keychain = new Keychain(folder, account('ada'), 'linux');
    expect(await keychain.state()).toEqual({ isAvailable: true, isKept: false });
    expect(await keychain.read()).toBeNull();
    await keychain.keep(SECRET);
    expect(await new Keychain(folder, account('ada'), 'linux').read()).toBe(SECRET);
    expect(await keychain.state()).toEqual({ isAvailable: true, isKept: true });
    expect(await readFile(path.join(folder, 'keychain.bin'), 'utf8')).not.toContain(SECRET);
    await keychain.forget();
    await keychain.forget();
    expect(await keychain.state()).toEqual({ isAvailable: true, isKept: false });
  });

  it('gives nothing to another account, nor after the first was changed', async () => {
    await new Keychain(folder, account('ada'), 'linux').keep(SECRET);
    expect(await new Keychain(folder, account('eve'), 'linux').read()).toBeNull();
    expect(await new Keychain(folder, account('ada', 'basic_text'), 'linux').read()).toBeNull();
  });

  it.each([
    ['linux', 'basic_text', true, false],
    ['linux', 'unknown', true, false],
    ['linux', 'kwallet6', true, true],
    ['linux', 'gnome_libsecret', false, false],
    ['win32', 'unknown', true, true],
    ['darwin', 'unknown', true, true],
    ['darwin', 'unknown', false, false],
  ] as const)('on %s with %s (%s) is there: %s', async (platform, backend, encrypts, isAvailable) => {
    const keychain = new Keychain(folder, account('ada', backend, encrypts), platform);
    expect((await keychain.state()).isAvailable).toBe(isAvailable);
    if (isAvailable) await keychain.keep(SECRET);
    else await expect(keychain.keep(SECRET)).rejects.toThrow('trousseau');
    expect((await keychain.state()).isKept).toBe(isAvailable);
  });
});
