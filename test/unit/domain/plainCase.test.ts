import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainCase } from '../../../shared/domain/plainCase';
import { readStored } from '../../../shared/domain/stored';

const fixture = join(import.meta.dirname, '../../fixtures/stored/v1/case.json');
type Json = Record<string, unknown>;
const { pending: _, files: __, continues: ___, ...file } = JSON.parse(readFileSync(fixture, 'utf8')) as Json;
const stamp = {
  device: 'poste1',
  n: 3,
  at: '2026-11-24T13:00:00.000Z',
  by: 'rpps-99900000011',
  source: 'typed',
};
const plain = { ...file, stamps: { 'summary.question': stamp } };
const kept = { at: stamp.at, by: stamp.by, source: 'csv' };

const odd = fc.constantFrom(
  ...[undefined, null, -1, 1.5, 0.5, 2, 3, 2 ** 60, 'x', '', true, [], {}, ['x'], [{}], kept],
  ...['2026-11-24', '2026-02-30', '2026-11-24T13:00:00Z', 'rpps-1', 'cda', 'dictated', 'F', 'plural'],
);
const changesOf = (names: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...names, 'fromTheFuture'), odd, { maxKeys: 2 });
const changes = fc.record({
  stamp: changesOf([...Object.keys(stamp), 'origin', 'kept', 'unmarked']),
  values: changesOf(Object.keys(file['values'] as Json)),
  clock: changesOf(['poste1']),
  whole: changesOf([...Object.keys(plain), 'pending', 'files', 'continues']),
  isTaken: fc.boolean(),
});

/** Some fields changed, or taken away where these are the changes. */
function changed(record: Json, of: Json, isTaken: boolean): Json {
  if (!isTaken) return { ...record, ...of };
  return Object.fromEntries(Object.entries(record).filter(([name]) => !Object.hasOwn(of, name)));
}

it('takes for a case nothing that the schema does not read as one', () => {
  const seen = { plain: 0, other: 0 };
  fc.assert(
    fc.property(changes, ({ stamp: ofStamp, values, clock, whole, isTaken }) => {
      const made = {
        ...plain,
        clock: changed(plain['clock' as keyof typeof plain], clock, isTaken),
        stamps: { ...plain.stamps, 'tumour.t': changed(stamp, ofStamp, isTaken) },
        values: changed(file['values'] as Json, values, isTaken),
      };
      const given = changed(made, whole, isTaken);
      const isPlain = isPlainCase(given);
      seen[isPlain ? 'plain' : 'other']++;
      if (isPlain) expect(readStored(given)).toMatchObject({ kind: 'known' });
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(seen.plain, seen.other)).toBeGreaterThan(20);
});

it('knows an ordinary case at a look', () => {
  expect(isPlainCase(plain)).toBe(true);
  expect(isPlainCase({ ...plain, _rev: '1-a', fromTheFuture: true })).toBe(true);
});

it.each([null, 7, 'x', []])('takes %j for no case, no stamp and no values', (value) => {
  expect(isPlainCase(value)).toBe(false);
  expect(isPlainCase({ ...plain, stamps: { a: value } })).toBe(false);
  expect(isPlainCase({ ...plain, values: value })).toBe(false);
});
