import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../shared/domain/brand';
import { acted } from '../../../../shared/domain/acted';
import { caseId, type PersonId } from '../../../../shared/domain/ids';
import type { Meeting } from '../../../../shared/domain/meeting';
import type { Person } from '../../../../shared/domain/person';
import { stamped, type Author } from '../../../../shared/domain/stamp';
import { readStored } from '../../../../shared/domain/stored';
import { fieldChanges, takenBack } from '../../../../shared/merge/fieldUndo';
import { mergeDocuments } from '../../../../shared/merge/merge';
import type { Mutable } from '../../../../shared/merge/mergeMutable';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { refusedTo, SLUG } from './validator';

/** Three workstations of three people with the pen: what they write apart of a meeting, its presences and its board. */
const people = ['rpps-99900000011', 'rpps-99900000022', 'rpps-99900000033'] as const as unknown as PersonId[];
const rolesOf = (desk: number) =>
  asMember([REGION_MEMBER, personRole(people[desk] as PersonId)], SLUG, ['secretary']);
const FOLDER = path.join(import.meta.dirname, '../../../fixtures/stored/v1');
const released = readdirSync(FOLDER)
  .filter((file) => /^(board|meeting|attendance)\./.test(file))
  .map((file) => {
    const read = readStored(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')));
    if (read.kind !== 'known') throw new Error(file);
    return read.doc as Mutable;
  });

const moments = ['2026-11-24T13:01:00.000Z', '2026-11-24T13:02:00.000Z', '2026-11-24T13:03:00.000Z'];
const instant = fc.constantFrom(...(moments as Instant[]));
const one = (n: number): Person => ({ id: people[n] as PersonId, family: `P${n}`, given: '', title: 'Dr' });
const ids = ['0', '1', '2'].map((n) => caseId(n.repeat(26)));

type Made = Readonly<Record<string, unknown>>;
/** What each field may be written to, by whom. */
const writings: { readonly [T in Mutable['type']]?: readonly ((desk: number) => fc.Arbitrary<Made>)[] } = {
  meeting: [
    () => fc.record({ state: fc.constantFrom<Meeting['state']>('planned', 'open', 'closed') }),
    () =>
      fc.record({ openedAt: fc.option(instant, { nil: undefined }), chair: fc.constantFrom(one(0), one(1)) }),
    () => fc.record({ closedAt: instant, durations: fc.dictionary(fc.constantFrom(...ids), fc.nat(99)) }),
    () => fc.record({ order: fc.shuffledSubarray(ids) }),
    (desk) =>
      fc.record({
        attendanceValidated: fc.record({
          by: fc.constant(one(desk)),
          at: instant,
          presences: fc.dictionary(fc.constantFrom(...people), fc.constantFrom('room', 'video')),
        }),
      }),
  ],
  attendance: [
    () =>
      fc.record({
        expected: fc.boolean(),
        written: fc.option(
          fc.record(
            {
              day: fc.constantFrom('2026-11-23', '2026-11-24'),
              cases: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
            },
            { requiredKeys: ['day'] },
          ),
          { nil: undefined },
        ),
        spans: fc.array(
          fc.record(
            {
              mode: fc.constantFrom('room', 'video'),
              from: instant,
              to: fc.constant('2026-11-24T14:00:00.000Z'),
            },
            { requiredKeys: ['mode', 'from'] },
          ),
          { maxLength: 2 },
        ),
      }),
    () =>
      fc.record({
        signature: fc.option(
          fc.record({ way: fc.constant('drawn'), strokes: fc.constantFrom('M1 1L9 9', 'M2 2L8 8') }),
          { nil: undefined },
        ),
      }),
  ],
  board: [
    () => fc.record({ phrases: fc.shuffledSubarray(['a', 'b', 'c']), asksPin: fc.boolean() }),
    () => fc.record({ members: fc.constantFrom([], [one(0)], [one(1), one(2)]) }),
    () => fc.record({ name: fc.constantFrom('RCP A', 'RCP B') }),
  ],
};
type Step =
  | { readonly desk: number; readonly made: Made }
  | { readonly desk: number; readonly from: number }
  | { readonly desk: number; readonly undo: true };
const desk = fc.nat(2);
const stepsFor = (type: Mutable['type']): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      desk.chain((on) =>
        fc.oneof(...(writings[type] ?? []).map((of) => of(on).map((made) => ({ desk: on, made })))),
      ),
      fc.record({ desk, from: desk }),
      fc.record({ desk, undo: fc.constant(true as const) }),
    ),
    { maxLength: 14 },
  );
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe.each(released.map((doc, i) => [`${doc.type} ${i}`, doc] as const))(
  '%s of a former version',
  (_name, doc) => {
    it('goes on, apart and together, undone and put together, on top of any leaf', () => {
      const seen = { merges: 0, apart: 0 };
      fc.assert(
        fc.property(stepsFor(doc.type), (steps) => {
          const docs = [doc, doc, doc];
          const acts: ({ readonly before: Mutable; readonly after: Mutable } | null)[] = [null, null, null];
          const sent: Mutable[] = [doc];
          const held = (n: number): Mutable => docs[n] ?? doc;
          for (const step of steps) {
            const on = step.desk;
            const before = held(on);
            const author: Author = {
              device: `poste${on}`,
              by: people[on] as PersonId,
              at: moments[0] as Instant,
            };
            if ('from' in step) docs[on] = plain(mergeDocuments(before, held(step.from)) as Mutable);
            else if ('undo' in step) {
              const act = acts[on];
              // Only where it still stands as the act left it.
              if (!act || JSON.stringify(act.after) !== JSON.stringify(before)) continue;
              docs[on] = plain(takenBack(before, fieldChanges(act.before, act.after), author));
              acts[on] = null;
            } else {
              docs[on] = plain(stamped({ ...before, ...step.made }, Object.keys(step.made), author));
              acts[on] = { before, after: held(on) };
            }
            if (!('from' in step)) expect(refusedTo(rolesOf(on), held(on), before)).toBeNull();
            sent.push(held(on));
          }
          for (const leaf of sent)
            for (let i = 0; i < 3; i++) {
              const merged = mergeDocuments(held(i), leaf) as Mutable;
              seen.merges++;
              if (merged.pending) seen.apart++;
              expect(refusedTo(rolesOf(i), merged, leaf)).toBeNull();
              expect(refusedTo(rolesOf(i), { ...merged, _deleted: true, ended: true }, leaf)).toBeNull();
            }
        }),
        { numRuns: 120 },
      );
      expect(seen.apart).toBeGreaterThan(20);
    });
  },
);

it('each field that is answered for is one of its document', () => {
  const known: readonly string[] = ['board', 'meeting', 'case', 'attendance', 'report'];
  expect(Object.keys(acted).sort()).toEqual([...known].sort());
});

it('what an undoing brings back of another’s validation is that one’s, not who undoes it', () => {
  const meeting = released.find((doc) => doc.type === 'meeting') as Meeting;
  const by = (n: number): Author => ({
    device: `poste${n}`,
    by: people[n] as PersonId,
    at: moments[n] as Instant,
  });
  const validated = (doc: Meeting, n: number): Meeting =>
    stamped(
      { ...doc, attendanceValidated: { by: one(n), at: moments[n] as Instant, presences: {} } },
      ['attendanceValidated'],
      by(n),
    );
  const [first, second] = [validated(meeting, 0), validated(validated(meeting, 0), 1)];
  const back = takenBack<Meeting>(second, fieldChanges(first, second), by(1));
  expect(back.attendanceValidated?.by.id).toBe(people[0]);
  expect(back.stamps['attendanceValidated']).toMatchObject({
    by: people[0],
    device: 'poste1',
    origin: 'poste0',
  });
  expect(refusedTo(rolesOf(1), back, second)).toBeNull();
  // And redone it is the own word again.
  const redone = takenBack<Meeting>(back, fieldChanges(second, back), by(1));
  expect(redone.stamps['attendanceValidated']).toMatchObject({ by: people[1] });
  expect(refusedTo(rolesOf(1), redone, back)).toBeNull();
});
