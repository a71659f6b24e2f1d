import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseFileSchema } from '../../../shared/domain/caseFile';
import { quickCaseSchema } from '../../../shared/domain/quickCase';

const fixture = join(import.meta.dirname, '../../fixtures/stored/v1/case.json');
type Json = Record<string, unknown>;
const file = JSON.parse(readFileSync(fixture, 'utf8')) as Json;
const stamp = Object.values(file['stamps'] as Json)[0] as Json;
const kept = { at: stamp['at'], by: stamp['by'], source: 'csv' };

const odd = fc.constantFrom(
  ...[undefined, null, -1, 1.5, 2 ** 60, 'x', '', true, [], {}, ['x'], kept],
  ...['2026-11-24', '2026-02-30', '2026-11-24T13:00:00Z', 'rpps-1', 'cda', 'dictated', 'F', 'plural', 0.5],
);
const changesOf = (names: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...names, 'fromTheFuture'), odd, { maxKeys: 2 });
const changes = fc.record({
  stamp: changesOf(['device', 'n', 'at', 'by', 'source', 'origin', 'kept', 'unmarked']),
  values: changesOf(Object.keys(file['values'] as Json)),
  whole: changesOf(['_id', 'clock', 'pending', 'discussion', 'withdrawn', 'files']),
  isTaken: fc.boolean(),
});

/** Some fields changed, or taken away where these are the changes. */
function changed(record: Json, of: Json, isTaken: boolean): Json {
  if (!isTaken) return { ...record, ...of };
  return Object.fromEntries(Object.entries(record).filter(([name]) => !Object.hasOwn(of, name)));
}

it('reads what the schema of a case reads, in the same order, and nothing else', () => {
  const seen = { read: 0, refused: 0 };
  fc.assert(
    fc.property(changes, ({ stamp: ofStamp, values, whole, isTaken }) => {
      const given = {
        ...changed(file, whole, isTaken),
        stamps: { ...(file['stamps'] as Json), 'summary.question': changed(stamp, ofStamp, isTaken) },
        values: changed(file['values'] as Json, values, isTaken),
      };
      const [quick, known] = [quickCaseSchema.safeParse(given), caseFileSchema.safeParse(given)];
      seen[known.success ? 'read' : 'refused']++;
      expect(quick.success).toBe(known.success);
      expect(JSON.stringify(quick.data?.values)).toBe(JSON.stringify(known.data?.values));
      expect(quick.data).toEqual(known.data);
    }),
    { numRuns: 500 },
  );
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(20);
});

it.each([null, 7, 'x', []])('takes %j for no stamp and for no values', (value) => {
  expect(quickCaseSchema.safeParse({ ...file, stamps: { a: value } }).success).toBe(false);
  expect(quickCaseSchema.safeParse({ ...file, values: value }).success).toBe(false);
});
