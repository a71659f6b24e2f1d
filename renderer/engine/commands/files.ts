import type { MadeFile } from '../../../shared/contracts/views';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { reportId } from '../../../shared/domain/ids';
import type { Report } from '../../../shared/domain/report';
import { ok, type Result } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import { MAX_FILE_BYTES, readFile, tooLarge } from '../../../shared/intake/readFile';
import { makePaper, type Paper } from '../../../shared/papers/makePaper';
import { currentSchema } from '../../../shared/domain/stored';
import { accountOf } from '../queries/account';
import { caseView } from '../queries/caseView';
import { meetingView } from '../queries/meetingView';
import { readCase, readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import { sha256Hex } from '../keys/bytes';
import { need, undecidedYet } from '../records/need';
import type { Handlers } from './handler';
import { meetingNotHere } from './meetingRefusals';

type MeetingPaper = 'meetingList' | 'attendanceSheet';

async function made({ name, bytes }: Paper): Promise<Result<MadeFile>> {
  return ok({ name, bytes, sha256: await sha256Hex(bytes) });
}

async function caseAndMeeting(actor: Actor, ref: CaseRef) {
  const records = await readCase(actor.session.store, ref.database, ref.case);
  const around = records && (await readMeeting(actor.session.store, ref.database, records.file.meeting));
  const now = actor.session.now();
  if (!records || !around) return null;
  // Where no region could confirm it, a paper says only what who took it in could not have written.
  const marks = [...(await actor.session.foreign.of(ref.database))];
  const toSay = new Map(marks.filter(([, { beyondRole }]) => beyondRole || actor.session.workstation.region));
  return {
    view: await caseView(actor.session, records, around, ref.database, toSay),
    meeting: meetingView(around, ref.database, now),
    board: around.board,
  };
}

async function meetingPaper(actor: Actor, { database, meeting: id }: MeetingRef, kind: MeetingPaper) {
  const { session } = actor;
  const records = await readMeeting(session.store, database, id);
  if (!records) return meetingNotHere;
  const isOver = records.meeting.state === 'closed';
  const input = {
    meeting: meetingView(records, database, session.now()),
    account: isOver ? await accountOf(session, database, records) : null,
    issuedAt: session.now(),
    timeZone: session.timeZone,
  };
  return made(await makePaper({ kind, format: 'word' }, input));
}

export const fileCommands: Handlers<
  'readFile' | 'makeReport' | 'makeMeetingList' | 'makeAttendanceSheet' | 'recordIssue'
> = {
  readFile: async (_session, { file }) => {
    if (file.size > MAX_FILE_BYTES) return { ok: false, problem: tooLarge(file.name, file.size) };
    return readFile(file.name, new Uint8Array(await file.arrayBuffer()));
  },

  makeReport: async (actor, ref) => {
    const found = await caseAndMeeting(actor, ref);
    if (!found) return meetingNotHere;
    // Before the decision it is a draft and says so.
    if (found.view.decision && found.view.undecided.length > 0) return undecidedYet(found.view.undecided);
    const input = { ...found, issuedAt: actor.session.now(), timeZone: actor.session.timeZone };
    return made(await makePaper({ kind: 'caseReport', format: 'word' }, input));
  },

  makeMeetingList: (actor, ref) => meetingPaper(actor, ref, 'meetingList'),

  makeAttendanceSheet: (actor, ref) => meetingPaper(actor, ref, 'attendanceSheet'),

  recordIssue: async (actor, { sha256, ...ref }) => {
    const file = await need(actor.session, ref.database, ref.case, 'case');
    if (!file.ok) return file;
    const records = await readCase(actor.session.store, ref.database, ref.case);
    const version = records?.lastVersion ?? 0;
    const id = reportId(ref.case, version);
    const before = await actor.session.store.load(ref.database, id, 'report');
    const blank: Report = {
      _id: id,
      type: 'report',
      schema: currentSchema.report,
      clock: {},
      stamps: {},
      case: ref.case,
      decisionVersion: version,
      issues: [],
    };
    const base = before?.doc ?? blank;
    const author = actor.author();
    const issues = [...base.issues, { at: author.at, by: author.by, format: 'docx' as const, sha256 }];
    const doc = stamped({ ...base, issues }, ['issues'], author);
    await actor.commit(ref.database, 'report.issued', [{ doc, parent: before?.revision ?? null }]);
    return ok(null);
  },
};
