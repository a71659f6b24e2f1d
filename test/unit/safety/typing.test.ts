import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editCase, type CaseFile } from '../../../shared/domain/caseFile';
import type { CasePath, CaseValues } from '../../../shared/domain/caseFields';
import type { PersonId } from '../../../shared/domain/ids';
import { stamped, type Author } from '../../../shared/domain/stamp';
import { mergeDocuments } from '../../../shared/merge/merge';
import { openFields } from '../../../shared/merge/openFields';
import { seenOf } from '../../../shared/merge/seeing';
import { openedMeeting } from '../engine/openedMeeting';

type Opened = Awaited<ReturnType<typeof openedMeeting>>;
let at: Opened;
beforeEach(async () => {
  at = await openedMeeting();
});
afterEach(() => at.opened.open.close());

async function load(): Promise<CaseFile> {
  await at.opened.store.settled();
  const held = await at.opened.store.load(at.file.database, at.file.case, 'case');
  if (!held) throw new Error('no case');
  return held.doc;
}
const elsewhere = (): Author => ({
  ...at.opened.actor.author(),
  device: 'ailleurs',
  by: 'rpps-99900000099' as PersonId,
});
/** As replication brings it: the other workstation's document, put together with the one here. */
async function receive(doc: CaseFile): Promise<void> {
  await at.opened.receive(at.file.database, mergeDocuments(await load(), doc));
  await at.opened.store.settled();
}
const openTexts = (file: CaseFile) =>
  openFields(file).map(({ field, values }) => [field, values.map(({ value }) => value)] as const);

describe('an edit carries what its author saw', () => {
  it('keeps what another workstation added to the discussion while somebody types here, and shows both', async () => {
    const { run } = at.opened;
    await run('discuss', { ...at.file, text: 'un' });
    const doc = await load();
    const seen = seenOf(doc, 'discussion');
    const theirs = 'un, et ce que l’autre poste a ajouté';
    await receive(stamped({ ...doc, discussion: theirs }, ['discussion'], elsewhere()));
    await run('discuss', { ...at.file, text: 'un deux', seen });
    await run('discuss', { ...at.file, text: 'un deux trois', seen });
    const [open] = openTexts(await load());
    expect(open?.[0]).toBe('discussion');
    expect([...(open?.[1] ?? [])].sort()).toEqual(['un deux trois', theirs].sort());
  });

  it.each<[CasePath, CaseValues, unknown]>([
    ['summary.question', { 'summary.question': 'Chirurgie ?' }, 'Curiethérapie ?'],
    ['clinical.pain', { 'clinical.pain': 'EVA 2' }, 'EVA 7'],
  ])('keeps what another workstation wrote in « %s » meanwhile', async (path, changes, theirs) => {
    const doc = await load();
    const seen = { [path]: seenOf(doc, path) };
    await receive(editCase(doc, { [path]: theirs }, elsewhere()));
    await at.opened.run('editCase', { ...at.file, changes, seen });
    expect(openTexts(await load()).map(([field, values]) => [field, new Set(values)])).toEqual([
      [path, new Set([changes[path], theirs])],
    ]);
  });

  it('makes one choice of T here and N there, of two sets as they were written, and settles it as a whole', async () => {
    const { run, command } = at.opened;
    await run('editCase', {
      ...at.file,
      changes: { 'tumour.t': 'T1', 'tumour.n': 'N0', 'tumour.stage': 'I' },
    });
    const doc = await load();
    const seen = { 'tumour.t': seenOf(doc, 'tumour.t') };
    await receive(editCase(doc, { 'tumour.n': 'N1', 'tumour.stage': 'II' }, elsewhere()));
    await run('editCase', { ...at.file, changes: { 'tumour.t': 'T2' }, seen });
    const both = await load();
    const [open] = openFields(both);
    expect(open?.field).toBe('tumour.tnm');
    const sets = (open?.values ?? []).map(({ value }) => value as CaseValues);
    const tn = (values: CaseValues) =>
      [values['tumour.t'], values['tumour.n'], values['tumour.stage']].join(' ');
    expect(sets.map(tn).sort()).toEqual(['T1 N1 II', 'T2 N0 I']);
    expect(tn(both.values)).toBe(tn(sets[0] ?? {}));
    const keys = (open?.values ?? []).map(({ key }) => key);
    const choice = { key: keys[sets.findIndex((set) => tn(set) === 'T1 N1 II')] ?? '' };
    const asked = { database: at.file.database, id: at.file.case, field: 'tumour.tnm', seen: keys, choice };
    expect(await command('settleConflict', asked)).toMatchObject({ ok: true });
    expect(tn((await load()).values)).toBe('T1 N1 II');
    expect(openFields(await load())).toEqual([]);
    await run('undo', {});
    expect(
      openTexts(await load())
        .flatMap(([, values]) => values.map((set) => tn(set as CaseValues)))
        .sort(),
    ).toEqual(['T1 N1 II', 'T2 N0 I']);
  });

  it('leaves both values of a pending choice as they were, beside a third that is typed, taken back and typed again', async () => {
    const { run } = at.opened;
    const doc = await load();
    const path = 'clinical.pain';
    await run('editCase', { ...at.file, changes: { [path]: 'EVA 2' } });
    const of = (device: string, value: string) =>
      editCase(doc, { [path]: value }, { ...elsewhere(), device });
    await receive(of('ailleurs', 'EVA 7'));
    const both = await load();
    const values = async () => openTexts(await load()).flatMap(([, open]) => [...open].sort());
    expect(await values()).toEqual(['EVA 2', 'EVA 7']);
    const shown = both.values[path];
    await run('editCase', { ...at.file, changes: { [path]: 'EVA 4' }, seen: { [path]: seenOf(both, path) } });
    expect(await values()).toEqual(shown === 'EVA 2' ? ['EVA 4', 'EVA 7'] : ['EVA 2', 'EVA 4', 'EVA 7']);
    await run('undo', {});
    expect(await values()).toEqual(['EVA 2', 'EVA 7']);
    await run('redo', {});
    expect(await values()).toContain('EVA 4');
    expect(await values()).toContain('EVA 7');
  });

  it('keeps the place that came from elsewhere while the form of the meeting or of the board was open', async () => {
    const { opened, meeting } = at;
    const { database } = meeting;
    for (const id of ['board', meeting.meeting] as const) {
      const type = id === 'board' ? 'board' : 'meeting';
      const held = await opened.store.load(database, id, type);
      if (!held) throw new Error('nothing to edit');
      const seen = { place: seenOf(held.doc, 'place') };
      await opened.receive(database, stamped({ ...held.doc, place: 'Salle B' }, ['place'], elsewhere()));
      await opened.store.settled();
      await (id === 'board'
        ? opened.run('editBoard', { database, place: 'Salle C', seen })
        : opened.run('editMeeting', { ...meeting, place: 'Salle C', seen }));
      const after = await opened.store.load(database, id, type);
      const values = after
        ? openFields(after.doc).flatMap((open) => open.values.map(({ value }) => value))
        : [];
      expect(values.sort()).toEqual(['Salle B', 'Salle C']);
    }
  });
});
