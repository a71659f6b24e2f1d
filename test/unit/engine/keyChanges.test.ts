import { describe, expect, it } from 'vitest';
import { sealJson, unsealJson } from '../../../renderer/engine/keys/cipher';
import {
  addUser,
  changePassphrase,
  keepInKeychain,
  recoverUser,
  rekeyed,
  removeUser,
  renewRecoveryKey,
  withoutKeychain,
  withoutPrevious,
} from '../../../renderer/engine/keys/keyChanges';
import { openVault, openWithKeychain, openWithRecovery } from '../../../renderer/engine/keys/vault';
import { resealed } from '../../../renderer/engine/keys/vaultRecord';
import { codeOf, must, newVault, OTHER, PASSPHRASE, someone, workstation, written } from './vaultSamples';

const doctor = someone('Le Goff', 'doctor');
const two = async () => {
  const made = await newVault();
  const open = must(await addUser(made, PASSPHRASE, doctor, OTHER));
  return { ...open, recoveryKey: made.recoveryKey };
};

describe('several people on one workstation', () => {
  it('are told apart by their passphrase alone, with one derivation', async () => {
    const { vault } = await two();
    const users = vault.recipients.filter((recipient) => recipient.kind === 'user');
    expect(new Set(users.map(({ salt }) => salt)).size).toBe(1);
    const first = must(await openVault(written(vault), PASSPHRASE));
    const second = must(await openVault(written(vault), OTHER));
    expect(first.user.person.family).toBe('Secrète');
    expect(second.user).toMatchObject(doctor);
    const sealed = await sealJson(first.keys, 'place', 'texte');
    expect(await unsealJson(second.keys, 'place', sealed)).toBe('texte');
  });

  it('cannot have the same passphrase, and are not told whose it is', async () => {
    const open = await two();
    const refused = await addUser(open, PASSPHRASE, someone('Tiers'), OTHER);
    expect(codeOf(refused)).toBe('passphrase');
    expect(JSON.stringify(refused)).not.toMatch(/Goff|Secrète|autre personne/);
    expect(codeOf(await changePassphrase(open, PASSPHRASE, OTHER))).toBe('passphrase');
    expect(codeOf(await recoverUser(open.vault, open.recoveryKey, 'first', OTHER))).toBe('passphrase');
    // The recovered person may take their own again.
    expect((await recoverUser(open.vault, open.recoveryKey, 'first', PASSPHRASE)).ok).toBe(true);
  });

  it('act on keys with their own passphrase only', async () => {
    const open = await two();
    const third = 'papier violon menthe granit';
    for (const wrong of [OTHER, third]) {
      const refusals = [
        await addUser(open, wrong, someone('Tiers'), third),
        await removeUser(open, wrong, open.workstation.users[1]?.id ?? ''),
        await changePassphrase(open, wrong, 'encore une autre phrase'),
        await renewRecoveryKey(open, wrong),
        await keepInKeychain(open, wrong),
        await rekeyed(open, wrong),
      ];
      // The same words whether it is nobody's or a colleague's.
      expect(new Set(refusals.map((refusal) => !refusal.ok && refusal.problem.message)).size).toBe(1);
      expect(refusals.map(codeOf)).toEqual(refusals.map(() => 'passphrase'));
    }
  });

  it('go with their keys', async () => {
    const open = await two();
    const removed = must(await removeUser(open, PASSPHRASE, open.workstation.users[1]?.id ?? ''));
    expect(codeOf(await openVault(removed.vault, OTHER))).toBe('passphrase');
    expect(removed.workstation.users).toEqual(workstation.users);
    const theirs = open.vault.recipients.filter(
      ({ id }) => !removed.vault.recipients.some((r) => r.id === id),
    );
    const putBack = { ...removed.vault, recipients: [...removed.vault.recipients, ...theirs] };
    expect(theirs).toHaveLength(1);
    expect(codeOf(await openVault(putBack, OTHER))).toBe('passphrase');
  });

  it('change their passphrase for another one', async () => {
    const open = await two();
    expect(codeOf(await changePassphrase(open, PASSPHRASE, PASSPHRASE))).toBe('invalid');
    const changed = must(await changePassphrase(open, PASSPHRASE, 'papier violon menthe granit'));
    expect(codeOf(await openVault(changed.vault, PASSPHRASE))).toBe('passphrase');
    expect(must(await openVault(changed.vault, 'papier violon menthe granit')).user.id).toBe('first');
    expect(must(await openVault(changed.vault, OTHER)).user).toMatchObject(doctor);
  });
});

describe('the computer’s keychain', () => {
  it('opens for who asked for it, beside the passphrase, until it is let go', async () => {
    const open = await two();
    const kept = must(await keepInKeychain(open, PASSPHRASE));
    expect(must(await openWithKeychain(written(kept.open.vault), kept.secret)).user.id).toBe('first');
    expect((await openVault(kept.open.vault, PASSPHRASE)).ok).toBe(true);
    const again = must(await keepInKeychain(kept.open, PASSPHRASE));
    expect(codeOf(await openWithKeychain(again.open.vault, kept.secret))).toBe('state');
    expect((await openWithKeychain(again.open.vault, again.secret)).ok).toBe(true);
    const without = await withoutKeychain(again.open);
    expect(codeOf(await openWithKeychain(without.vault, again.secret))).toBe('state');
  });

  it('goes with the person', async () => {
    const open = await two();
    const { secret, open: kept } = must(await keepInKeychain(open, PASSPHRASE));
    const asDoctor = must(await openVault(kept.vault, OTHER));
    const without = must(await removeUser(asDoctor, OTHER, 'first'));
    expect(codeOf(await openWithKeychain(without.vault, secret))).toBe('state');
  });
});

describe('a new data key', () => {
  it('is given to everybody without their passphrase, and opens what lies under the old one', async () => {
    const open = await two();
    const kept = must(await keepInKeychain(open, PASSPHRASE));
    const old = await sealJson(open.keys, 'place', 'ancien');
    const fresh = must(await rekeyed(kept.open, PASSPHRASE));
    const news = await sealJson(fresh.keys, 'place', 'nouveau');
    await expect(unsealJson(open.keys, 'place', news)).rejects.toThrow();
    const vault = written(fresh.vault);
    const ways = [
      must(await openVault(vault, PASSPHRASE)),
      must(await openVault(vault, OTHER)),
      must(await openWithRecovery(vault, open.recoveryKey)),
      must(await openWithKeychain(vault, kept.secret)),
    ];
    for (const way of ways) {
      expect(await unsealJson(way.keys, 'place', news)).toBe('nouveau');
      expect(await unsealJson(way.keys, 'place', old)).toBe('ancien');
    }
    expect(codeOf(await rekeyed(fresh, PASSPHRASE))).toBe('state');

    const done = await withoutPrevious(fresh);
    const after = must(await openVault(written(done.vault), OTHER));
    expect(after.keys.previous).toBeNull();
    await expect(unsealJson(after.keys, 'place', old)).rejects.toThrow();
    expect(await unsealJson(after.keys, 'place', news)).toBe('nouveau');
  });

  it('survives acts that come while it is under way', async () => {
    const open = await two();
    const old = await sealJson(open.keys, 'place', 'ancien');
    const during = must(await rekeyed(open, PASSPHRASE));
    const third = 'papier violon menthe granit';
    const added = must(await addUser(during, PASSPHRASE, someone('Tiers'), third));
    const changed = await resealed(added, { ...added.workstation, device: 'zzzz9999' });
    const opened = must(await openVault(written(changed.vault), third));
    expect(opened.workstation.device).toBe('zzzz9999');
    expect(await unsealJson(opened.keys, 'place', old)).toBe('ancien');
  });

  it('is not given to a way in that somebody else put there', async () => {
    const [ours, theirs] = [await newVault(), await newVault()];
    const forged = {
      ...ours.vault,
      recipients: [...ours.vault.recipients, ...theirs.vault.recipients.filter((r) => r.kind === 'recovery')],
    };
    const fresh = must(await rekeyed(must(await openVault(forged, PASSPHRASE)), PASSPHRASE));
    expect(codeOf(await openWithRecovery(fresh.vault, theirs.recoveryKey))).toBe('passphrase');
    expect((await openWithRecovery(fresh.vault, ours.recoveryKey)).ok).toBe(true);
  });
});
