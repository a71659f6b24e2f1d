import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/domain/brand';
import { editCase, type CaseFile } from '../../../shared/domain/caseFile';
import { storedSchema, type Stored } from '../../../shared/domain/stored';
import { reopened, valueOf } from '../../../shared/merge/fieldOf';
import { mergeAll, mergeDocuments, undecided } from '../../../shared/merge/merge';
import { siblingsOf } from '../../../shared/merge/mergeMutable';
import { author, edited, historyArbitrary, mergedCase, play, unreplaced } from './history';

/** A history, and three of the states that devices were in, old ones included. */
const threeStates = fc.tuple(historyArbitrary, fc.nat(), fc.nat(), fc.nat()).map(([steps, ...picks]) => {
  const { states } = play(steps);
  return picks.map((n) => states[n % states.length]) as [CaseFile, CaseFile, CaseFile];
});
const written = (doc: Stored): string => JSON.stringify(doc);
const fields = ['clinical.pain', 'tumour.comment', 'summary.question', 'discussion'];

/** Every value the document still holds of a field, with the change that gave it. */
function heldOf(file: CaseFile, field: string): string[] {
  const shown = field.includes('.') ? (file.values as Record<string, unknown>)[field] : file[field];
  const stamp = file.stamps[field];
  const held = file.pending?.[field] ?? (stamp ? [{ value: shown, stamp }] : []);
  return held.map(({ value, stamp: of }) => `${of.device} ${of.n} ${String(value)}`).sort();
}

describe('the merge of case files, over histories of three workstations', () => {
  it('is commutative, to the letter', () => {
    fc.assert(
      fc.property(threeStates, ([a, b]) => {
        expect(written(mergedCase(a, b))).toBe(written(mergedCase(b, a)));
      }),
    );
  });

  it('is associative, to the letter', () => {
    fc.assert(
      fc.property(threeStates, ([a, b, c]) => {
        expect(written(mergedCase(mergedCase(a, b), c))).toBe(written(mergedCase(a, mergedCase(b, c))));
      }),
      { numRuns: 400 },
    );
  });

  it('is idempotent, and merging again what is already merged changes nothing', () => {
    fc.assert(
      fc.property(threeStates, ([a, b]) => {
        expect(mergedCase(a, a)).toEqual(a);
        const merged = mergedCase(a, b);
        expect(written(mergedCase(merged, a))).toBe(written(merged));
        expect(written(mergedCase(merged, merged))).toBe(written(merged));
      }),
    );
  });

  it('keeps exactly the values that nobody replaced knowingly: none lost, none risen again', () => {
    fc.assert(
      fc.property(historyArbitrary, (steps) => {
        const { ends, changes } = play(steps);
        const merged = mergeAll(ends) as CaseFile;
        for (const field of fields)
          expect(heldOf(merged, field)).toEqual(
            unreplaced(changes, field)
              .map(({ device, n, value }) => `${device} ${n} ${String(value)}`)
              .sort(),
          );
      }),
      { numRuns: 400 },
    );
  });

  it('asks a person exactly when different values stand side by side, and a choice settles it everywhere', () => {
    fc.assert(
      fc.property(historyArbitrary, (steps) => {
        const { ends, changes } = play(steps);
        const merged = mergeAll(ends) as CaseFile;
        const open = fields.filter(
          (field) => new Set(unreplaced(changes, field).map(({ value }) => value)).size > 1,
        );
        expect(Object.keys(undecided(merged)).sort()).toEqual(open.sort());
        const chosen = edited(merged, 'quatre', { 'clinical.pain': 'cT2' });
        for (const end of ends) {
          const after = mergedCase(end, chosen);
          expect(after.values['clinical.pain']).toBe('cT2');
          expect(Object.keys(undecided(after))).not.toContain('clinical.pain');
        }
      }),
    );
  });

  it('converges after a choice that one device makes while others go on: what they could not know stays beside it', () => {
    fc.assert(
      fc.property(
        historyArbitrary,
        fc.constantFrom('a', 'b', 'z'),
        fc.constantFrom('', 'c', 'y'),
        (steps, t, later) => {
          const [first, second, third] = play(steps).ends;
          const chosen = edited(mergeAll([first, second, third]) as CaseFile, 'quatre', {
            'clinical.pain': t,
          });
          const elsewhere = edited(third, 'trois', { 'clinical.pain': later, 'tumour.comment': 'pN1' });
          const one = mergeAll([chosen, elsewhere, first, second]);
          expect(written(mergeAll([second, elsewhere, chosen, first]))).toBe(written(one));
          expect(
            written(mergeDocuments(mergeDocuments(first, elsewhere), mergeDocuments(chosen, second))),
          ).toBe(written(one));
          const values = heldOf(one as CaseFile, 'clinical.pain');
          expect(values.map((held) => held.split(' ')[0])).toEqual(['quatre', 'trois']);
          expect(Object.hasOwn(undecided(one), 'clinical.pain')).toBe(true);
          const settled = edited(one as CaseFile, 'un', { 'clinical.pain': 'cT4' });
          expect(written(mergeAll([chosen, settled, elsewhere]))).toBe(written(mergeAll([settled])));
        },
      ),
    );
  });

  it('brings all values back where a choice is taken back, also for those who saw the choice', () => {
    fc.assert(
      fc.property(
        historyArbitrary,
        fc.boolean(),
        fc.constantFrom('quatre', 'un'),
        (steps, isChangedSince, by) => {
          const { ends } = play(steps);
          const before = mergeAll(ends) as CaseFile;
          const former = siblingsOf(before, 'clinical.pain', valueOf(before, 'clinical.pain'));
          fc.pre(former.length > 0);
          const chosen = edited(before, by, { 'clinical.pain': 'cT2' });
          const seenBy = edited(chosen, 'deux', {
            'tumour.comment': 'pN1',
            ...(isChangedSince ? { 'clinical.pain': 'cT9' } : {}),
          });
          const choice = { device: by, n: chosen.clock[by] ?? 0 };
          const back = reopened(
            isChangedSince ? seenBy : chosen,
            { 'clinical.pain': former },
            [choice],
            author(by),
          );
          const after = mergeAll([chosen, back, seenBy, ...ends]) as CaseFile;
          expect(written(mergeAll([...ends, seenBy, back, chosen]))).toBe(written(after));
          expect(written(mergeAll([after, after]))).toBe(written(after));
          const values = [...former.map(({ value }) => value), ...(isChangedSince ? ['cT9'] : [])];
          expect(
            siblingsOf(after, 'clinical.pain', valueOf(after, 'clinical.pain'))
              .map(({ value }) => value)
              .sort(),
          ).toEqual(values.sort());
          expect(
            new Set(siblingsOf(after, 'clinical.pain', undefined).map(({ stamp }) => stamp.origin ?? '')),
          ).not.toContain('');
          expect(storedSchema.safeParse(JSON.parse(written(after))).success).toBe(true);
        },
      ),
    );
  });

  it('is the same for two devices that each choose and take back, in any order: no value lost, none doubled', () => {
    const act = fc.constantFrom('choose', 'undo', 'send');
    const value = fc.constantFrom('', 'cT1', 'cT2');
    const acts = fc.array(fc.record({ act, isFirst: fc.boolean(), value }), { maxLength: 14 });
    const field = 'clinical.pain';
    const valuesOf = (file: CaseFile) => siblingsOf(file, field, valueOf(file, field));
    fc.assert(
      fc.property(historyArbitrary, acts, (steps, chosen) => {
        const before = mergeAll(play(steps).ends) as CaseFile;
        fc.pre(Object.hasOwn(undecided(before), field));
        const desk = (device: string) => ({ device, file: before, undos: [] as (() => void)[] });
        const [first, second] = [desk('quatre'), desk('cinq')];
        let made = 0;
        for (const { act: kind, isFirst, value } of chosen) {
          const [one, other] = isFirst ? [first, second] : [second, first];
          const pen = author(one.device, `2026-11-24T14:${String(made).padStart(2, '0')}:00.000Z` as Instant);
          if (kind === 'send') other.file = mergedCase(other.file, one.file);
          else if (kind === 'undo') one.undos.pop()?.();
          else if (Object.hasOwn(undecided(one.file), field)) {
            const former = valuesOf(one.file);
            one.file = editCase(one.file, { [field]: value }, pen);
            made += 1;
            const choice = { device: one.device, n: one.file.clock[one.device] ?? 0 };
            one.undos.push(() => (one.file = reopened(one.file, { [field]: former }, [choice], pen)));
          }
        }
        for (const { undos } of [first, second]) while (undos.length > 0) undos.pop()?.();
        const one = mergedCase(first.file, second.file);
        expect(written(mergedCase(second.file, first.file))).toBe(written(one));
        expect(written(mergeAll([one, second.file, before, first.file]))).toBe(written(one));
        const held = new Set(valuesOf(one).map(({ value }) => value));
        for (const { value } of valuesOf(before)) expect(held).toContain(value);
        expect(valuesOf(one).length).toBeLessThanOrEqual(2 * (valuesOf(before).length + made));
        // One more choice, made by who saw it all, stands everywhere.
        const last = edited(one, 'six', { [field]: 'cT4' });
        expect(written(mergeAll([first.file, last, second.file, before]))).toBe(written(mergeAll([last])));
        expect(undecided(last)).not.toHaveProperty([field]);
      }),
      { numRuns: 400 },
    );
  });

  it('is a document that the schema accepts, also after a stay in JSON', () => {
    fc.assert(
      fc.property(threeStates, ([a, b]) => {
        const merged = mergedCase(a, b);
        const back = storedSchema.parse(JSON.parse(written(merged)));
        expect(written(mergedCase(back as CaseFile, b))).toBe(written(merged));
      }),
    );
  });
});
