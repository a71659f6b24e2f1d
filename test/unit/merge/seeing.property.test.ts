import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/domain/caseFile';
import { stamped } from '../../../shared/domain/stamp';
import { valueOf } from '../../../shared/merge/fieldOf';
import { mergeAll, undecided } from '../../../shared/merge/merge';
import { siblingsOf } from '../../../shared/merge/mergeMutable';
import { openFields } from '../../../shared/merge/openFields';
import { seenOf, stampedSeeing, type Seen } from '../../../shared/merge/seeing';
import { author, blankCase, edited, mergedCase } from './history';

const heldIn = (file: CaseFile, field: string): unknown[] =>
  siblingsOf(file, field, valueOf(file, field)).map(({ value }) => value);
const say = (file: CaseFile, device: string, text: string, seen: Seen): CaseFile =>
  stampedSeeing(file, { discussion: text }, { discussion: seen }, author(device));
const saidBefore = stamped({ ...blankCase, discussion: 'un' }, ['discussion'], author('un'));
const fromElsewhere = (file: CaseFile, text: string): CaseFile =>
  mergedCase(file, stamped({ ...saidBefore, discussion: text }, ['discussion'], author('deux')));

describe('what is written as its author saw it', () => {
  it('replaces what was seen, as ever', () => {
    const next = say(saidBefore, 'un', 'un deux', seenOf(saidBefore, 'discussion'));
    expect(next).toEqual(stamped({ ...saidBefore, discussion: 'un deux' }, ['discussion'], author('un')));
  });

  it('stands beside what came meanwhile, and goes on from itself alone', () => {
    const seen = seenOf(saidBefore, 'discussion');
    const first = say(fromElsewhere(saidBefore, 'un, et ailleurs'), 'un', 'un deux', seen);
    expect(heldIn(first, 'discussion').sort()).toEqual(['un deux', 'un, et ailleurs']);
    const second = say(first, 'un', 'un deux trois', seen);
    expect(heldIn(second, 'discussion').sort()).toEqual(['un deux trois', 'un, et ailleurs']);
    expect(openFields(second).map(({ field }) => field)).toEqual(['discussion']);
  });

  it('is no choice where the words are the same', () => {
    const same = say(fromElsewhere(saidBefore, 'un deux'), 'un', 'un deux', seenOf(saidBefore, 'discussion'));
    expect(undecided(same)).toEqual({});
    expect(same.pending).toBeUndefined();
  });

  it('chooses nothing while a choice is pending: only one’s own text gives way, whoever types', () => {
    const both = mergedCase(
      say(saidBefore, 'un', 'A', seenOf(saidBefore, 'discussion')),
      fromElsewhere(saidBefore, 'B'),
    );
    const typed = `${both.discussion}, suite`;
    const after = (device: string) => say(both, device, typed, seenOf(both, 'discussion'));
    const shownTo = both.stamps.discussion?.device ?? '';
    for (const device of ['un', 'deux', 'trois'])
      expect(heldIn(after(device), 'discussion').sort()).toEqual(
        ['A', 'B', typed].filter((text) => device !== shownTo || text !== both.discussion),
      );
    const further = say(after('trois'), 'trois', `${typed} et fin`, seenOf(both, 'discussion'));
    expect(heldIn(further, 'discussion').sort()).toEqual(['A', 'B', `${typed} et fin`].sort());
  });

  it('leaves both sets of fields that mean one thing as they were written, beside a third', () => {
    const base = edited(blankCase, 'zero', { 'tumour.t': 'T1', 'tumour.n': 'N0' });
    const both = mergedCase(
      edited(base, 'un', { 'tumour.t': 'T2' }),
      edited(base, 'deux', { 'tumour.n': 'N1' }),
    );
    const seen = { 'tumour.m': seenOf(both, 'tumour.m') };
    const next = stampedSeeing(both, { 'tumour.m': 'M1' }, seen, author('trois'));
    const sets = openFields(next).flatMap(({ values }) => values.map(({ value }) => value));
    expect(sets).toHaveLength(3);
    expect(sets).toEqual(
      expect.arrayContaining([
        { 'tumour.t': 'T1', 'tumour.n': 'N1' },
        { 'tumour.t': 'T2', 'tumour.n': 'N0' },
        { 'tumour.t': both.values['tumour.t'], 'tumour.n': both.values['tumour.n'], 'tumour.m': 'M1' },
      ]),
    );
  });

  it('is a whole set for fields that mean one thing: what its author had before his eyes beside the field', () => {
    const base = edited(blankCase, 'zero', { 'tumour.t': 'T1', 'tumour.n': 'N0' });
    const seen = seenOf(base, 'tumour.t');
    const arrived = edited(base, 'deux', { 'tumour.n': 'N1' });
    const next = stampedSeeing(arrived, { 'tumour.t': 'T2' }, { 'tumour.t': seen }, author('un'));
    expect(openFields(next).flatMap(({ values }) => values.map(({ value }) => value))).toEqual([
      { 'tumour.t': 'T1', 'tumour.n': 'N1' },
      { 'tumour.t': 'T2', 'tumour.n': 'N0' },
    ]);
    const later = stampedSeeing(next, { 'tumour.n': 'N2' }, { 'tumour.n': seen }, author('un'));
    expect(openFields(later).flatMap(({ values }) => values.map(({ value }) => value))).toEqual([
      { 'tumour.t': 'T1', 'tumour.n': 'N1' },
      { 'tumour.t': 'T2', 'tumour.n': 'N2' },
    ]);
  });
});

type Act =
  | { readonly kind: 'begin' | 'leave' | 'save'; readonly on: number }
  | { readonly kind: 'deliver'; readonly on: number; readonly nth: number };
const on = fc.nat(1);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('save' as const), on }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('deliver' as const), on, nth: fc.nat(30) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('begin' as const, 'leave' as const), on }) },
  ),
  { maxLength: 40 },
);

/** A text is a set of words here: whoever goes on from a text keeps all of it, so every last word can be looked for. */
interface Desk {
  readonly device: string;
  file: CaseFile;
  /** Every state it ever sent, which may come late, twice, or never. */
  readonly sent: CaseFile[];
  typing: { text: string; seen: Seen; last: string | null } | null;
}

describe.each(['discussion', 'summary.question', 'tumour.n'])('two who type in « %s » at once', (field) => {
  it('lose no last word of either, with any delay of what comes from the other, until a person chooses', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const desk = (device: string): Desk => ({ device, file: blankCase, sent: [], typing: null });
        const desks: [Desk, Desk] = [desk('un'), desk('deux')];
        const lastWords = new Map<string, Set<string>>();
        let words = 0;
        for (const step of steps) {
          const [one, other] = step.on === 0 ? desks : [desks[1], desks[0]];
          if (step.kind === 'leave') one.typing = null;
          else if (step.kind === 'deliver') {
            const from = other.sent[step.nth % Math.max(1, other.sent.length)];
            if (from) one.file = mergedCase(one.file, from);
          } else if (step.kind === 'begin' || one.typing === null) {
            one.typing = {
              text: (valueOf(one.file, field) as string | undefined) ?? '',
              seen: seenOf(one.file, field),
              last: null,
            };
          }
          if (step.kind !== 'save' || !one.typing) continue;
          words += 1;
          const text = `${one.typing.text} ${one.device}${words}`;
          one.file = stampedSeeing(
            one.file,
            { [field]: text },
            { [field]: one.typing.seen },
            author(one.device),
          );
          one.sent.push(one.file);
          one.typing.text = text;
          lastWords.set(`${one.device}${words}`, new Set([text]));
        }
        const merged = mergeAll([desks[0].file, desks[1].file]) as CaseFile;
        const held = heldIn(merged, field).map((text) => (typeof text === 'string' ? text : '').split(' '));
        // Every word that was ever saved is in a text that stands: each text went on from the one that its author saw.
        for (const word of lastWords.keys()) expect(held.some((text) => text.includes(word))).toBe(true);
        expect(JSON.stringify(mergeAll([desks[1].file, desks[0].file]))).toBe(JSON.stringify(merged));
        const texts = new Set(held.map((text) => text.join(' ')));
        expect(openFields(merged).length).toBe(texts.size > 1 ? 1 : 0);
      }),
      { numRuns: 400 },
    );
  });
});
