import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCase, type CaseFile } from '../../../shared/domain/caseFile';
import { casePaths, isCasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { fieldGroups, groupOf, togetherWith } from '../../../shared/domain/fieldGroups';
import type { CivilDay } from '../../../shared/domain/brand';
import type { Meeting } from '../../../shared/domain/meeting';
import { stamped } from '../../../shared/domain/stamp';
import { heldTogether, reopened } from '../../../shared/merge/fieldOf';
import { mergeAll, mergeDocuments, undecided } from '../../../shared/merge/merge';
import { openFields } from '../../../shared/merge/openFields';
import { stampedSeeing } from '../../../shared/merge/seeing';
import { meetingOf } from '../../support/regionDocuments';
import { author, blankCase, edited, MEETING, mergedCase, ULID } from './history';

const members = fieldGroups['tumour.tnm'].members;
type Path = (typeof members)[number];
const setOf = ({ values }: CaseFile): string => members.map((path) => String(values[path])).join(' ');
const written = (file: CaseFile): string => JSON.stringify(file);

const devices = ['un', 'deux', 'trois'] as const;
const device = fc.nat(devices.length - 1);
type Step =
  | { readonly kind: 'edit'; readonly device: number; readonly path: Path; readonly value: string }
  | { readonly kind: 'old'; readonly device: number; readonly path: Path; readonly value: string }
  | { readonly kind: 'send'; readonly from: number; readonly to: number };
const edit = (kind: 'edit' | 'old') =>
  fc.record({
    kind: fc.constant(kind),
    device,
    path: fc.constantFrom<Path>('tumour.t', 'tumour.n', 'tumour.stage'),
    value: fc.constantFrom('', 'a', 'b', 'c'),
  });
const send = fc.record({ kind: fc.constant('send' as const), from: device, to: device });
const history = (withOld: boolean): fc.Arbitrary<Step[]> =>
  fc.array(withOld ? fc.oneof(edit('edit'), edit('old'), send) : fc.oneof(edit('edit'), send), {
    maxLength: 20,
  });

/** As a version without groups writes: the one field is stamped. */
const oldEdit = (file: CaseFile, on: string, path: Path, value: string): CaseFile =>
  stamped(
    { ...file, values: { ...file.values, [path]: value === '' ? undefined : value } },
    [path],
    author(on),
  );

/** All states of three devices, and every set of values that one of them had before its eyes when it wrote. */
function play(steps: readonly Step[]) {
  const files: CaseFile[] = devices.map(() => blankCase);
  const states: CaseFile[] = [blankCase];
  const sets = new Set<string>([setOf(blankCase)]);
  for (const step of steps) {
    const on = step.kind === 'send' ? step.to : step.device;
    const [file, name] = [files[on] ?? blankCase, devices[on] ?? ''];
    const next =
      step.kind === 'send'
        ? mergedCase(file, files[step.from] ?? blankCase)
        : step.kind === 'edit'
          ? edited(file, name, { [step.path]: step.value })
          : oldEdit(file, name, step.path, step.value);
    if (step.kind !== 'send') sets.add(setOf(next));
    files[on] = next;
    states.push(next);
  }
  return { files: files as [CaseFile, CaseFile, CaseFile], states, sets };
}

describe('fields that mean one thing together', () => {
  it('are in one group each, and are all of the catalogue', () => {
    const all = Object.values(fieldGroups).flatMap((group): readonly string[] => group.members);
    expect(new Set(all).size).toBe(all.length);
    for (const path of all) expect(casePaths).toContain(path);
    for (const name of Object.keys(fieldGroups)) expect(isCasePath(name)).toBe(false);
    expect(groupOf('tumour.n')).toBe('tumour.tnm');
    expect(togetherWith('summary.question')).toEqual(['summary.question']);
  });

  it('are one choice of two whole sets where two posts wrote different members, and a choice settles the whole', () => {
    const base = edited(blankCase, 'zero', { 'tumour.t': 'T1', 'tumour.n': 'N0', 'tumour.stage': 'I' });
    const t = edited(base, 'un', { 'tumour.t': 'T2' });
    const n = edited(base, 'deux', { 'tumour.n': 'N1' });
    const merged = mergedCase(t, n);
    const [open, ...others] = openFields(merged);
    expect(others).toEqual([]);
    expect(open?.field).toBe('tumour.tnm');
    expect(open?.values.map(({ value }) => value)).toEqual([
      { 'tumour.t': 'T1', 'tumour.n': 'N1', 'tumour.stage': 'I' },
      { 'tumour.t': 'T2', 'tumour.n': 'N0', 'tumour.stage': 'I' },
    ]);
    expect([setOf(t), setOf(n)]).toContain(setOf(merged));
    const chosen = editCase(merged, { 'tumour.t': 'T2', 'tumour.n': 'N1' }, author('trois'));
    for (const end of [t, n]) expect(openFields(mergedCase(end, chosen))).toEqual([]);
  });

  it('are one choice where « Décédé : Non » meets another day of death, also of a version without this group', () => {
    const base = edited(blankCase, 'zero', {
      'identity.deceased': true,
      'identity.deathDate': '2026-11-20' as CivilDay,
    });
    const day = { 'identity.deathDate': '2026-11-21' as CivilDay };
    const alive = edited(base, 'un', { 'identity.deceased': false });
    const old = stamped({ ...base, values: { ...base.values, ...day } }, Object.keys(day), author('deux'));
    const asked = (moved: CaseFile) => openFields(mergedCase(alive, moved)).map(({ field }) => field);
    expect(asked(old)).toEqual(['identity.death']);
    expect(asked(edited(base, 'deux', day))).toEqual(['identity.death']);
    const { values } = mergedCase(alive, edited(base, 'deux', day));
    expect([values['identity.deceased'], values['identity.deathDate']]).not.toEqual([false, '2026-11-21']);
  });

  it('are no conflict where one person writes one after the other, and say who wrote what they left as it was', () => {
    const first = edited(blankCase, 'un', { 'tumour.t': 'T2' });
    const second = edited(first, 'deux', { 'tumour.n': 'N1' });
    expect(openFields(mergedCase(first, second))).toEqual([]);
    expect(setOf(mergedCase(first, second))).toBe('T2 N1 undefined undefined undefined');
    expect(second.stamps['tumour.t']).toMatchObject({ device: 'deux', kept: { by: author('un').by } });
    expect(second.stamps['tumour.n']).not.toHaveProperty('kept');
  });

  it('are shown as one act wrote them, whatever the order of acts and receipts', () => {
    fc.assert(
      fc.property(history(false), (steps) => {
        const { states, files, sets } = play(steps);
        for (const state of [...states, mergeAll(files) as CaseFile]) expect(sets).toContain(setOf(state));
      }),
      { numRuns: 300 },
    );
  });

  it('are offered as sets that somebody wrote, the shown one first, until one is chosen', () => {
    fc.assert(
      fc.property(history(false), (steps) => {
        const { files, sets } = play(steps);
        const merged = mergeAll(files) as CaseFile;
        for (const { values } of openFields(merged)) {
          const offered = values.map(({ value }) => setOf({ ...merged, values: value as CaseValues }));
          expect(offered[0]).toBe(setOf(merged));
          for (const set of offered) expect(sets).toContain(set);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('merge by the same laws, also with what a version without groups wrote', () => {
    fc.assert(
      fc.property(history(true), fc.nat(), fc.nat(), fc.nat(), (steps, ...picks) => {
        const { states } = play(steps);
        const [a, b, c] = picks.map((n) => states[n % states.length]) as [CaseFile, CaseFile, CaseFile];
        expect(written(mergedCase(a, b))).toBe(written(mergedCase(b, a)));
        expect(written(mergedCase(mergedCase(a, b), c))).toBe(written(mergedCase(a, mergedCase(b, c))));
        const merged = mergedCase(a, b);
        expect(written(mergedCase(merged, a))).toBe(written(merged));
        expect(written(mergedCase(merged, merged))).toBe(written(merged));
        for (const { values } of openFields(merged)) expect(values.length).toBeGreaterThan(1);
      }),
      { numRuns: 400 },
    );
  });

  it('stand open again as they did where a choice is taken back', () => {
    fc.assert(
      fc.property(history(false), (steps) => {
        const before = mergeAll(play(steps).files) as CaseFile;
        const [open] = openFields(before);
        fc.pre(open !== undefined);
        const former = heldTogether(before, members);
        const chosen = edited(before, 'quatre', { 'tumour.t': 'T9', 'tumour.m': 'M1' });
        expect(undecided(chosen)).toEqual({});
        const choice = { device: 'quatre', n: chosen.clock['quatre'] ?? 0 };
        const back = reopened(chosen, former, [choice], author('quatre'));
        const after = mergeAll([chosen, back, before]) as CaseFile;
        const offered = (file: CaseFile) =>
          openFields(file).flatMap(({ values }) => values.map(({ value }) => value));
        expect(new Set(offered(after).map((set) => JSON.stringify(set)))).toEqual(
          new Set(offered(before).map((set) => JSON.stringify(set))),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('the moment of a meeting', () => {
  const planned = { ...(meetingOf(() => ULID) as unknown as Meeting), _id: MEETING };
  const base = stampedSeeing(planned, { date: '2026-11-30', time: '14:00' }, {}, author('zero'));
  const momentOf = ({ date, time }: Meeting) => `${date} ${time}`;
  const moved = (changes: object, on: string) => stampedSeeing(base, { ...changes }, {}, author(on));

  it('is no mixture of a day from one workstation and an hour from another, and both are asked for', () => {
    for (const [first, second] of [
      ['un', 'deux'],
      ['deux', 'un'],
    ] as const) {
      const day = moved({ date: '2026-12-07' }, first);
      const hour = moved({ time: '09:00' }, second);
      const merged = mergeDocuments(day, hour) as Meeting;
      expect(['2026-12-07 14:00', '2026-11-30 09:00']).toContain(momentOf(merged));
      expect(openFields(merged).map(({ field }) => field)).toEqual(['date', 'time']);
      expect(mergeDocuments(hour, day)).toEqual(merged);
    }
  });

  it('is asked for no hour where two moved the day alone', () => {
    const merged = mergeDocuments(moved({ date: '2026-12-07' }, 'un'), moved({ date: '2026-12-08' }, 'deux'));
    expect(openFields(merged).map(({ field }) => field)).toEqual(['date']);
  });
});
