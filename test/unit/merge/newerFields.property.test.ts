import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attendance } from '../../../shared/domain/attendance';
import type { Board } from '../../../shared/domain/board';
import type { Instant } from '../../../shared/domain/brand';
import { editCase, type CaseFile } from '../../../shared/domain/caseFile';
import type { PersonId } from '../../../shared/domain/ids';
import { stamped } from '../../../shared/domain/stamp';
import { currentSchema, storedSchema, type Stored, type StoredType } from '../../../shared/domain/stored';
import { mergeAll, mergeDocuments } from '../../../shared/merge/merge';
import { lostWords, withFuture, words } from '../domain/future';
import { author } from './history';

const FOLDER = join(import.meta.dirname, '../../fixtures/stored/v1');
const released = (type: StoredType): Stored =>
  storedSchema.parse(JSON.parse(readFileSync(join(FOLDER, `${type}.json`), 'utf8')));
const types = Object.keys(currentSchema) as StoredType[];
const written = (doc: Stored): string => JSON.stringify(doc);
const newer = <T extends Stored>(doc: T, name = 'mot'): T => withFuture(doc, words(name));

/** What an older version does to a document that it does not know in full. */
type Edit = (doc: Stored, device: string) => Stored;
const instant = (n: number) => `2026-11-24T13:0${n}:00.000Z` as Instant;
const edits: Record<StoredType, readonly Edit[]> = {
  board: [
    (doc, on) => stamped({ ...(doc as Board), place: on }, ['place'], author(on)),
    (doc, on) => {
      const board = doc as Board;
      const person = {
        id: `pers-01K0000000000000000000000${on}` as PersonId,
        family: on,
        given: '',
        title: '',
      };
      return stamped({ ...board, members: [...board.members, person] }, ['members'], author(on));
    },
  ],
  meeting: [(doc, on) => stamped({ ...(doc as CaseFile), place: on }, ['place'], author(on))],
  case: [
    (doc, on) => editCase(doc as CaseFile, { 'tumour.t': on, 'summary.question': '' }, author(on)),
    (doc, on) => stamped({ ...(doc as CaseFile), discussion: on }, ['discussion'], author(on)),
  ],
  attendance: [
    (doc, on) => {
      const a = doc as Attendance;
      const spans = a.spans.map((span) => ({ ...span, to: instant(on.length) }));
      return stamped({ ...a, spans }, ['spans'], author(on));
    },
    (doc, on) => {
      const a = doc as Attendance;
      const spans = [...a.spans, { mode: 'video' as const, from: instant(on.length) }];
      return stamped({ ...a, spans, expected: false }, ['spans', 'expected'], author(on));
    },
  ],
  report: [
    (doc, on) =>
      stamped({ ...(doc as CaseFile), decisionVersion: on.length }, ['decisionVersion'], author(on)),
  ],
  proposal: [],
  vote: [],
  decision: [],
  trace: [],
  file: [],
  chunk: [],
};

const typeArbitrary = fc.constantFrom(...types);
const pickArbitrary = fc.array(fc.nat(), { maxLength: 4 });
const editedBy = (doc: Stored, picks: readonly number[], device: string): Stored =>
  picks.reduce((held, n) => edits[doc.type][n % edits[doc.type].length]?.(held, device) ?? held, doc);

describe('what a newer version added, under the edits and merges of this one', () => {
  it('survives every edit', () => {
    fc.assert(
      fc.property(typeArbitrary, pickArbitrary, (type, picks) => {
        const before = newer(released(type));
        expect(lostWords(before, editedBy(before, picks, 'B'))).toEqual([]);
      }),
    );
  });

  it('survives the merge of what two workstations made of it apart, told in either order', () => {
    fc.assert(
      fc.property(typeArbitrary, pickArbitrary, pickArbitrary, (type, left, right) => {
        const before = newer(released(type));
        const [a, b] = [editedBy(before, left, 'B'), editedBy(before, right, 'CC')];
        const merged = mergeDocuments(a, b);
        expect(lostWords(before, merged)).toEqual([]);
        expect(written(merged)).toBe(written(mergeDocuments(b, a)));
      }),
      { numRuns: 120 },
    );
  });

  it('survives where only one side, or each its own, had it', () => {
    fc.assert(
      fc.property(typeArbitrary, pickArbitrary, pickArbitrary, fc.boolean(), (type, left, right, both) => {
        const plain = released(type);
        const a = editedBy(newer(plain, 'un'), left, 'B');
        const b = editedBy(both ? newer(plain, 'deux') : plain, right, 'CC');
        const merged = mergeDocuments(a, b);
        expect(written(merged)).toBe(written(mergeDocuments(b, a)));
        expect(written(mergeDocuments(merged, a))).toBe(written(merged));
        // Of two votes of one person the last one stands, whole, and the other one is gone.
        const top = both || type === 'vote' ? undefined : a['fromTheFuture'];
        if (top !== undefined) expect(written(merged)).toContain(JSON.stringify(top));
      }),
      { numRuns: 120 },
    );
  });

  it('is the same whichever leaf comes first', () => {
    fc.assert(
      fc.property(typeArbitrary, pickArbitrary, pickArbitrary, pickArbitrary, (type, one, two, three) => {
        const before = newer(released(type));
        const [a, b, c] = [
          editedBy(before, one, 'B'),
          editedBy(before, two, 'CC'),
          editedBy(before, three, 'DDD'),
        ];
        const merged = written(mergeAll([a, b, c]));
        expect(written(mergeAll([c, a, b]))).toBe(merged);
        expect(written(mergeAll([b, c, a]))).toBe(merged);
        expect(lostWords(before, JSON.parse(merged))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
