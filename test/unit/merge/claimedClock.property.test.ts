import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/domain/caseFile';
import { reopened, valueOf, type Change } from '../../../shared/merge/fieldOf';
import { siblingsOf } from '../../../shared/merge/mergeMutable';
import { seenOf, stampedSeeing } from '../../../shared/merge/seeing';
import { mergeSiblings, type FieldView, type Sibling } from '../../../shared/merge/siblings';
import { author, blankCase, edited, historyArbitrary, mergedCase, play } from './history';

const fields = ['clinical.pain', 'tumour.comment', 'tumour.t', 'tumour.n'] as const;
const question = 'summary.question';
const written = (doc: object): string => JSON.stringify(doc);
const viewOf = (doc: CaseFile, field: string): FieldView => ({
  siblings: siblingsOf(doc, field, valueOf(doc, field)),
  clock: doc.clock,
});
const names = (siblings: readonly Sibling[]): string[] =>
  siblings.map(({ stamp, value }) => `${stamp.device} ${stamp.n} ${String(value)}`).sort();
const seen = ({ clock }: FieldView, { stamp }: Sibling): boolean => (clock[stamp.device] ?? 0) >= stamp.n;

/** As versions before this one merged: whatever the other saw and holds no more is gone. */
function formerly(a: FieldView, b: FieldView): string[] {
  const standing = (one: FieldView, other: FieldView) => {
    const held = new Set(names(other.siblings));
    return one.siblings.filter(
      (sibling) =>
        other.siblings.length === 0 || !seen(other, sibling) || held.has(names([sibling])[0] ?? ''),
    );
  };
  return [...new Set(names([...standing(a, b), ...standing(b, a)]))].sort();
}

type Act =
  | { readonly kind: 'edit' | 'type'; readonly desk: number; readonly field: string; readonly value: string }
  | { readonly kind: 'long'; readonly desk: number; readonly field: string; readonly times: number }
  | { readonly kind: 'reopen'; readonly desk: number }
  | { readonly kind: 'send'; readonly desk: number; readonly to: number };

const desk = fc.nat(2);
const value = fc.constantFrom('', 'a', 'b', 'c');
const field = fc.constantFrom(...fields);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('edit' as const, 'type' as const), desk, field, value }),
    fc.record({ kind: fc.constant('long' as const), desk, field, times: fc.integer({ min: 20, max: 500 }) }),
    fc.record({ kind: fc.constant('reopen' as const), desk }),
    fc.record({ kind: fc.constant('send' as const), desk, to: desk }),
    fc.record({ kind: fc.constant('send' as const), desk, to: desk }),
  ),
  { maxLength: 24 },
);

/** Three workstations that write over, type on what they saw a while ago, take back, and send: every state of each. */
function lived(steps: readonly Act[]): CaseFile[] {
  const files = [blankCase, blankCase, blankCase];
  const before = [blankCase, blankCase, blankCase];
  const choices: ({ former: Record<string, Sibling[]>; made: Change } | undefined)[] = [];
  const states: CaseFile[] = [];
  const at = (i: number): CaseFile => files[i] ?? blankCase;
  for (const step of steps) {
    const name = `poste${step.desk}`;
    const file = at(step.desk);
    const put = (next: CaseFile, on = step.desk): void => {
      before[on] = at(on);
      files[on] = next;
      states.push(next);
    };
    if (step.kind === 'send') put(mergedCase(at(step.to), file), step.to);
    else if (step.kind === 'reopen') {
      const choice = choices[step.desk];
      if (choice) put(reopened(file, choice.former, [choice.made], author(name)));
      choices[step.desk] = undefined;
    } else if (step.kind === 'long') {
      let next = file;
      for (let i = 0; i < step.times; i++) next = edited(next, name, { [step.field]: `${i}` });
      put(next);
    } else if (step.kind === 'type') {
      const saw = seenOf(before[step.desk] ?? blankCase, step.field);
      put(stampedSeeing(file, { [step.field]: step.value }, { [step.field]: saw }, author(name)));
    } else {
      const former = { [step.field]: siblingsOf(file, step.field, valueOf(file, step.field)) };
      const next = edited(file, name, { [step.field]: step.value });
      choices[step.desk] = { former, made: { device: name, n: next.clock[name] ?? 0 } };
      put(next);
    }
  }
  return states.slice(-9);
}

describe('a clock that claims more than anybody wrote', () => {
  const base = edited(blankCase, 'premier', { [question]: 'Avant ?' });
  const victim = edited(base, 'victime', { [question]: 'Ce que la victime a écrit' });
  const other = edited(base, 'tiers', { 'clinical.pain': 'forte' });
  const lie = (file: CaseFile): CaseFile => ({ ...file, clock: { ...file.clock, victime: 1000 } });
  const liar = lie(edited(base, 'menteur', { discussion: 'x' } as never));
  const held = (file: CaseFile): unknown[] =>
    siblingsOf(file, question, valueOf(file, question)).map((sibling) => sibling.value);

  it('makes nothing vanish that was written meanwhile: both stand until a person chooses', () => {
    const merged = mergedCase(victim, liar);
    expect(held(merged).sort()).toEqual(['Avant ?', 'Ce que la victime a écrit']);
    expect(written(mergedCase(liar, victim))).toBe(written(merged));
    for (const leaf of [victim, liar, merged, base])
      expect(written(mergedCase(merged, leaf))).toBe(written(merged));
    // Whoever went on from the lie without knowing it takes nothing away either.
    const onward = edited(liar, 'tiers', { 'clinical.pain': 'forte' });
    expect(held(mergedCase(merged, onward))).toHaveLength(2);
    expect(held(mergedCase(onward, victim))).toHaveLength(2);
    expect(held(mergedCase(mergedCase(liar, other), victim))).toHaveLength(2);
    // And a choice settles it.
    const chosen = edited(merged, 'tiers', { [question]: 'Choisie' });
    for (const leaf of [victim, liar, merged]) expect(held(mergedCase(chosen, leaf))).toHaveLength(1);
  });

  it('empties no field that both hold, whatever it claims, and all make the same of it', () => {
    fc.assert(
      fc.property(historyArbitrary, fc.nat(), fc.nat(), fc.nat(60), (steps, i, j, more) => {
        const { states } = play(steps);
        const [honest, b] = [states[i % states.length], states[j % states.length]] as [CaseFile, CaseFile];
        const claimed = ['un', 'deux', 'trois'].map((one) => [one, Math.max(honest.clock[one] ?? 0, more)]);
        const a: CaseFile = { ...honest, clock: Object.fromEntries(claimed) as CaseFile['clock'] };
        const merged = mergedCase(a, b);
        expect(written(mergedCase(b, a))).toBe(written(merged));
        for (const leaf of [a, b, merged]) expect(written(mergedCase(merged, leaf))).toBe(written(merged));
        for (const one of ['clinical.pain', 'tumour.comment', question, 'discussion']) {
          const [left, right, both] = [viewOf(a, one), viewOf(b, one), viewOf(merged, one)];
          const all = new Set(names(both.siblings));
          for (const [from, to] of [
            [left, right],
            [right, left],
          ] as const)
            if (!to.siblings.some((sibling) => !seen(from, sibling)))
              for (const name of names(from.siblings)) expect(all).toContain(name);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is no concern of honest histories: they merge as before this was looked at', () => {
    let replaced = 0;
    fc.assert(
      fc.property(acts, (steps) => {
        const states = lived(steps);
        for (const a of states)
          for (const b of states)
            for (const one of fields) {
              const [left, right] = [viewOf(a, one), viewOf(b, one)];
              const now = names(mergeSiblings(left, right));
              expect(now).toEqual(formerly(left, right));
              if (now.length < new Set(names([...left.siblings, ...right.siblings])).size) replaced++;
            }
      }),
      { numRuns: 150 },
    );
    expect(replaced).toBeGreaterThan(100);
  });
});
