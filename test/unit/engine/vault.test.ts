import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { unwrapDataKey } from '../../../renderer/engine/keys/cipher';
import { recoverUser, renewRecoveryKey } from '../../../renderer/engine/keys/keyChanges';
import { checkPassphrase } from '../../../renderer/engine/keys/passphrase';
import { newRecoveryKey, parseRecoveryKey } from '../../../renderer/engine/keys/recoveryKey';
import { openVault, openWithKeychain, openWithRecovery } from '../../../renderer/engine/keys/vault';
import {
  backupKeys,
  isRecoveryOnly,
  parseVault,
  type FirstVault,
  type Vault,
} from '../../../renderer/engine/keys/vaultFormat';
import { resealed } from '../../../renderer/engine/keys/vaultRecord';
import { codeOf, must, newVault, OTHER, PASSPHRASE, workstation, written } from './vaultSamples';

vi.mock('../../../renderer/engine/keys/passphrase', async (original) =>
  (await import('./quickKdf')).quickKdf(original),
);
const fixtureOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/vault/${name}.json`, import.meta.url), 'utf8'));

const fixture = fixtureOf('v1') as { passphrase: string; recoveryKey: string; vault: FirstVault };
const present = fixtureOf('v2') as {
  passphrases: { first: string; second: string };
  recoveryKey: string;
  keychainSecret: string;
  vault: Vault;
};

describe('the vault', () => {
  it('opens with its passphrase only, and shows nothing of what it holds', async () => {
    const { vault } = await newVault();
    const text = JSON.stringify(vault);
    expect(text).not.toMatch(/Secr|rpps-|quatre|first|abcd1234/);
    const parsed = must(parseVault(text));
    const opened = must(await openVault(parsed, PASSPHRASE));
    expect(opened.workstation).toEqual(workstation);
    expect(opened.user).toEqual(workstation.users[0]);
    expect(opened.vault).toBe(parsed);
    expect(codeOf(await openVault(parsed, `${PASSPHRASE} `))).toBe('passphrase');
  });

  it('gives keys that cannot be read back', async () => {
    const { vault } = await newVault();
    const { keys } = must(await openVault(vault, PASSPHRASE));
    expect(keys.current.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', keys.current)).rejects.toThrow();
  });

  it('keeps its keys when its record changes, and what a newer version wrote beside it', async () => {
    const made = await newVault();
    const newer = { ...workstation, device: 'zzzz9999', later: 'kept' };
    const changed = await resealed(made, newer);
    const vault = written({ ...changed.vault, later: { kept: true } }) as Vault;
    const opened = must(await openVault(must(parseVault(JSON.stringify(vault))), PASSPHRASE));
    const again = await resealed(opened, { ...opened.workstation, device: 'yyyy8888' });
    expect(again.vault).toHaveProperty('later', { kept: true });
    expect(must(await openVault(again.vault, PASSPHRASE)).workstation).toMatchObject({
      device: 'yyyy8888',
      later: 'kept',
    });
  });

  it('drops a way in that somebody put into the file', async () => {
    const [ours, theirs] = [await newVault(), await newVault()];
    const stranger = theirs.vault.recipients[0];
    if (!stranger) throw new Error('no recipient');
    const forged = { ...ours.vault, recipients: [...ours.vault.recipients, { ...stranger, id: 'stranger' }] };
    const opened = must(await openVault(forged, PASSPHRASE));
    expect(opened.vault.recipients.map(({ id }) => id)).toEqual(ours.vault.recipients.map(({ id }) => id));
    expect(opened.vault).not.toBe(forged);
  });

  it('opens for nobody whose parts were exchanged or changed', async () => {
    const { vault } = await newVault();
    const [own, recovery] = vault.recipients;
    if (own?.kind !== 'user' || !recovery) throw new Error('no recipients');
    for (const changed of [
      { ...own, dataKey: recovery.dataKey },
      { ...own, id: recovery.id },
      { ...own, publicKey: recovery.publicKey },
      { ...own, privateKey: recovery.privateKey },
    ]) {
      expect(codeOf(await openVault({ ...vault, recipients: [changed, recovery] }, PASSPHRASE))).toBe(
        'passphrase',
      );
    }
    expect(codeOf(await openVault({ ...vault, sealed: own.privateKey }, PASSPHRASE))).toBe('storage');
  });

  it('is not taken from a damaged file, nor from a newer version', () => {
    for (const text of ['', '{"format":1}', '{"format":2}', '{"format":3}', 'null', '[]'])
      expect(codeOf(parseVault(text))).toBe('storage');
    const newer = parseVault('{"format":4}');
    expect(!newer.ok && newer.problem.message).toContain('plus récente');
  });

  it('asks for a passphrase of some length', () => {
    expect(checkPassphrase('court').ok).toBe(false);
    expect(checkPassphrase(PASSPHRASE).ok).toBe(true);
  });
});

describe('a vault of the first released format', () => {
  it('opens, and comes out in the present one with the same data key', async () => {
    const first = must(parseVault(JSON.stringify(fixture.vault)));
    const opened = must(await openVault(first, fixture.passphrase));
    expect(opened.user).toMatchObject({ id: 'first', person: { family: 'Inventée' }, role: 'chair' });
    expect(opened.workstation).toMatchObject({
      device: 'abcd1234',
      databases: ['rcp_sein_2026'],
      region: { username: 'poste' },
    });
    expect(opened.workstation).not.toHaveProperty('user');
    expect(opened.vault.format).toBe(3);
    expect(JSON.stringify(opened.vault)).not.toContain(fixture.vault.byPassphrase);
    const again = must(await openVault(written(opened.vault), fixture.passphrase));
    expect(again.workstation).toEqual(opened.workstation);
    // Its printed key holds the data key directly: what it gives opens what the migrated vault seals.
    expect(must(await openWithRecovery(again.vault, fixture.recoveryKey)).workstation).toEqual(
      opened.workstation,
    );
    expect(codeOf(await openVault(first, OTHER.replace('orage', 'neige')))).toBe('passphrase');
  });

  it('keeps its printed key until a new one is printed', async () => {
    const { vault } = must(await openVault(fixture.vault, fixture.passphrase));
    const opened = must(await openVault(vault, fixture.passphrase));
    const { open, recoveryKey } = must(await renewRecoveryKey(opened, fixture.passphrase));
    expect(codeOf(await openWithRecovery(open.vault, fixture.recoveryKey))).toBe('passphrase');
    expect((await openWithRecovery(open.vault, recoveryKey)).ok).toBe(true);
  });

  it('opens with its printed key before it was ever migrated', async () => {
    const { open } = must(await recoverUser(fixture.vault, fixture.recoveryKey, 'first', PASSPHRASE));
    expect(open.user.person.family).toBe('Inventée');
    expect((await openVault(written(open.vault), PASSPHRASE)).ok).toBe(true);
    expect(codeOf(await openVault(written(open.vault), fixture.passphrase))).toBe('passphrase');
    expect(codeOf(await openWithRecovery(open.vault, fixture.recoveryKey))).toBe('passphrase');
  });
});

describe('a vault of the second format, its data key being changed', () => {
  const vault = must(parseVault(JSON.stringify(present.vault)));

  it('opens by every way it was given', async () => {
    const { first, second } = present.passphrases;
    const ways = [
      must(await openVault(vault, first)),
      must(await openVault(vault, second)),
      must(await openWithKeychain(vault, present.keychainSecret)),
      must(await openWithRecovery(vault, present.recoveryKey)),
    ];
    expect(ways.map((way) => ('user' in way ? way.user.person.family : null))).toEqual([
      'Inventée',
      'Imaginaire',
      'Inventée',
      null,
    ]);
    for (const way of ways) {
      expect(way.workstation).toMatchObject({ device: 'abcd1234', databases: ['rcp_sein_2026'] });
      expect(way.keys.previous).not.toBeNull();
    }
  });
});

describe('the keys of a backup', () => {
  it('open with the recovery key only, and give a person a passphrase on a bare machine', async () => {
    const { vault, recoveryKey } = await newVault();
    const keys = backupKeys(vault);
    expect(isRecoveryOnly(vault)).toBe(false);
    expect(isRecoveryOnly(keys)).toBe(true);
    expect(codeOf(await openVault(keys, PASSPHRASE))).toBe('passphrase');
    const opened = must(await openWithRecovery(keys, recoveryKey));
    expect(opened.workstation).toEqual(workstation);
    const { open } = must(await recoverUser(keys, recoveryKey, 'first', OTHER));
    expect(must(await openVault(open.vault, OTHER)).user.id).toBe('first');
    expect(codeOf(await openVault(open.vault, PASSPHRASE))).toBe('passphrase');
  });

  it('hold the data key of the workstation, readable nowhere else', async () => {
    const { vault, keys } = await newVault();
    for (const { dataKey, id } of vault.recipients)
      await expect(
        unwrapDataKey(keys.current, `concerto/recipient/${id}/data-key`, dataKey.split('.')[1] ?? ''),
      ).rejects.toThrow();
  });
});

describe('the recovery key', () => {
  it('is read back however it was typed', () => {
    const key = newRecoveryKey();
    expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(parseRecoveryKey(key)).toBe(key.replaceAll('-', ''));
    expect(parseRecoveryKey(key.replace(/1/g, 'l').replace(/0/g, 'o'))).toBe(key.replaceAll('-', ''));
    expect(parseRecoveryKey(key.slice(1))).toBeNull();
  });

  it('opens, however it was typed, and is then replaced', async () => {
    const made = await newVault();
    const typed = made.recoveryKey.toLowerCase().replaceAll('-', ' ');
    const { open, recoveryKey } = must(await recoverUser(made.vault, typed, 'first', OTHER));
    expect((await openVault(open.vault, OTHER)).ok).toBe(true);
    expect((await openVault(open.vault, PASSPHRASE)).ok).toBe(false);
    expect((await openWithRecovery(open.vault, made.recoveryKey)).ok).toBe(false);
    expect((await openWithRecovery(open.vault, recoveryKey)).ok).toBe(true);
  });

  it('is told from what cannot be one', async () => {
    const { vault } = await newVault();
    expect(codeOf(await openWithRecovery(vault, 'quatre mots'))).toBe('invalid');
    expect(codeOf(await openWithRecovery(vault, newRecoveryKey()))).toBe('passphrase');
  });
});
