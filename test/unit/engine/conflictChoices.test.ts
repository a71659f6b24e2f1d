import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conflictLines } from '../../../renderer/engine/conflicts/conflictLines';
import { readCase } from '../../../renderer/engine/records/read';
import type { CaseRef, ConflictLine, MeetingRef } from '../../../shared/contracts/views';
import { editCase } from '../../../shared/domain/caseFile';
import { inForce, type Decision } from '../../../shared/domain/decision';
import { decisionId } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';
import { standing, type Proposal } from '../../../shared/domain/proposal';
import { quorumTemplates } from '../../../shared/domain/quorumTemplates';
import { stamped } from '../../../shared/domain/stamp';
import { mergeDocuments } from '../../../shared/merge/merge';
import { openedMeeting } from './openedMeeting';

type Opened = Awaited<ReturnType<typeof openedMeeting>>['opened'];
let opened: Opened;
let meeting: MeetingRef;
let file: CaseRef;
let members: readonly Person[];
const concluded = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;

beforeEach(async () => {
  ({ opened, meeting, file, members } = await openedMeeting());
});
afterEach(() => opened.open.close());

const lines = async () => {
  await opened.store.settled();
  return conflictLines(opened.session, opened.open.conflicts.all());
};
const onlyLine = async (): Promise<ConflictLine> => {
  const [line, ...others] = await lines();
  if (!line || others.length > 0) throw new Error(`${others.length + Number(!!line)} open`);
  return line;
};
type Field = readonly [id: string, type: 'board' | 'meeting' | 'case', field: string];
const loaded = async ([id, type]: Field) => {
  const found = await opened.store.load(meeting.database, id, type);
  if (!found) throw new Error('gone');
  return found.doc;
};
const valueNow = async (place: Field) => ((await loaded(place)) as Record<string, unknown>)[place[2]];
/** As the merge leaves what two other workstations wrote, neither having seen the other. */
async function apart(place: Field, values: readonly [unknown, unknown]): Promise<ConflictLine> {
  const [, , field] = place;
  const doc = await loaded(place);
  const by = (device: string, value: unknown) =>
    stamped({ ...doc, [field]: value }, [field], { ...opened.actor.author(), device });
  await opened.receive(meeting.database, mergeDocuments(by('un', values[0]), by('deux', values[1])));
  return onlyLine();
}
const asked = ({ database, id, field, values }: ConflictLine) => ({
  database,
  id,
  field,
  seen: values.map(({ key }) => key),
});
const write = (line: ConflictLine, written: unknown) =>
  opened.command('settleConflict', { ...asked(line), choice: { written } });
const choose = (line: ConflictLine, nth: number) =>
  opened.run('settleConflict', { ...asked(line), choice: { key: line.values[nth]?.key ?? '' } });
const words = ({ values }: ConflictLine) => values.map((value) => value.words).sort();
/** What the trace says of choices: the act, and on what. */
async function traced(): Promise<string[]> {
  await opened.store.settled();
  const { rows } = await opened.store.open(meeting.database).pouch.allDocs<{ c: string }>({
    startkey: 'trace:',
    endkey: 'trace:\uffff',
    include_docs: true,
  });
  const { projector } = opened.store;
  const traces = await Promise.all(
    rows.map(async ({ id, doc }) =>
      doc ? projector.open({ database: meeting.database, id, rev: doc._rev }, doc.c) : null,
    ),
  );
  return traces
    .flatMap((doc) => (doc?.type === 'trace' ? [doc] : []))
    .filter(({ action }) => action.startsWith('conflict.'))
    .map(({ action, by, targets }) => {
      expect(by).toBe(opened.session.user.person.id);
      return `${action} ${targets.length}`;
    });
}

it('the choice of a case’s field names the case when it is taken back', async () => {
  const line = await apart([file.case, 'case', 'discussion'], ['Oui.', 'Non.']);
  await choose(line, 0);
  expect((await opened.run('undo', {})).undone).toMatch(
    /^Choix pour «\u00a0Discussion\u00a0» annulé \(.+ .+\)$/,
  );
});

describe('another value', () => {
  it.each([
    ['date', '2026-01-01', '2026-06-06', '2026-02-30'],
    ['time', '09:00', '10:00', '25:00'],
    ['mode', 'room', 'video', 'letter'],
    ['place', 'Ici', 'Là', 7],
  ])('of a meeting’s %s is taken by the rules of its form, and taken back', async (field, one, two, ill) => {
    const place: Field = [meeting.meeting, 'meeting', field];
    const year = meeting.database.slice(-4);
    const inYear = (value: unknown) =>
      field === 'date' && typeof value === 'string' ? value.replace(/^2026/, year) : value;
    const other = { date: `${year}-05-05`, time: '11:00', mode: 'mixed', place: 'Ailleurs' }[field];
    const line = await apart(place, [inYear(one), inYear(two)]);
    expect(await write(line, inYear(ill))).toMatchObject({ ok: false, problem: { code: 'invalid' } });
    expect(await write(line, other)).toMatchObject({ ok: true });
    expect(await valueNow(place)).toBe(other);
    expect(await lines()).toEqual([]);
    await opened.run('undo', {});
    expect(words(await onlyLine())).toEqual(words(line));
    expect(await traced()).toEqual(['conflict.settled 1', 'conflict.reopened 1']);

    // And made anew, and taken back once more.
    expect((await opened.run('redo', {})).redone).toMatch(/^Choix pour «\u00a0.+\u00a0» rétabli/);
    expect(await valueNow(place)).toBe(other);
    expect(await lines()).toEqual([]);
    await opened.run('undo', {});
    expect(words(await onlyLine())).toEqual(words(line));
  });

  it('of a meeting’s date stays in its year', async () => {
    const year = Number(meeting.database.slice(-4));
    const line = await apart([meeting.meeting, 'meeting', 'date'], [`${year}-01-01`, `${year}-06-06`]);
    expect(await write(line, `${year + 1}-01-01`)).toMatchObject({
      ok: false,
      problem: { code: 'state', message: 'Une séance ne change pas d’année\u00a0: chaque année a sa base.' },
    });
  });

  it('of a meeting’s chair is a doctor of it, as it is known here', async () => {
    const doctors = members.filter(({ specialty }) => specialty?.startsWith('G15_10'));
    const [one, two, three] = doctors;
    if (!three) throw new Error('too few doctors');
    const line = await apart([meeting.meeting, 'meeting', 'chair'], [one, two]);
    const stranger = { ...three, id: 'rpps-99900000099' };
    expect(await write(line, stranger)).toMatchObject({ ok: false, problem: { code: 'missing' } });
    expect(await write(line, { ...three, family: 'Autre' })).toMatchObject({ ok: true });
    expect(await valueNow([meeting.meeting, 'meeting', 'chair'])).toEqual(three);
  });

  it('of the board: its name, its rule, its coordinator', async () => {
    const name: Field = ['board', 'board', 'name'];
    const named = await apart(name, ['RCP Ici', 'RCP Là']);
    expect(await write(named, '   ')).toMatchObject({ ok: false });
    expect(await write(named, ' RCP Sein ')).toMatchObject({ ok: true });
    expect(await valueNow(name)).toBe('RCP Sein');
    const { sein, thorax, orl } = quorumTemplates;
    const quorum = await apart(['board', 'board', 'quorum'], [sein.quorum, thorax.quorum]);
    expect(quorum.values.some((value) => value.words.includes('pneumologie'))).toBe(true);
    expect(await write(quorum, { minimumSpecialties: 'trois' })).toMatchObject({ ok: false });
    expect(await write(quorum, orl.quorum)).toMatchObject({ ok: true });
    expect(await valueNow(['board', 'board', 'quorum'])).toEqual(orl.quorum);
    const [one, two] = members;
    const doctor = members.filter(({ specialty }) => specialty?.startsWith('G15_10')).at(-1);
    const coordinator = await apart(['board', 'board', 'coordinator'], [one, two]);
    expect(await write(coordinator, { ...doctor, id: 'rpps-99900000099' })).toMatchObject({ ok: false });
    expect(await write(coordinator, doctor)).toMatchObject({ ok: true });
  });

  it('of the members: the person whom two wrote in two ways, once; nobody else goes', async () => {
    const place: Field = ['board', 'board', 'members'];
    const [first, ...others] = members;
    if (!first) throw new Error('no members');
    const added = { ...first, id: 'rpps-99900000099', family: 'Nouvelle' } as Person;
    const line = await apart(place, [
      [{ ...first, organisation: 'CHU' }, ...others, added],
      [{ ...first, organisation: 'Clinique' }, ...others],
    ]);
    const together = [{ ...first, organisation: 'CHU et clinique' }, ...others, added];
    expect(await write(line, [{ family: '' }])).toMatchObject({ ok: false });
    expect(await write(line, together)).toMatchObject({ ok: true });
    expect(await valueNow(place)).toEqual(together);
    await opened.run('undo', {});
    const again = await onlyLine();
    expect(words(again)).toEqual(words(line));
    // The same act on the same document, within a minute: each is traced.
    await choose(again, 0);
    const chosen = await valueNow(place);
    await opened.run('undo', {});
    await opened.run('redo', {});
    expect(await valueNow(place)).toEqual(chosen);
    expect(await lines()).toEqual([]);
    expect(await traced()).toEqual(
      ['settled', 'reopened', 'settled', 'reopened', 'settled'].map((act) => `conflict.${act} 1`),
    );
  });

  it('of a case’s meeting puts it on that meeting’s list, and takes it off again', async () => {
    const year = meeting.database.slice(-4);
    const planned: MeetingRef[] = [];
    for (const date of [`${year}-12-28`, `${year}-12-29`, `${year}-12-30`])
      planned.push(
        await opened.run('planMeeting', { database: meeting.database, date, time: '14:00', place: '' }),
      );
    const [one, two, three] = planned;
    if (!one || !two || !three) throw new Error('not planned');
    const place: Field = [file.case, 'case', 'meeting'];
    const line = await apart(place, [one.meeting, two.meeting]);
    expect(await write(line, 'meeting:2026-12-30:01K00000000000000000000000')).toMatchObject({ ok: false });
    expect(await write(line, three.meeting)).toMatchObject({ ok: true });
    expect(await valueNow(place)).toBe(three.meeting);
    const order: Field = [three.meeting, 'meeting', 'order'];
    expect(await valueNow(order)).toEqual([file.case]);
    await opened.run('undo', {});
    expect(await valueNow(order)).toEqual([]);
    expect(words(await onlyLine())).toEqual(words(line));
    expect(await traced()).toEqual(['conflict.settled 2', 'conflict.reopened 2']);
  });

  it('of the case file is checked by its kind; where none makes sense, it says why', async () => {
    const doc = await loaded([file.case, 'case', 'values']);
    const by = (device: string, g8: number) =>
      editCase(doc as never, { 'clinical.g8': g8 }, { ...opened.actor.author(), device });
    await opened.receive(file.database, mergeDocuments(by('un', 11), by('deux', 12)));
    const line = await onlyLine();
    expect(await write(line, { 'clinical.g8': '13' })).toMatchObject({
      ok: false,
      problem: { code: 'invalid' },
    });
    expect(await write(line, { 'clinical.g8': 13, 'clinical.frailtyTool': 'G8' })).toMatchObject({
      ok: true,
    });
    const discussion = await apart([file.case, 'case', 'discussion'], ['Ici', 'Là']);
    expect(await write(discussion, 'Les deux')).toMatchObject({ ok: true });
    // Two choices in one case within a minute: each is traced.
    expect(await traced()).toEqual(['conflict.settled 1', 'conflict.settled 1']);
    const withdrawn = await apart([file.case, 'case', 'withdrawn'], [true, false]);
    const refused = await write(withdrawn, true);
    expect(refused.ok ? '' : refused.problem.message).toContain('il n’y a pas d’autre valeur');
  });
});

describe('a choice between two contents of one proposal', () => {
  async function proposedApart(): Promise<ConflictLine> {
    const { proposal } = await opened.run('propose', { ...file, text: 'Chirurgie.' });
    await opened.run('castVote', {
      ...file,
      proposal,
      voter: members.find(({ specialty }) => specialty?.startsWith('G15_10'))?.id ?? '',
      position: 'for',
    });
    const doc = (await opened.store.load(file.database, proposal, 'proposal'))?.doc as Proposal;
    const theirs = { ...doc, text: 'Chimiothérapie.', treatments: ['04'], intention: 2 };
    await opened.receive(file.database, mergeDocuments(doc, theirs));
    return onlyLine();
  }
  const stands = async () =>
    standing((await readCase(opened.store, file.database, file.case))?.proposals ?? []);

  it('is taken back: both stand again, with their votes', async () => {
    const line = await proposedApart();
    expect(line.values.map((value) => value.words).join('\n')).toContain('2e intention');
    await choose(line, 1);
    expect(await lines()).toEqual([]);
    expect(await opened.run('undo', {})).toEqual({
      // The inbox holds many cases: it says whose.
      undone: expect.stringMatching(
        /^Choix de la proposition annulé\u00a0: elle est de nouveau à trancher \(.+ .+\)$/,
      ) as string,
      mayRedo: true,
    });
    expect(words(await onlyLine())).toEqual(words(line));
    expect((await stands()).map(({ _id }) => _id as string)).toContain(line.id);
    expect(await traced()).toEqual(['conflict.settled 1', 'conflict.reopened 1']);
    expect((await opened.run('redo', {})).redone).toMatch(/^Choix de la proposition rétabli \(.+ .+\)$/);
    expect(await lines()).toEqual([]);
    expect((await stands()).map(({ text }) => text)).not.toContain('Chirurgie.');
    await opened.run('undo', {});
    expect(words(await onlyLine())).toEqual(words(line));
  });

  it('may be another one', async () => {
    const line = await proposedApart();
    expect(await write(line, { text: '  ' })).toMatchObject({ ok: false });
    expect(await write(line, { text: 'Les deux.', treatments: [], intention: 1 })).toMatchObject({
      ok: true,
    });
    const texts = (await stands()).map(({ text }) => text);
    expect(texts).toContain('Les deux.');
    expect(texts).not.toContain('Chirurgie.');
    expect(await lines()).toEqual([]);
    await opened.run('undo', {});
    expect(words(await onlyLine())).toEqual(words(line));
  });
});

describe('a choice to take a decision back', () => {
  const stored = async (version: number) =>
    (await opened.store.load(file.database, decisionId(file.case, version), 'decision'))?.doc as Decision;
  const now = async () =>
    inForce((await readCase(opened.store, file.database, file.case))?.decisions ?? [])?.text;

  it('leaves none in force where there was none before; taken back, it leaves both open as they were', async () => {
    await opened.run('decide', { ...file, decision: concluded });
    const ours = await stored(1);
    const theirs = { ...ours, revoked: true, at: new Date(Date.now() + 60_000).toISOString() };
    await opened.receive(file.database, mergeDocuments(ours, theirs as Decision));
    const line = await onlyLine();
    const back = line.values.findIndex((value) => value.words.includes('aucune n’est en vigueur'));
    await choose(line, back);
    expect(await now()).toBeUndefined();
    expect(await lines()).toEqual([]);
    await opened.run('undo', {});
    expect(await now()).toBe('Chirurgie.');
    expect(words(await onlyLine())).toEqual(words(line));
    expect(await traced()).toEqual(['conflict.settled 1', 'conflict.reopened 1']);
    expect(await write(await onlyLine(), { text: 'Autre.' })).toMatchObject({
      ok: false,
      problem: { code: 'invalid' },
    });
  });

  it('puts the one before in force again, and keeps it there', async () => {
    await opened.run('decide', { ...file, decision: concluded });
    await opened.run('decide', { ...file, decision: { ...concluded, text: 'Chimiothérapie.' } });
    await opened.run('undo', {});
    const ours = await stored(3);
    const theirs = { ...ours, revoked: false, text: 'Autrement.' };
    await opened.receive(
      file.database,
      mergeDocuments(ours, { ...theirs, at: new Date(Date.now() + 60_000).toISOString() } as Decision),
    );
    const line = await onlyLine();
    const back = line.values.findIndex((value) => value.words.startsWith('Décision reprise'));
    expect(line.values[back]?.words).toContain('Chirurgie.');
    await choose(line, back);
    expect(await now()).toBe('Chirurgie.');
    expect(await lines()).toEqual([]);
    await opened.run('undo', {});
    expect(await now()).toBe('Chirurgie.');
    expect(words(await onlyLine())).toEqual(words(line));
  });
});
