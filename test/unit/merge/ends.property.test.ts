import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { editCase, type CaseFile } from '../../../shared/domain/caseFile';
import { readStored, storedSchema, type Stored, type StoredOf } from '../../../shared/domain/stored';
import { isWellFormed, wellFormed } from '../../../shared/domain/wellFormed';
import { canonical } from '../../../shared/merge/canonical';
import { mergeAll, mergeDocuments } from '../../../shared/merge/merge';
import { isPath, type Mutable } from '../../../shared/merge/mergeMutable';
import { voteOf } from '../../support/regionDocuments';
import { author, blankCase, historyArbitrary, play } from './history';

const own = (held: object, key: string): unknown =>
  Object.hasOwn(held, key) ? (held as Record<string, unknown>)[key] : undefined;
const shown = (doc: Mutable, field: string): unknown =>
  own(doc.type === 'case' && isPath(field) ? doc.values : doc, field);

/** What the region asks of the end of a leaf of a document that people change: all that it said is in what stands. */
function isRightEnd(end: Mutable, leaf: Mutable): boolean {
  const clockOf = (device: string) => Number(own(end.clock, device) ?? 0);
  if (end._id !== leaf._id || end.type !== leaf.type) return false;
  if (!Object.entries(leaf.clock).every(([device, n]) => clockOf(device) >= n)) return false;
  return Object.entries(leaf.stamps).every(([field, { device, n }]) => {
    const value = canonical(shown(leaf, field));
    if (canonical(shown(end, field)) === value) return true;
    const pending = (own(end.pending ?? {}, field) ?? []) as { value?: unknown }[];
    return pending.some((held) => canonical(held.value) === value) || clockOf(device) >= n;
  });
}

/** As another workstation may have written it. */
function written(doc: CaseFile, device: string, field: string, value: string): CaseFile {
  const n = Number(own(doc.clock, device) ?? 0) + 1;
  const { at, by } = author(device);
  return {
    ...doc,
    [field]: value,
    clock: { ...doc.clock, [device]: n },
    stamps: { ...doc.stamps, [field]: { device, n, at, by, source: 'typed' } },
  };
}

const twoStates = fc.tuple(historyArbitrary, fc.nat(), fc.nat()).map(([steps, a, b]) => {
  const { states } = play(steps);
  return [states[a % states.length], states[b % states.length]] as [CaseFile, CaseFile];
});

describe('the merge that the end of a leaf carries', () => {
  it('says all that the leaf said, of a document that people change', () => {
    fc.assert(
      fc.property(twoStates, ([a, b]) => {
        const merged = mergeDocuments(a, b) as Mutable;
        expect(isRightEnd(merged, a) && isRightEnd(merged, b)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('says it also where a field and a device are called as what every object has', () => {
    const odd = fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'valueOf', 'poste');
    fc.assert(
      fc.property(fc.array(fc.tuple(odd, odd, fc.boolean(), fc.string()), { maxLength: 8 }), (edits) => {
        const docs: [CaseFile, CaseFile] = [blankCase, blankCase];
        for (const [device, field, isFirst, value] of edits) {
          const i = isFirst ? 0 : 1;
          // No two devices have one name: each side has its own.
          docs[i] = written(docs[i], i ? device : `${device}2`, field, value);
        }
        const merged = mergeDocuments(...docs);
        expect(readStored(JSON.parse(JSON.stringify(merged))).kind).toBe('known');
        expect(docs.every((doc) => isRightEnd(merged as Mutable, doc))).toBe(true);
        expect(canonical(mergeDocuments(docs[1], docs[0]))).toBe(canonical(merged));
      }),
    );
  });

  it('is a vote no earlier than the one that ends', () => {
    const ulid = () => '01K00000000000000000000000';
    const vote = storedSchema.parse(voteOf(ulid, 'rpps-99900000011' as never, 'rpps-99900000011' as never));
    const minute = fc.nat(59).map((n) => `2026-11-24T10:${String(n).padStart(2, '0')}:00.000Z`);
    fc.assert(
      fc.property(minute, minute, (first, second) => {
        const [a, b] = [first, second].map((at) => ({ ...vote, at }) as StoredOf<'vote'>);
        if (!a || !b) return;
        const merged = mergeDocuments(a, b) as StoredOf<'vote'>;
        expect([a.at, b.at].every((at) => merged.at >= at)).toBe(true);
      }),
    );
  });
});

describe('many leaves', () => {
  const leavesOf = (n: number): Stored[] =>
    Array.from({ length: n }, (_, i) => editCase(blankCase, { 'tumour.t': `c${i}` }, author(`poste${i}`)));
  const all = (leaves: readonly Stored[]): Stored => {
    const [first, ...others] = leaves;
    if (!first) throw new Error('none');
    return mergeAll([first, ...others]);
  };

  it('merge the same whatever the slices in which they come', () => {
    fc.assert(
      fc.property(
        historyArbitrary,
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 10 }),
        (steps, cuts) => {
          const { states } = play(steps);
          let merged: Stored = states[0] ?? blankCase;
          let left = [...states];
          for (const size of [...cuts, left.length]) {
            const slice = left.slice(0, size);
            left = left.slice(size);
            if (slice.length > 0) merged = all([merged, ...slice]);
          }
          expect(canonical(merged)).toBe(canonical(all(states)));
        },
      ),
    );
  });

  it('cost as much each as few do', () => {
    const workFor = (n: number): number => {
      const leaves = leavesOf(n);
      const stringify = vi.spyOn(JSON, 'stringify');
      const merged = all(leaves);
      const work = stringify.mock.calls.length;
      stringify.mockRestore();
      expect((merged as CaseFile).pending?.['tumour.t']).toHaveLength(n);
      return work / n;
    };
    // Twice half of them, and once all: each level of the halving adds the same for a leaf.
    const levels = (n: number) => Math.log2(n);
    const [few, many] = [workFor(64), workFor(1024)];
    expect(many / few).toBeLessThan((1.5 * levels(1024)) / levels(64));
  });
});

describe('half a character', () => {
  it('becomes one that says so, at every depth, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const mended = wellFormed(value);
        expect(isWellFormed(mended)).toBe(true);
        expect(JSON.stringify(mended)).not.toMatch(/(?<!\\)\\u[dD][89a-fA-F]/);
        if (isWellFormed(value)) expect(mended).toBe(value);
        expect(wellFormed(mended)).toBe(mended);
      }),
    );
    const odd = { 'a\ud83d': [{ b: 'x\udc00y' }, '😀', null, 1] };
    expect(wellFormed(odd)).toEqual({ 'a\ufffd': [{ b: 'x\ufffdy' }, '😀', null, 1] });
  });
});
