import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseFile } from '../../../../shared/domain/caseFile';
import type { PersonId } from '../../../../shared/domain/ids';
import type { Stamp } from '../../../../shared/domain/stamp';
import { seenOf, stampedSeeing } from '../../../../shared/merge/seeing';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { author, blankCase, mergedCase } from '../../merge/history';
import { refusedTo, SLUG } from './validator';

/** Three workstations, each of another person, that write in fields that mean one thing: each act keeps what others wrote. */
const people = ['rpps-99900000011', 'rpps-99900000022', 'rpps-99900000033'] as const as unknown as PersonId[];
const rolesOf = (desk: number) =>
  asMember([REGION_MEMBER, personRole(people[desk] as PersonId)], SLUG, ['doctor']);
const fields = ['tumour.t', 'tumour.n', 'tumour.stage', 'clinical.frailtyTool'] as const;
const desk = fc.nat(2);
const steps = fc.array(
  fc.oneof(
    fc.record({ desk, field: fc.constantFrom(...fields), value: fc.constantFrom('', '1', '2') }),
    fc.record({ desk, to: desk }),
  ),
  { maxLength: 16 },
);

it('what others wrote and an act left as it was comes through in their name, on top of any leaf', () => {
  let kept = 0;
  fc.assert(
    fc.property(steps, (acts) => {
      const files = [blankCase, blankCase, blankCase] as [CaseFile, CaseFile, CaseFile];
      /** What the region may hold: each workstation sends when it will. */
      const sent: CaseFile[] = [blankCase];
      for (const act of acts) {
        const on = 'to' in act ? act.to : act.desk;
        const file = files[on] as CaseFile;
        if ('to' in act) files[on] = mergedCase(file, files[act.desk] as CaseFile);
        else {
          const pen = { ...author(`poste${on}`), by: people[on] as PersonId };
          files[on] = stampedSeeing(
            file,
            { [act.field]: act.value },
            { [act.field]: seenOf(file, act.field) },
            pen,
          );
        }
        sent.push(files[on]);
      }
      const all = mergedCase(mergedCase(files[0], files[1]), files[2]);
      const others = Object.values(all.stamps).filter(({ kept: of, by }: Stamp) => of && of.by !== by);
      kept += others.length;
      for (const leaf of sent) {
        for (let i = 0; i < 3; i++) expect(refusedTo(rolesOf(i), all, leaf)).toBeNull();
        for (const [i, file] of files.entries())
          expect(refusedTo(rolesOf(i), mergedCase(file, leaf), leaf)).toBeNull();
      }
    }),
    { numRuns: 200 },
  );
  // It was tried; chance makes about twenty of them.
  expect(kept).toBeGreaterThan(2);
});
