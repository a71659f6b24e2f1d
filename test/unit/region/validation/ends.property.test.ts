import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../../shared/domain/brand';
import type { CaseFile } from '../../../../shared/domain/caseFile';
import type { PersonId } from '../../../../shared/domain/ids';
import { reportSchema, type Report } from '../../../../shared/domain/report';
import { stamped } from '../../../../shared/domain/stamp';
import { reopened } from '../../../../shared/merge/fieldOf';
import { mergeDocuments } from '../../../../shared/merge/merge';
import { siblingsOf } from '../../../../shared/merge/mergeMutable';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { reportOf } from '../../../support/regionDocuments';
import { ulid } from '../../domain/samples';
import { author, historyArbitrary, mergedCase, play } from '../../merge/history';
import { refusedTo, SLUG } from './validator';

/** Three workstations, each with its own account, each of another person; nobody has an office. */
const people: Readonly<Record<string, PersonId>> = {
  un: 'rpps-99900000011' as PersonId,
  deux: 'rpps-99900000022' as PersonId,
  trois: 'rpps-99900000033' as PersonId,
};
const rolesOf = (device: string) =>
  asMember([REGION_MEMBER, ...(people[device] ? [personRole(people[device])] : [])], SLUG, ['doctor']);
const everybody = Object.keys(people);

/** The histories of shared/merge are one person's; here each workstation signs for its own. */
const signedApart = (file: CaseFile): CaseFile =>
  JSON.parse(JSON.stringify(file), (_key, value: unknown) => {
    const stamp = value as { device?: unknown } | null;
    return typeof stamp === 'object' && typeof stamp?.device === 'string'
      ? { ...stamp, by: people[stamp.device] }
      : value;
  }) as CaseFile;
const entombed = (file: object) => ({ ...file, _deleted: true, ended: true });
const revised = (file: object) => ({ ...file, _revisions: { start: 4, ids: ['a', 'b'] } });

const leaves = historyArbitrary.map((steps) => {
  const [a, b, c] = play(steps).ends.map(signedApart) as [CaseFile, CaseFile, CaseFile];
  return { a, b, c, all: mergedCase(mergedCase(a, b), c) };
});

describe('a merge of what is changed field by field', () => {
  it('is taken on top of each of its leaves, from whomever makes it, and ends the others', () => {
    fc.assert(
      fc.property(leaves, ({ a, b, c, all }) => {
        for (const device of everybody)
          for (const merge of [mergedCase(a, b), all])
            for (const leaf of merge === all ? [a, b, c] : [a, b]) {
              expect(refusedTo(rolesOf(device), merge, leaf)).toBeNull();
              expect(refusedTo(rolesOf(device), entombed(merge), leaf)).toBeNull();
              // And where its parent is no leaf there any more.
              expect(refusedTo(rolesOf(device), revised(merge))).toBeNull();
              expect(refusedTo(rolesOf(device), revised(entombed(merge)))).toBeNull();
            }
      }),
    );
  });

  it('of lists that are put together by themselves is taken too, and what was issued since', () => {
    const issue = (device: string, minute: number) => ({
      at: `2026-11-24T15:${minute}:00.000Z` as Instant,
      by: people[device] as PersonId,
      format: 'docx' as const,
      sha256: '',
    });
    const blank = reportSchema.parse(reportOf(() => ulid(7)));
    const issued = (report: Report, device: string, minute: number): Report =>
      stamped({ ...report, issues: [...report.issues, issue(device, minute)] }, ['issues'], {
        ...author(device),
        by: people[device] as PersonId,
      });
    const [a, b] = [issued(blank, 'un', 10), issued(blank, 'deux', 11)];
    const merge = mergeDocuments(a, b) as Report;
    expect(merge.issues).toHaveLength(2);
    for (const device of everybody)
      for (const leaf of [a, b]) {
        expect(refusedTo(rolesOf(device), merge, leaf)).toBeNull();
        expect(refusedTo(rolesOf(device), entombed(merge), leaf)).toBeNull();
      }
    // The merge was not sent yet when the next report was issued.
    expect(refusedTo(rolesOf('un'), issued(merge, 'un', 12), a)).toBeNull();
    expect(refusedTo(rolesOf('un'), { ...a, issues: [...a.issues, issue('deux', 13)] }, a)).toBe('author');
  });

  it('never ends a leaf while it lacks a value that nobody replaced', () => {
    fc.assert(
      fc.property(leaves, ({ a, b }) => {
        const lacking = mergedCase(a, b);
        for (const field of Object.keys(a.stamps)) {
          const { [field]: _stamp, ...stamps } = lacking.stamps;
          const { [field]: _value, ...values } = lacking.values as Record<string, unknown>;
          const { [field]: _pending, ...pending } = lacking.pending ?? {};
          const without = { ...lacking, stamps, values, pending, clock: a.clock };
          expect(refusedTo(rolesOf('un'), entombed(without as CaseFile), a)).not.toBeNull();
        }
        expect(refusedTo(rolesOf('un'), { _id: a._id, _deleted: true }, a)).toBe('deletion');
      }),
    );
  });

  it('is refused from whoever puts other words under what a colleague signed', () => {
    fc.assert(
      fc.property(leaves, ({ all }) => {
        const theirs = Object.entries(all.stamps).filter(([, { device }]) => device !== 'un');
        for (const [field, stamp] of theirs) {
          const values: Record<string, unknown> = { ...all.values, [field]: 'jamais dit' };
          const put = field === 'discussion' ? { ...all, discussion: 'jamais dit' } : { ...all, values };
          const { [field]: _chosen, ...pending } = all.pending ?? {};
          expect(refusedTo(rolesOf('un'), { ...put, pending }, all)).toBe('author');
          const later = { ...stamp, at: '2026-11-24T14:00:00.000Z' };
          const again = { ...put, pending, stamps: { ...all.stamps, [field]: later } };
          expect(refusedTo(rolesOf('un'), again, all)).toBe('author');
        }
      }),
    );
  });

  it('goes on with a choice, and with the choice taken back', () => {
    let choices = 0;
    fc.assert(
      fc.property(leaves, ({ all }) => {
        const mine = { ...author('un'), by: people['un'] as PersonId };
        for (const [field, former] of Object.entries(all.pending ?? {})) {
          choices++;
          const chosen = stamped(all, [field], mine);
          expect(refusedTo(rolesOf('un'), chosen, all)).toBeNull();
          const stamp = chosen.stamps[field];
          if (!stamp) throw new Error('no stamp');
          const back = reopened(
            chosen,
            { [field]: former.map((held) => ({ ...held, value: held.value })) },
            [stamp],
            mine,
          );
          expect(siblingsOf(back, field, undefined).length).toBeGreaterThanOrEqual(former.length);
          expect(refusedTo(rolesOf('un'), back, chosen)).toBeNull();
        }
      }),
      { numRuns: 300 },
    );
    expect(choices).toBeGreaterThan(20);
  });
});
