import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addUser,
  changePassphrase,
  recoverUser,
  rekeyed,
  removeUser,
  renewRecoveryKey,
  withoutPrevious,
} from '../../../renderer/engine/keys/keyChanges';
import { normalized } from '../../../renderer/engine/keys/passphrase';
import { createVault, openVault, openWithRecovery } from '../../../renderer/engine/keys/vault';
import { hasWays, isRecoveryOnly, parseVault, type Vault } from '../../../renderer/engine/keys/vaultFormat';
import { codeOf, must, someone, workstation } from './vaultSamples';

type Act =
  | { readonly kind: 'add'; readonly passphrase: string }
  | { readonly kind: 'remove'; readonly who: number }
  | { readonly kind: 'change'; readonly passphrase: string }
  | { readonly kind: 'recover'; readonly who: number; readonly passphrase: string }
  | { readonly kind: 'sign'; readonly who: number }
  | { readonly kind: 'renew' | 'rekey' };

const passphrase = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const who = fc.nat(5);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), passphrase }),
  fc.record({ kind: fc.constant('remove' as const), who }),
  fc.record({ kind: fc.constant('change' as const), passphrase }),
  fc.record({ kind: fc.constant('recover' as const), who, passphrase }),
  fc.record({ kind: fc.constant('sign' as const), who }),
  fc.record({ kind: fc.constantFrom('renew' as const, 'rekey' as const) }),
);

/** What a workstation is expected to know, beside what it is. */
class Expected {
  readonly current = new Map<string, string>();
  readonly retired = new Set<string>();
  readonly oldSheets: string[] = [];
  signed = 'first';

  constructor(
    first: string,
    public sheet: string,
  ) {
    this.current.set('first', first);
  }

  set(user: string, next: string): void {
    this.remove(user);
    this.current.set(user, next);
  }

  remove(user: string): void {
    const before = this.current.get(user);
    if (before !== undefined) this.retired.add(before);
    this.current.delete(user);
  }

  printed(sheet: string): void {
    this.oldSheets.push(this.sheet);
    this.sheet = sheet;
  }

  isFree(next: string, except?: string): boolean {
    return ![...this.current].some(
      ([user, held]) => user !== except && normalized(held) === normalized(next),
    );
  }

  nth(n: number): string {
    return [...this.current.keys()][n % this.current.size] ?? 'first';
  }
}

async function play(vault: Vault, expected: Expected, it: Act): Promise<Vault> {
  const own = expected.current.get(expected.signed) ?? '';
  const open = must(await openVault(vault, own));
  expect(open.user.id).toBe(expected.signed);
  switch (it.kind) {
    case 'sign':
      expected.signed = expected.nth(it.who);
      return vault;
    case 'add': {
      const made = await addUser(open, own, someone('Tiers'), it.passphrase);
      expect(codeOf(made)).toBe(expected.isFree(it.passphrase) ? null : 'passphrase');
      if (!made.ok) return vault;
      expected.set(made.value.workstation.users.at(-1)?.id ?? '', it.passphrase);
      return made.value.vault;
    }
    case 'change': {
      const made = await changePassphrase(open, own, it.passphrase);
      expect(made.ok).toBe(expected.isFree(it.passphrase));
      if (!made.ok) return vault;
      expected.set(expected.signed, it.passphrase);
      return made.value.vault;
    }
    case 'remove': {
      const removed = expected.nth(it.who);
      if (removed === expected.signed) return vault;
      expected.remove(removed);
      return must(await removeUser(open, own, removed)).vault;
    }
    case 'recover': {
      const user = expected.nth(it.who);
      // Their own, taken again, is free to them.
      const free = expected.isFree(it.passphrase, user);
      const made = await recoverUser(vault, expected.sheet, user, it.passphrase);
      expect(made.ok).toBe(free);
      if (!made.ok) return vault;
      expected.set(user, it.passphrase);
      expected.printed(made.value.recoveryKey);
      expected.signed = user;
      return made.value.open.vault;
    }
    case 'renew': {
      const made = must(await renewRecoveryKey(open, own));
      expected.printed(made.recoveryKey);
      return made.open.vault;
    }
    case 'rekey':
      return (await withoutPrevious(must(await rekeyed(open, own)))).vault;
  }
}

async function check(vault: Vault, expected: Expected): Promise<void> {
  expect(isRecoveryOnly(vault)).toBe(false);
  for (const [user, passphrase] of expected.current) {
    const opened = must(await openVault(vault, passphrase));
    expect(opened.user.id).toBe(user);
    expect(opened.workstation.users.map(({ id }) => id).sort()).toEqual([...expected.current.keys()].sort());
    expect(opened.vault).toBe(vault);
  }
  for (const old of expected.retired)
    if (expected.isFree(old)) expect(codeOf(await openVault(vault, old))).toBe('passphrase');
  expect((await openWithRecovery(vault, expected.sheet)).ok).toBe(true);
  for (const old of expected.oldSheets) expect(codeOf(await openWithRecovery(vault, old))).toBe('passphrase');
}

it('opens for every current passphrase, as the right person, and for no former one, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(passphrase, fc.array(act, { maxLength: 8 }), async (first, acts) => {
      const made = await createVault(first, workstation);
      const expected = new Expected(first, made.recoveryKey);
      let { vault } = made;
      for (const it of acts) {
        const written = must(parseVault(JSON.stringify(await play(vault, expected, it))));
        if (!hasWays(written)) throw new Error('not of the present format');
        vault = written;
        await check(vault, expected);
      }
    }),
    { numRuns: 25 },
  );
});
