import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openVault, openWithKeychain, openWithRecovery } from '../../../renderer/engine/keys/vault';
import { hasWays, parseVault } from '../../../renderer/engine/keys/vaultFormat';
import { PASSPHRASE, twoPeople } from './vaultSamples';

describe('10,000 mutations of a vault file', () => {
  it('never open it as something else, and never break', async () => {
    const { open, recoveryKey, secret } = await twoPeople();
    const text = JSON.stringify(open.vault);
    const ids = new Set(open.vault.recipients.map(({ id }) => id));
    const mutation = fc.tuple(fc.nat(text.length - 1), fc.nat(3), fc.nat(127), fc.nat(text.length - 1));
    let parsed = 0;
    const mutate = ([at, how, code, other]: [number, number, number, number]): string => {
      const letter = String.fromCharCode(code);
      if (how === 0) return text.slice(0, at) + letter + text.slice(at + 1);
      if (how === 1) return text.slice(0, at) + text.slice(at + 1 + (other % 60));
      if (how === 2) return text.slice(0, at) + text.slice(other, other + 80) + text.slice(at);
      return text.slice(0, at);
    };
    for (const made of fc.sample(mutation, { numRuns: 10_000, seed: 20261122 })) {
      const changed = mutate(made);
      const read = parseVault(changed);
      if (!read.ok) {
        expect(read.problem.message).toMatch(/\.$/);
        continue;
      }
      if (!hasWays(read.value)) throw new Error('another format');
      parsed++;
      // In turn the ways that cost no derivation; by its passphrase every fortieth.
      const results = [
        parsed % 2 === 0
          ? await openWithRecovery(read.value, recoveryKey)
          : await openWithKeychain(read.value, secret),
        ...(parsed % 40 === 0 ? [await openVault(read.value, PASSPHRASE)] : []),
      ];
      for (const result of results) {
        if (!result.ok) {
          expect(result.problem.message).toMatch(/\.$/);
          continue;
        }
        const { keysAltered: _altered, ...workstation } = result.value.workstation;
        expect(workstation).toEqual(open.workstation);
        for (const { id, publicKey, kind } of result.value.vault.recipients) {
          expect(ids.has(id)).toBe(true);
          const own = open.vault.recipients.find((it) => it.id === id);
          expect([publicKey, kind]).toEqual([own?.publicKey, own?.kind]);
        }
      }
    }
    expect(parsed).toBeGreaterThan(1000);
  }, 300_000);
});
