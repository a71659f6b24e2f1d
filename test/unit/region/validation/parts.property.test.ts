import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PersonId } from '../../../../shared/domain/ids';
import { readStored } from '../../../../shared/domain/stored';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { refusedTo, SLUG } from './validator';

type Json = Record<string, unknown>;
const FOLDER = path.join(import.meta.dirname, '../../../fixtures/stored/v1');
const fixtures = readdirSync(FOLDER)
  .map((file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Json)
  .filter(({ type }) => ['board', 'meeting', 'case', 'attendance', 'report'].includes(String(type)));
const signers = ['pers-01KB0000000000000000000004', 'rpps-99900000011'] as PersonId[];
const chair = asMember([REGION_MEMBER, ...signers.map(personRole)], SLUG, ['chair']);

/** Every place in a document, but for its id and type. */
function placesIn(value: unknown, before: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [before];
  const inner = Object.entries(value)
    .filter(([key]) => before.length > 0 || !['_id', 'type', 'schema'].includes(key))
    .flatMap(([key, held]) => placesIn(held, [...before, key]));
  return before.length > 0 ? [before, ...inner] : inner;
}
function put(value: unknown, [key, ...rest]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Json) }) as Json;
  copy[key] = put(copy[key], rest, odd);
  return copy;
}
const odd = fc.constantFrom<unknown>(
  '',
  'x',
  '2026-02-30',
  1,
  1.5,
  -1,
  null,
  true,
  [],
  [1],
  ['x'],
  {},
  { x: 1 },
);

it('lets through nothing that workstations would take for damage, and stops nothing they read for its shape', () => {
  const seen = { broken: 0, known: 0, newer: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...fixtures), fc.nat(), odd, (doc, n, value) => {
      const places = placesIn(doc);
      const mutant = put(doc, places[n % places.length] ?? [], value) as Json;
      const { kind } = readStored(mutant);
      seen[kind]++;
      const refusal = refusedTo(chair, mutant);
      if (kind === 'broken') expect(refusal).not.toBeNull();
      // What the rules say of clocks and stamps beyond their kinds is told elsewhere.
      const isFramed = ['clock', 'stamps', 'pending'].some(
        (key) => JSON.stringify(mutant[key]) !== JSON.stringify(doc[key]),
      );
      if (kind !== 'broken' && !isFramed) expect(refusal).not.toBe('shape');
    }),
    { numRuns: 1500 },
  );
  // Each was tried. How often is chance: of the rarest, newer ones, about thirty.
  expect(Math.min(seen.broken, seen.known, seen.newer)).toBeGreaterThan(5);
});
