import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../../shared/domain/caseFile';
import type { PersonId } from '../../../../shared/domain/ids';
import { stamped } from '../../../../shared/domain/stamp';
import { reopened, valueOf } from '../../../../shared/merge/fieldOf';
import { siblingsOf } from '../../../../shared/merge/mergeMutable';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { bounds } from '../../../../shared/region/limits';
import { signed } from '../../../support/matrixRows';
import { fileOf, someoneElse } from '../../../support/regionDocuments';
import { ulid } from '../../domain/samples';
import { author, edited, historyArbitrary, mergedCase, play } from '../../merge/history';
import { refusedTo, SLUG } from './validator';

const me = author('un').by;
const roles = asMember([REGION_MEMBER, personRole(me)], SLUG, ['doctor']);
const question = 'summary.question';
const blank = fileOf(() => ulid(1)) as unknown as CaseFile;
const values = (file: CaseFile): unknown[] =>
  siblingsOf(file, question, valueOf(file, question)).map(({ value }) => value);
const times = (n: number, file: CaseFile, device: string): CaseFile => {
  let next = file;
  for (let i = 0; i < n; i++) next = edited(next, device, { [question]: `${device} ${i}` });
  return next;
};

describe('how far a clock may grow', () => {
  it('reaches what was written offline for long and replaced by who knew it, on top of either leaf', () => {
    const base = edited(blank, 'un', { [question]: 'Avant ?' });
    const long = times(500, base, 'deux');
    const apart = edited(base, 'trois', { 'clinical.pain': 'forte' });
    const over = edited(mergedCase(long, apart), 'un', { [question]: 'Après ?' });
    expect(Object.values(over.stamps).some(({ device }) => device === 'deux')).toBe(false);
    for (const leaf of [base, long, apart, mergedCase(long, apart)]) {
      expect(refusedTo(roles, over, leaf)).toBeNull();
      expect(refusedTo(roles, { ...over, _deleted: true, ended: true }, leaf)).toBeNull();
    }
    expect(refusedTo(roles, { ...over, _rev: '500-a', _revisions: { start: 500, ids: ['a'] } })).toBeNull();
    // Also where the region holds a leaf of long ago.
    expect(refusedTo(roles, mergedCase(times(500, over, 'quatre'), apart), base)).toBeNull();
  });

  it('takes what a workstation ever comes to, whatever leaf the region holds: merges, choices, choices taken back', () => {
    let replaced = 0;
    fc.assert(
      fc.property(
        historyArbitrary,
        fc.nat(),
        fc.nat(),
        fc.array(fc.nat(3), { maxLength: 6 }),
        (steps, i, j, acts) => {
          const { states } = play(steps);
          const [leaf, other] = [states[i % states.length], states[j % states.length]] as [
            CaseFile,
            CaseFile,
          ];
          const mine = author('quatre');
          let file = mergedCase(leaf, other);
          for (const act of acts) {
            const former = siblingsOf(file, 'clinical.pain', valueOf(file, 'clinical.pain'));
            const n = file.clock['quatre'] ?? 0;
            if (act === 0) file = edited(file, 'quatre', { 'clinical.pain': 'x' });
            else if (act === 1) file = stamped(file, ['clinical.pain'], mine);
            else if (act === 2)
              file = reopened(file, { 'clinical.pain': former }, [{ device: 'quatre', n }], mine);
            else file = mergedCase(times(20, file, 'cinq'), other);
          }
          const standing = JSON.stringify([file.stamps, file.pending ?? {}]);
          for (const [device, last] of Object.entries(file.clock))
            if (!standing.includes(JSON.stringify({ device, n: last }).slice(1, -1))) replaced++;
          const branch = { _rev: '9-a', _revisions: { start: 9, ids: ['a'] } };
          for (const held of [leaf, other, mergedCase(leaf, other)])
            expect(refusedTo(roles, file, held)).toBeNull();
          expect(refusedTo(roles, { ...file, ...branch })).toBeNull();
        },
      ),
      { numRuns: 400 },
    );
    expect(replaced).toBeGreaterThan(50);
  });

  it('refuses what nothing bears out, and loses nothing where an own word beside it seems to', () => {
    const base = signed(blank, question, 'Avant ?', someoneElse, 1, 'premier') as unknown as CaseFile;
    const victim = edited(base, 'victime', { [question]: 'Ce que la victime a écrit' });
    const lie = (n: number) => ({ ...base, clock: { ...base.clock, victime: n } }) as CaseFile;
    expect(refusedTo(roles, lie(1000), base)).toBe('shape');
    expect(refusedTo(roles, { ...lie(1), values: { ...base.values } }, base)).toBe('shape');
    const beside = (n: number) => signed(lie(n), 'discussion', 'x', me, 1, 'menteur') as unknown as CaseFile;
    expect(refusedTo(roles, beside(bounds.replaced + 1), base)).toBe('shape');
    // What another may have written once, and this one replaced, cannot be told from it: the merge keeps both.
    expect(refusedTo(roles, beside(1000), base)).toBeNull();
    const merged = mergedCase(victim, beside(1000));
    expect(values(merged).sort()).toEqual(['Avant ?', 'Ce que la victime a écrit']);
    // One of both words was seen below: whoever does not answer for it is refused, until somebody chooses. Nothing ends.
    const third = asMember([REGION_MEMBER, personRole('rpps-99900000033' as PersonId)], SLUG, ['doctor']);
    const chosen = stamped(merged, [question], { ...author('tiers'), by: 'rpps-99900000033' as PersonId });
    const end = { _deleted: true, ended: true };
    for (const leaf of [victim, beside(1000)]) {
      expect(refusedTo(third, merged, leaf)).toBe('author');
      expect(refusedTo(third, { ...merged, ...end }, leaf)).toBe('author');
      expect(refusedTo(third, chosen, leaf)).toBeNull();
      expect(refusedTo(third, { ...chosen, ...end }, leaf)).toBeNull();
      const both = [...roles, personRole(someoneElse)];
      expect(refusedTo(both, merged, leaf)).toBeNull();
    }
  });
});
