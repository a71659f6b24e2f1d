import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../shared/domain/brand';
import type { PersonId } from '../../../../shared/domain/ids';
import { roleSchema, type Role } from '../../../../shared/domain/person';
import { currentSchema, storedSchema, type Stored } from '../../../../shared/domain/stored';
import { mergeAll, mergeDocuments } from '../../../../shared/merge/merge';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { typeRules } from '../../../../shared/region/validation/tables';
import { decision, proposal } from '../../domain/samples';
import { withFuture } from '../../domain/future';
import { refusedTo, SLUG } from './validator';

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/stored/v1');
const fixtures = readdirSync(FOLDER).map((file) => ({
  file,
  doc: JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Stored,
}));

/** Who signs the fixtures. */
const signers = ['pers-01KB0000000000000000000004', 'rpps-99900000011'] as PersonId[];
const rolesAs = (role: Role): string[] => asMember([REGION_MEMBER, ...signers.map(personRole)], SLUG, [role]);
/** A secretary writes no decision as if the chair had. */
const writers = (doc: Stored): readonly Role[] =>
  (typeRules[doc.type].offices ?? roleSchema.options).filter(
    (role) => role !== 'secretary' || doc.type !== 'decision' || doc.recordedBy !== doc.decidedBy.id,
  );

describe.each(fixtures)('$file', ({ doc }) => {
  it('is let through as it was released, as this version writes it, and with what a newer one adds', () => {
    for (const role of writers(doc))
      for (const written of [
        doc,
        storedSchema.parse(doc),
        withFuture(doc, () => ({ kept: [1, null, 'x'] })),
      ]) {
        expect(refusedTo(rolesAs(role), written)).toBeNull();
        // Read by this version and written again unchanged.
        expect(refusedTo(rolesAs(role), storedSchema.parse(written), written)).toBeNull();
      }
  });

  it('is let through of any newer schema, and with words of a newer version', () => {
    const [role = 'chair'] = writers(doc);
    expect(refusedTo(rolesAs(role), { ...doc, schema: currentSchema[doc.type] + 1 })).toBeNull();
    if ('state' in doc) expect(refusedTo(rolesAs(role), { ...doc, state: 'suspended' })).toBeNull();
  });

  it('is refused without any of what it cannot be without', () => {
    for (const field of typeRules[doc.type].required) {
      const { [field]: _gone, ...rest } = doc as Record<string, unknown>;
      expect(refusedTo(rolesAs('chair'), rest)).toBe('shape');
    }
  });

  it('is refused where it is immutable and anything of it changes', () => {
    if (!typeRules[doc.type].immutable) return;
    for (const field of Object.keys(doc).filter((key) => key !== '_id' && key !== 'type')) {
      const changed = { ...doc, [field]: 'autre chose' };
      expect(refusedTo(rolesAs('chair'), changed, doc), field).not.toBeNull();
      const { [field]: _gone, ...rest } = doc as Record<string, unknown>;
      expect(refusedTo(rolesAs('chair'), rest, doc), field).not.toBeNull();
    }
  });
});

const contents = fc.uniqueArray(
  fc.record({ text: fc.string({ minLength: 1 }), minute: fc.integer({ min: 10, max: 59 }) }),
  { minLength: 2, maxLength: 4, selector: ({ text, minute }) => `${text} ${minute}` },
);
const at = (minute: number): Instant => `2026-11-24T13:${minute}:00.000Z` as Instant;

describe('a merge of what is immutable', () => {
  const leavesOf = fc.oneof(
    contents.map((all) => all.map(({ text, minute }) => decision(1, { text, at: at(minute) }))),
    contents.map((all) => all.map(({ text, minute }) => proposal(1, { text, at: at(minute) }))),
  ) as fc.Arbitrary<[Stored, Stored, ...Stored[]]>;

  it('follows each of its leaves, whatever their order, and ends the others', () => {
    fc.assert(
      fc.property(leavesOf, (leaves) => {
        const merged = mergeAll(leaves);
        for (const leaf of leaves) {
          expect(refusedTo(rolesAs('secretary'), merged, leaf)).toBeNull();
          const grave = { ...merged, _deleted: true, ended: true };
          expect(refusedTo(rolesAs('secretary'), grave, leaf)).toBeNull();
          expect(refusedTo(rolesAs('secretary'), { _id: leaf._id, _deleted: true }, leaf)).toBe('deletion');
        }
        // And whoever put two of them together goes on to put the third to them.
        const [a, b] = leaves;
        expect(refusedTo(rolesAs('chair'), merged, mergeDocuments(a, b))).toBeNull();
      }),
    );
  });

  it('never leaves a leaf out', () => {
    fc.assert(
      fc.property(leavesOf, (leaves) => {
        const [first, ...others] = leaves;
        const without = mergeAll(others);
        expect(refusedTo(rolesAs('chair'), without, first)).toBe('immutable');
        expect(refusedTo(rolesAs('chair'), { ...without, _deleted: true, ended: true }, first)).toBe(
          'deletion',
        );
      }),
    );
  });
});
