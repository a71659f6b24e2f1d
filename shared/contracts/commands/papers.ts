import { z } from 'zod';
import type { MadeFile } from '../views';
import { meetingRef, caseRef } from './fields';
import { answer, command, nothing } from './command';

/** Papers of a meeting and of its cases. */
export const paperCommands = {
  makeReport: command({
    input: z.object({ ...caseRef }),
    answer: answer<MadeFile>(),
    right: 'report',
    writes: 'nothing',
    beside: true,
  }),
  makeMeetingList: command({
    input: z.object({ ...meetingRef }),
    answer: answer<MadeFile>(),
    right: 'report',
    writes: 'nothing',
    beside: true,
  }),
  makeAttendanceSheet: command({
    input: z.object({ ...meetingRef }),
    answer: answer<MadeFile>(),
    right: 'report',
    writes: 'nothing',
    beside: true,
  }),
  /** After the file is saved: who issued which bytes when. */
  recordIssue: command({
    input: z.object({ ...caseRef, sha256: z.string() }),
    answer: nothing,
    right: 'report',
    writes: 'records',
  }),
} as const;
