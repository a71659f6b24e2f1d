import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { togetherWith } from '../../../shared/domain/fieldGroups';
import { editCase, type CaseFile } from '../../../shared/domain/caseFile';
import { standing, type Proposal } from '../../../shared/domain/proposal';
import { proposalId } from '../../../shared/domain/ids';
import type { Author } from '../../../shared/domain/stamp';
import { valueOf } from '../../../shared/merge/fieldOf';
import {
  fieldChanges,
  fieldState,
  stillStands,
  takenBack,
  writtenSince,
} from '../../../shared/merge/fieldUndo';
import { canonical } from '../../../shared/merge/canonical';
import { mergeDocuments } from '../../../shared/merge/merge';
import { seenOf, stampedSeeing } from '../../../shared/merge/seeing';
import { proposalRedoing, proposalUndoing } from '../../../shared/merge/proposalChoice';
import { CASE, caseFile, person, proposal, time, ulid } from '../domain/samples';

const PATHS = ['tumour.t', 'tumour.n', 'summary.question'] as const;
const by = (device: string, source?: Author['source']): Author => ({
  device,
  by: person(device === 'ici' ? 1 : 2).id,
  at: time('14:00'),
  ...(source ? { source } : {}),
});
const edit = fc.record({
  path: fc.constantFrom(...PATHS),
  value: fc.constantFrom('un', 'deux', ''),
  device: fc.constantFrom('ici', 'là'),
});
const after = (
  doc: CaseFile,
  edits: readonly { path: (typeof PATHS)[number]; value: string; device: string }[],
) => edits.reduce((held, { path, value, device }) => editCase(held, { [path]: value }, by(device)), doc);
const values = (doc: CaseFile) => PATHS.map((path) => valueOf(doc, path));

describe('what of an act still stands', () => {
  it('is taken back field by field, and everything else stays', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), edit, (before, act) => {
        const former = after(caseFile(), before);
        const doc = after(former, [{ ...act, device: 'ici' }]);
        const changes = fieldChanges(former, doc);
        // With those that mean one thing with it.
        expect(changes.map(({ field }) => field).sort()).toEqual([...togetherWith(act.path)].sort());
        expect(changes.every((change) => stillStands(doc, change))).toBe(true);
        const back = takenBack(doc, changes, by('ici'));
        expect(values(back)).toEqual(values(former));
        expect(changes.some((change) => stillStands(back, change))).toBe(false);
      }),
    );
  });

  it('stands no more once anybody wrote there, knowing it or not, the same value too', () => {
    fc.assert(
      fc.property(edit, fc.constantFrom('un', 'deux', ''), fc.boolean(), (act, value, knew) => {
        const former = caseFile();
        const doc = after(former, [{ ...act, device: 'ici' }]);
        const [change] = fieldChanges(former, doc);
        if (!change) throw new Error('nothing changed');
        const theirs = after(knew ? doc : former, [{ ...act, value, device: 'là' }]);
        const now = mergeDocuments(doc, theirs) as CaseFile;
        expect(stillStands(now, change)).toBe(false);
        expect(writtenSince(now, change).map(({ stamp }) => stamp.device)).toEqual(['là']);
      }),
    );
  });

  it('keeps where a value had come from, and who takes back answers for it', () => {
    const imported = editCase(caseFile(), { 'tumour.t': 'cT1' }, by('là', 'csv'));
    const doc = editCase(imported, { 'tumour.t': 'cT2' }, by('ici'));
    const back = takenBack(doc, fieldChanges(imported, doc), by('ici'));
    expect(back.stamps['tumour.t']).toMatchObject({ source: 'csv', device: 'ici', by: by('ici').by });
  });

  it('values that a choice had settled stand side by side again', () => {
    const apart = mergeDocuments(
      editCase(caseFile(), { 'tumour.t': 'cT1' }, by('ici')),
      editCase(caseFile(), { 'tumour.t': 'cT2' }, by('là')),
    ) as CaseFile;
    const doc = editCase(apart, { 'tumour.t': 'cT3' }, by('ici'));
    const back = takenBack(doc, fieldChanges(apart, doc), by('ici'));
    const held = fieldState(back, 'tumour.t').siblings.map(({ value }) => value);
    expect(held.sort()).toEqual(['cT1', 'cT2']);
  });
});

describe('a value typed while a choice is pending', () => {
  const told = (doc: CaseFile, field: string) =>
    fieldState(doc, field)
      .siblings.map(({ value, stamp: { device, origin = device, by: who } }) =>
        canonical([value, origin, who]),
      )
      .sort();
  const shownOf = (doc: CaseFile) => new Map(PATHS.map((path) => [path, told(doc, path)]));

  it('is taken back and made anew as often as one likes: what stood beside it stays, each its author’s', () => {
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 4 }),
        fc.array(edit, { maxLength: 4 }),
        edit,
        (here, there, act) => {
          const apart = (edits: typeof here, device: string) =>
            after(
              caseFile(),
              edits.map((one) => ({ ...one, device })),
            );
          const before = mergeDocuments(apart(here, 'ici'), apart(there, 'là')) as CaseFile;
          const seen = { [act.path]: seenOf(before, act.path) };
          const typed = stampedSeeing(before, { [act.path]: act.value }, seen, by('ici'));
          const theirs = (path: (typeof PATHS)[number], doc: CaseFile) =>
            fieldState(doc, path).siblings.filter(({ stamp }) => stamp.device !== 'ici');
          // The same words twice are no choice: then the value stands, under the stamp of who wrote it last.
          if (seen[act.path]?.isContested)
            for (const path of PATHS)
              for (const { value } of theirs(path, before))
                expect(fieldState(typed, path).siblings.map((held) => held.value)).toContain(value);
          let doc = typed;
          let changes = fieldChanges(before, typed);
          const isShared = changes.every(({ before: { siblings } }) => siblings.length > 1);
          for (let turn = 1; turn <= 4; turn++) {
            const next = takenBack(doc, changes, by('ici'));
            changes = changes.map(({ field, before: back, after: made }) => ({
              field,
              before: made,
              after: fieldState(next, field),
              back,
            }));
            doc = next;
            const wanted = turn % 2 === 1 ? before : typed;
            if (isShared) expect(shownOf(doc)).toEqual(shownOf(wanted));
            expect(values(doc)).toEqual(values(wanted));
            expect(JSON.stringify(mergeDocuments(doc, typed))).toBe(
              JSON.stringify(mergeDocuments(typed, doc)),
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a proposal undone and made anew, as often as one likes', () => {
  const pen = (n: number) => ({
    _id: proposalId(CASE, ulid(n)),
    recordedBy: person(1).id,
    at: time('15:00'),
  });
  const first = proposal(10);
  const acts: Record<string, Proposal> = {
    made: first,
    corrected: proposal(11, { corrects: first._id, text: 'Autrement' }),
    withdrawn: proposal(12, { corrects: first._id, withdrawn: true }),
  };
  it.each(Object.keys(acts))('%s: stands the same each time', (kind) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (turns) => {
        const act = acts[kind] ?? first;
        let all: Proposal[] = kind === 'made' ? [first] : [first, act];
        const shown = () => standing(all).map(({ _id }) => _id);
        const done = shown();
        let undone: string[] | null = null;
        let n = 100;
        for (let turn = 0; turn < turns; turn++) {
          const undoing = proposalUndoing(all, act, pen(n++));
          if (!undoing) throw new Error('not undone');
          all = [...all, undoing];
          undone ??= shown();
          expect(shown()).toEqual(undone);
          expect(undone).not.toEqual(done);
          const redoing = proposalRedoing(all, act, undoing, pen(n++));
          if (!redoing) throw new Error('not made anew');
          all = [...all, redoing];
          expect(shown()).toEqual(done);
        }
      }),
    );
  });

  it('is not made anew over what was corrected since', () => {
    const act = acts['corrected'] ?? first;
    const undoing = proposalUndoing([first, act], act, pen(100));
    if (!undoing) throw new Error('not undone');
    const theirs = proposal(13, { corrects: first._id, text: 'La leur' });
    expect(proposalRedoing([first, act, undoing, theirs], act, undoing, pen(101))).toBeNull();
  });
});
