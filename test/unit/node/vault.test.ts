import { describe, expect, it } from 'vitest';
import { newRecoveryKey, parseRecoveryKey } from '../../../renderer/node/store/recoveryKey';
import {
  checkPassphrase,
  createVault,
  openVault,
  parseVault,
  recoverVault,
  resealed,
  type Workstation,
} from '../../../renderer/node/store/vault';
import type { PersonId } from '../../../shared/domain/ids';

const workstation: Workstation = {
  device: 'abcd1234',
  user: {
    person: { id: 'rpps-10002422979' as PersonId, family: 'Secrète', given: 'Ada', title: 'Dr' },
    role: 'chair',
  },
  databases: [],
  region: null,
};
const PASSPHRASE = 'quatre mots sans rapport';

describe('the vault', () => {
  it('opens with its passphrase only, and shows nothing of what it holds', async () => {
    const { vault } = await createVault(PASSPHRASE, workstation);
    const text = JSON.stringify(vault);
    expect(text).not.toMatch(/Secrète|10002422979|quatre/);
    const parsed = parseVault(text);
    if (!parsed) throw new Error('the vault does not parse');
    const opened = await openVault(parsed, PASSPHRASE);
    expect(opened.ok && opened.value.workstation).toEqual(workstation);
    expect((await openVault(parsed, `${PASSPHRASE} `)).ok).toBe(false);
  });

  it('opens with the printed key, which is then replaced', async () => {
    const made = await createVault(PASSPHRASE, workstation);
    const recovered = await recoverVault(
      made.vault,
      made.recoveryKey.toLowerCase().replaceAll('-', ' '),
      'une autre phrase secrète',
    );
    if (!recovered.ok) throw new Error(recovered.problem.message);
    expect((await openVault(recovered.value.vault, 'une autre phrase secrète')).ok).toBe(true);
    expect((await openVault(recovered.value.vault, PASSPHRASE)).ok).toBe(false);
    expect((await recoverVault(recovered.value.vault, made.recoveryKey, PASSPHRASE)).ok).toBe(false);
    expect((await recoverVault(recovered.value.vault, recovered.value.recoveryKey, PASSPHRASE)).ok).toBe(
      true,
    );
  });

  it('keeps its keys when its record changes', async () => {
    const made = await createVault(PASSPHRASE, workstation);
    const changed = await resealed(made, { ...workstation, device: 'zzzz9999' });
    const opened = await openVault(changed.vault, PASSPHRASE);
    expect(opened.ok && opened.value.workstation.device).toBe('zzzz9999');
  });

  it('is not taken from a damaged file', () => {
    expect(parseVault('')).toBeNull();
    expect(parseVault('{"format":1}')).toBeNull();
  });

  it('asks for a passphrase of some length', () => {
    expect(checkPassphrase('court').ok).toBe(false);
    expect(checkPassphrase(PASSPHRASE).ok).toBe(true);
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
});
