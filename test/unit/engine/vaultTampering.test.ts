import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { rekeyed, renewRecoveryKey } from '../../../renderer/engine/keys/keyChanges';
import { openVault, openWithKeychain, openWithRecovery } from '../../../renderer/engine/keys/vault';
import { parseVault, type Vault } from '../../../renderer/engine/keys/vaultFormat';
import type { OpenVault } from '../../../renderer/engine/keys/vaultRecord';
import { memoryShell } from './memoryShell';
import { startEngine } from './runningEngine';
import { codeOf, must, newVault, OTHER, PASSPHRASE, twoPeople, written } from './vaultSamples';

/** Real, since the fixture of the former format was made with it. */
vi.mock('../../../renderer/engine/keys/passphrase', async (original) =>
  (await import('./quickKdf')).quickKdf(original),
);
/** What whoever can write the file may do to a way in, without any key. */
type Recipients = (Vault['recipients'][number] & Record<string, unknown>)[];
const edited = (vault: Vault, change: (recipients: Recipients) => object[]): Vault => {
  const file = written(vault);
  return must(
    parseVault(JSON.stringify({ ...file, recipients: change(file.recipients as Recipients) })),
  ) as Vault;
};
const renamed = (vault: Vault, from: string, to: string): Vault =>
  edited(vault, (all) => all.map((it) => (it.kind === from ? { ...it, kind: to } : it)));
const kindsOf = ({ vault }: OpenVault): string[] => vault.recipients.map(({ kind }) => kind).sort();
const isAltered = ({ workstation }: OpenVault): boolean => workstation.keysAltered === true;

describe('a vault edited by whoever can write the file', () => {
  it('lets no printed key outlive its renewal and the change of the data key under another name', async () => {
    const { open, recoveryKey: old } = await twoPeople();
    for (const kind of ['keychain', 'recovery']) {
      const file = renamed(open.vault, 'recovery', kind);
      const unlocked = must(await openVault(file, PASSPHRASE));
      expect(kindsOf(unlocked)).toEqual(['keychain', 'recovery', 'user', 'user']);
      expect(isAltered(unlocked)).toBe(kind === 'keychain');
      const renewed = must(await renewRecoveryKey(unlocked, PASSPHRASE));
      const rotated = must(await rekeyed(renewed.open, PASSPHRASE));
      const oldWay = open.vault.recipients.find((it) => it.kind === 'recovery');
      expect(rotated.vault.recipients.some(({ id }) => id === oldWay?.id)).toBe(false);
      for (const vault of [renewed.open.vault, rotated.vault]) {
        // Its way put back into the file, as it was: it opens a data key, the present one before the change.
        const back = edited(vault, (all) => [...all, { ...oldWay, kind: 'recovery' }]);
        expect((await openWithRecovery(back, old)).ok).toBe(false);
        expect((await openWithRecovery(back, renewed.recoveryKey)).ok).toBe(true);
        const again = must(await openVault(back, PASSPHRASE));
        expect(isAltered(again)).toBe(true);
        expect(kindsOf(again)).toEqual(['keychain', 'recovery', 'user', 'user']);
      }
    }
  });

  it('takes from nobody, and gives nobody, a way by calling it another kind', async () => {
    const { open, recoveryKey, secret } = await twoPeople();
    for (const [from, to] of [
      ['keychain', 'recovery'],
      ['recovery', 'keychain'],
    ] as const) {
      const unlocked = must(await openVault(renamed(open.vault, from, to), PASSPHRASE));
      expect(isAltered(unlocked)).toBe(true);
      expect((await openWithRecovery(written(unlocked.vault), recoveryKey)).ok).toBe(true);
      expect((await openWithKeychain(written(unlocked.vault), secret)).ok).toBe(true);
    }
    // A passphrase's way called a keychain's: still his, and gone with his next passphrase.
    const [mine] = open.vault.recipients;
    const other = edited(open.vault, (all) =>
      all.map((it) => (it.kind === 'user' && it.id !== mine?.id ? { ...it, kind: 'keychain' } : it)),
    );
    const unlocked = must(await openVault(other, PASSPHRASE));
    expect((await openVault(written(unlocked.vault), OTHER)).ok).toBe(true);
  });

  it('never gives the next data key to a way that somebody added', async () => {
    const [{ open }, theirs] = [await twoPeople(), await newVault()];
    const [stranger] = theirs.vault.recipients;
    const [own] = open.vault.recipients;
    for (const added of [
      { ...stranger, id: 'stranger' },
      { ...stranger, id: own?.id },
      { ...own, publicKey: stranger?.publicKey },
      own,
    ]) {
      const file = edited(open.vault, (all) => [...all, added as object]);
      const unlocked = must(await openVault(file, PASSPHRASE));
      expect(isAltered(unlocked)).toBe(true);
      const rotated = must(await rekeyed(unlocked, PASSPHRASE));
      expect(rotated.vault.recipients.map(({ id }) => id)).toEqual(open.vault.recipients.map(({ id }) => id));
      expect(rotated.vault.recipients.map(({ publicKey }) => publicKey)).not.toContain(stranger?.publicKey);
    }
  });

  it('does not believe a former data key put back, and gives back one that was taken away', async () => {
    const { open } = await twoPeople();
    const rotating = must(await rekeyed(open, PASSPHRASE));
    const { previous, ...without } = written(rotating.vault);
    const healed = must(await openVault(without, PASSPHRASE));
    expect(healed.vault.previous).toBe(previous);
    expect(healed.keys.previous).not.toBeNull();
    expect(isAltered(healed)).toBe(true);
    const forged = must(await openVault({ ...written(open.vault), previous }, PASSPHRASE));
    expect(forged.keys.previous).toBeNull();
    expect(isAltered(forged)).toBe(true);
  });

  it('is said to be altered until somebody has read it, then no more', async () => {
    const shell = memoryShell();
    const engine = await startEngine(shell);
    await engine.run('enrol', {
      ...{ family: 'Animatrice', given: 'Ada', title: 'Dr', role: 'coordinator' },
      ...{ specialty: 'G15_10/SM36', passphrase: PASSPHRASE },
    });
    await engine.run('lock', {});
    const vault = must(parseVault((await shell.readVault()) ?? '')) as Vault;
    await shell.writeVault(JSON.stringify(renamed(vault, 'recovery', 'keychain')));
    const said = async () => (await engine.ask('session', {})).notices.join(' ');
    for (let time = 0; time < 2; time++) {
      await engine.run('unlock', { passphrase: PASSPHRASE });
      expect(await said()).toContain('modifié en dehors de Concerto');
      await engine.run('lock', {});
    }
    await engine.run('unlock', { passphrase: PASSPHRASE });
    await engine.run('dismissNotices', {});
    await engine.run('lock', {});
    await engine.run('unlock', { passphrase: PASSPHRASE });
    expect(await said()).toBe('');
    await engine.run('lock', {});
  });
});

describe('a vault of the format that did not vouch for the kinds', () => {
  const fixture = JSON.parse(
    readFileSync(new URL('../../fixtures/vault/v2.json', import.meta.url), 'utf8'),
  ) as { passphrases: { first: string }; recoveryKey: string; keychainSecret: string; vault: Vault };

  it('opens, and comes out vouched for', async () => {
    const opened = must(await openVault(fixture.vault, fixture.passphrases.first));
    expect(opened.vault.format).toBe(3);
    expect(isAltered(opened)).toBe(false);
    const renewed = must(await renewRecoveryKey(opened, fixture.passphrases.first));
    expect(codeOf(await openWithRecovery(renewed.open.vault, fixture.recoveryKey))).toBe('passphrase');
    const again = must(
      await openVault(renamed(opened.vault, 'keychain', 'recovery'), fixture.passphrases.first),
    );
    expect(isAltered(again)).toBe(true);
    expect((await openWithKeychain(again.vault, fixture.keychainSecret)).ok).toBe(true);
    // Called a file of the former format again, so that less would be vouched for: it opens nothing.
    expect(codeOf(await openVault({ ...opened.vault, format: 2 }, fixture.passphrases.first))).toBe(
      'storage',
    );
  });

  it('takes no renamed printed key for anything else', async () => {
    const opened = must(
      await openVault(renamed(fixture.vault, 'recovery', 'keychain'), fixture.passphrases.first),
    );
    expect(isAltered(opened)).toBe(true);
    const renewed = must(await renewRecoveryKey(opened, fixture.passphrases.first));
    expect(codeOf(await openWithRecovery(renewed.open.vault, fixture.recoveryKey))).toBe('passphrase');
  });
});

describe('the derivation that a vault names', () => {
  it('is refused where it is too weak, or would take the computer away', async () => {
    const { vault } = await newVault();
    const kdf = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 };
    const withKdf = (changed: object): string =>
      JSON.stringify({
        ...vault,
        recipients: vault.recipients.map((it) => (it.kind === 'user' ? { ...it, ...changed } : it)),
      });
    expect(parseVault(withKdf({ kdf })).ok).toBe(true);
    for (const bad of [
      { memoryKiB: 8 },
      { memoryKiB: 4_194_304 },
      { memoryKiB: 262_144, passes: 5 },
      { passes: 0 },
      { passes: 1_000_000 },
      { lanes: 64 },
    ])
      expect(codeOf(parseVault(withKdf({ kdf: { ...kdf, ...bad } })))).toBe('storage');
    for (const salt of ['', 'AAAA', 'ééé', 'A'.repeat(4000)])
      expect(codeOf(parseVault(withKdf({ salt })))).toBe('storage');
    const own = vault.recipients.find(({ kind }) => kind === 'user');
    const many = Array.from({ length: 40 }, (_, i) => ({ ...own, salt: btoa(String(i).padStart(16, '0')) }));
    expect(codeOf(parseVault(JSON.stringify({ ...vault, recipients: many })))).toBe('storage');
  });
});
