import { beforeEach, expect, it } from 'vitest';
import { conflictLines } from '../../../../renderer/engine/conflicts/conflictLines';
import { caseFileSchema, type CaseFile } from '../../../../shared/domain/caseFile';
import { civilDaySchema, timeOfDaySchema } from '../../../../shared/domain/brand';
import { proposalId, type MeetingId } from '../../../../shared/domain/ids';
import type { Proposal } from '../../../../shared/domain/proposal';
import { stamped } from '../../../../shared/domain/stamp';
import { currentSchema } from '../../../../shared/domain/stored';
import { mergeDocuments } from '../../../../shared/merge/merge';
import { openedMeeting } from '../openedMeeting';

let around: Awaited<ReturnType<typeof openedMeeting>>;
/** The third meeting, chosen between two that others had given the case. */
let chosen: MeetingId;

const order = async (): Promise<readonly string[]> =>
  (await around.opened.store.load(around.meeting.database, chosen, 'meeting'))?.doc.order ?? [];
const ofCase = async (): Promise<CaseFile> => {
  const found = await around.opened.store.load(around.meeting.database, around.file.case, 'case');
  return caseFileSchema.parse(found?.doc);
};

beforeEach(async () => {
  around = await openedMeeting();
  const { opened, meeting, file } = around;
  const { database } = meeting;
  const planned: MeetingId[] = [];
  for (const day of ['28', '29', '30'])
    planned.push(
      (
        await opened.run('planMeeting', {
          database,
          date: civilDaySchema.parse(`${database.slice(-4)}-12-${day}`),
          time: timeOfDaySchema.parse('14:00'),
          place: '',
        })
      ).meeting,
    );
  const doc = await ofCase();
  const by = (device: string, at: MeetingId | undefined) =>
    stamped({ ...doc, meeting: at ?? doc.meeting }, ['meeting'], { ...opened.actor.author(), device });
  await opened.receive(database, mergeDocuments(by('un', planned[0]), by('deux', planned[1])));
  await opened.store.settled();
  const [line] = await conflictLines(opened.session, opened.open.conflicts.all());
  chosen = planned[2] ?? doc.meeting;
  await opened.run('settleConflict', {
    database,
    id: file.case,
    field: 'meeting',
    seen: line?.values.map(({ key }) => key) ?? [],
    choice: { written: chosen },
  });
  expect(await order()).toEqual([file.case]);
});

it('takes the case off that list again where nothing was written there', async () => {
  const { opened } = around;
  expect(await opened.command('undo', {})).toMatchObject({ ok: true });
  expect(await order()).toEqual([]);
  expect((await ofCase()).meeting).not.toBe(chosen);
  await opened.open.close();
});

it('is refused where another workstation presented the case there since', async () => {
  const { opened, meeting, file, chair } = around;
  const theirs: Proposal = {
    _id: proposalId(file.case, opened.session.ulid()),
    type: 'proposal',
    schema: currentSchema.proposal,
    case: file.case,
    meeting: chosen,
    intention: 1,
    text: 'De l’autre poste',
    treatments: [],
    recordedBy: chair.id,
    at: opened.session.now(),
    withdrawn: false,
  };
  await opened.receive(meeting.database, theirs);
  await opened.store.settled();
  const undone = await opened.command('undo', {});
  expect(undone).toMatchObject({ ok: false, problem: { code: 'state' } });
  expect(JSON.stringify(undone)).toContain('a été présenté à cette séance depuis');
  expect(await order()).toEqual([file.case]);
  expect((await ofCase()).meeting).toBe(chosen);
  await opened.open.close();
});

it('is refused once that meeting is over', async () => {
  const { opened, meeting, file } = around;
  const found = await opened.store.load(meeting.database, chosen, 'meeting');
  if (!found) throw new Error('no meeting');
  const author = { ...opened.actor.author(), device: 'trois' };
  await opened.receive(meeting.database, stamped({ ...found.doc, state: 'closed' }, ['state'], author));
  await opened.store.settled();
  const undone = await opened.command('undo', {});
  expect(JSON.stringify(undone)).toContain('la séance est terminée');
  expect(await order()).toEqual([file.case]);
  await opened.open.close();
});
