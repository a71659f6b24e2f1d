import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { conflictLines } from '../../../renderer/engine/conflicts/conflictLines';
import { OpenConflicts } from '../../../renderer/engine/conflicts/openConflicts';
import { readCase } from '../../../renderer/engine/records/read';
import type { CaseRef, ConflictLine, MeetingRef } from '../../../shared/contracts/views';
import { inForce } from '../../../shared/domain/decision';
import { editCase } from '../../../shared/domain/caseFile';
import { decisionId } from '../../../shared/domain/ids';
import { stamped } from '../../../shared/domain/stamp';
import { mergeDocuments } from '../../../shared/merge/merge';
import { openedMeeting } from './openedMeeting';

type Opened = Awaited<ReturnType<typeof openedMeeting>>['opened'];
let opened: Opened;
let meeting: MeetingRef;
let file: CaseRef;

beforeEach(async () => {
  ({ opened, meeting, file } = await openedMeeting());
});
afterEach(() => opened.open.close());

const lines = async () => {
  await opened.store.settled();
  return conflictLines(opened.session, opened.open.conflicts.all());
};
const caseFile = async () => {
  const records = await readCase(opened.store, file.database, file.case);
  if (!records) throw new Error('no case');
  return records.file;
};
/** As the merge leaves what two other workstations wrote, neither having seen the other. */
async function writtenApart(...values: string[]): Promise<ConflictLine> {
  const doc = await caseFile();
  const merged = values
    .map((t, i) => editCase(doc, { 'clinical.pain': t }, { ...opened.actor.author(), device: `poste${i}` }))
    .reduce((a, b) => mergeDocuments(a, b) as typeof doc);
  await opened.receive(file.database, merged);
  await opened.store.settled();
  const [line] = await lines();
  if (!line) throw new Error('nothing is open');
  return line;
}
const asked = ({ database, id, field, values }: ConflictLine) => ({
  database,
  id,
  field,
  seen: values.map(({ key }) => key),
});
const keyOf = ({ values }: ConflictLine, words: string): string =>
  values.find((value) => value.words === words)?.key ?? '';
const concluded = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;

describe('what workstations wrote apart', () => {
  it('is listed with its values, its writers and its place', async () => {
    const line = await writtenApart('cT2', 'cT3');
    expect(line).toMatchObject({
      id: file.case,
      type: 'case',
      field: 'clinical.pain',
      label: 'Douleur',
      right: 'prepare',
    });
    expect(line.meeting?.meeting).toBe(meeting.meeting);
    expect(line.case?.name).toMatch(/\S/);
    expect(line.values.map(({ words }) => words)).toEqual(['cT2', 'cT3']);
    expect(line.values[1]?.writers).toMatchObject([{ device: 'poste1', isHere: false, source: 'typed' }]);
    expect(line.values[1]?.writers[0]?.name).toMatch(/\S/);
  });

  it('is chosen, chosen otherwise, and taken back', async () => {
    const line = await writtenApart('cT2', 'cT3');
    await opened.run('settleConflict', { ...asked(line), choice: { key: keyOf(line, 'cT3') } });
    expect(await lines()).toEqual([]);
    expect((await caseFile()).values['clinical.pain']).toBe('cT3');
    expect((await caseFile()).stamps['clinical.pain']).toMatchObject({ by: opened.session.user.person.id });
    await opened.run('undo', {});
    const [again] = await lines();
    if (!again) throw new Error('not open again');
    expect(again.values.map(({ words }) => words)).toEqual(['cT2', 'cT3']);
    expect(again.values.map(({ writers }) => writers[0]?.device)).toEqual(['poste0', 'poste1']);
    await opened.run('settleConflict', { ...asked(again), choice: { written: 'cT4' } });
    expect((await caseFile()).values['clinical.pain']).toBe('cT4');
    expect(await lines()).toEqual([]);
  });

  it('is not chosen against a value that nobody saw, nor by who may not, nor with what is no value', async () => {
    const line = await writtenApart('cT2', 'cT3');
    const choice = { key: keyOf(line, 'cT2') };
    await writtenApart('cT2', 'cT3', 'cT4');
    const stale = await opened.command('settleConflict', { ...asked(line), choice });
    expect(stale).toMatchObject({ ok: false, problem: { code: 'state' } });
    const [now] = await lines();
    if (!now) throw new Error('nothing is open');
    const ill = await opened.command('settleConflict', {
      ...asked(now),
      choice: { written: { no: 'text' } },
    });
    expect(ill).toMatchObject({ ok: false, problem: { code: 'invalid' } });
    Object.assign(opened.session.user, { role: 'doctor' });
    const discussion = await opened.command('settleConflict', { ...asked(now), field: 'discussion', choice });
    expect(discussion).toMatchObject({ ok: false, problem: { code: 'forbidden' } });
    expect(await lines()).toHaveLength(1);
  });

  it('keeps the case from being concluded, not from being postponed', async () => {
    const line = await writtenApart('cT2', 'cT3');
    const refused = await opened.command('decide', { ...file, decision: concluded });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    expect(refused.ok ? '' : refused.problem.message).toContain('«\u00a0Douleur\u00a0»');
    const postponed = { outcome: 'postponed', postponement: { reason: 'missing' } } as const;
    await opened.run('decide', { ...file, decision: postponed });
    const report = await opened.command('makeReport', file);
    expect(report).toMatchObject({ ok: false, problem: { code: 'conflict' } });
    await opened.run('settleConflict', { ...asked(line), choice: { key: keyOf(line, 'cT2') } });
    await opened.run('decide', { ...file, decision: concluded });
  });

  it('is found again by the next session, from where the last one ended or from the beginning', async () => {
    await writtenApart('cT2', 'cT3');
    const found = async () => {
      const index = new OpenConflicts();
      await index.fill(opened.store, file.database, () => undefined);
      return { index, ids: index.all().map(({ id }) => id) };
    };
    const { index, ids } = await found();
    expect(ids).toEqual([file.case]);
    await index.save(opened.store);
    const changes = vi.spyOn(opened.store.open(file.database).pouch, 'changes');
    expect((await found()).ids).toEqual([file.case]);
    expect(changes).toHaveBeenCalledTimes(1);
  });

  it('is chosen in a meeting and for the board too, by who organises', async () => {
    const { store, session, actor, receive, run, command } = opened;
    for (const [id, field, type] of [
      [meeting.meeting, 'place', 'meeting'],
      ['board', 'organisation', 'board'],
    ] as const) {
      const loaded = await store.load(meeting.database, id, type);
      if (!loaded) throw new Error('gone');
      const by = (device: string, value: string) =>
        stamped({ ...loaded.doc, [field]: value }, [field], { ...actor.author(), device });
      await receive(meeting.database, mergeDocuments(by('un', 'Ici'), by('deux', 'Là')));
    }
    await store.settled();
    const open = await lines();
    expect(open.map(({ label }) => label).sort()).toEqual(['Lieu', 'Établissement ou réseau'].sort());
    for (const line of open) {
      const choice = { key: keyOf(line, 'Là') };
      Object.assign(session.user, { role: 'doctor' });
      expect(await command('settleConflict', { ...asked(line), choice })).toMatchObject({ ok: false });
      Object.assign(session.user, { role: 'coordinator' });
      await run('settleConflict', { ...asked(line), choice });
    }
    expect(await lines()).toEqual([]);
    expect((await store.load(meeting.database, meeting.meeting, 'meeting'))?.doc.place).toBe('Là');
  });
});

describe('two decisions of one case', () => {
  it('are both offered; the chosen one becomes a new version, and the choice can be taken back', async () => {
    const { run, store, receive, command } = opened;
    await run('decide', { ...file, decision: concluded });
    const loaded = await store.load(file.database, decisionId(file.case, 1), 'decision');
    if (!loaded) throw new Error('no decision');
    const theirs = {
      ...loaded.doc,
      text: 'Chimiothérapie.',
      at: new Date(Date.now() + 60_000).toISOString(),
    };
    await receive(file.database, mergeDocuments(loaded.doc, theirs as typeof loaded.doc));
    await store.settled();
    const [line] = await lines();
    if (!line) throw new Error('nothing is open');
    expect(line).toMatchObject({ label: 'Décision', type: 'decision', right: 'decide' });
    const [, second] = line.values;
    expect(second?.words).toContain('Chimiothérapie.');
    expect(await command('decide', { ...file, decision: concluded })).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    });
    await run('settleConflict', { ...asked(line), choice: { key: second?.key ?? '' } });
    expect(await lines()).toEqual([]);
    const after = await readCase(store, file.database, file.case);
    expect(after?.decisions.map(({ version, text }) => [version, text])).toEqual([
      [2, 'Chimiothérapie.'],
      [1, 'Chirurgie.'],
    ]);
    await run('undo', {});
    expect(await lines()).toMatchObject([{ label: 'Décision' }]);

    expect((await run('redo', {})).redone).toMatch(/^Choix de la décision rétabli/);
    expect(await lines()).toEqual([]);
    const anew = await readCase(store, file.database, file.case);
    expect(inForce(anew?.decisions ?? [])?.text).toBe('Chimiothérapie.');
    await run('undo', {});
    expect(await lines()).toMatchObject([{ label: 'Décision' }]);
  });
});
