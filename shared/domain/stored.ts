import { z } from 'zod';
import { attendanceSchema } from './attendance';
import { boardSchema } from './board';
import { caseFileSchema } from './caseFile';
import { decisionSchema } from './decision';
import { meetingSchema } from './meeting';
import { proposalSchema } from './proposal';
import { reportSchema } from './report';
import { traceSchema } from './trace';
import { voteSchema } from './vote';

/** Every document of a board's database, told apart by `type`. */
export const storedSchema = z.discriminatedUnion('type', [
  boardSchema,
  meetingSchema,
  caseFileSchema,
  attendanceSchema,
  proposalSchema,
  voteSchema,
  decisionSchema,
  reportSchema,
  traceSchema,
]);
export type Stored = z.infer<typeof storedSchema>;
export type StoredType = Stored['type'];
export type StoredOf<T extends StoredType> = Extract<Stored, { type: T }>;

/** What the read model may index: ids, states and dates, nothing that names a patient. */
export interface IndexKeys {
  readonly type: StoredType;
  readonly meeting?: string;
  readonly case?: string;
  readonly date?: string;
}

export function indexKeys(doc: Stored): IndexKeys {
  switch (doc.type) {
    case 'meeting':
      return { type: doc.type, meeting: doc._id, date: doc.date };
    case 'case':
      return { type: doc.type, meeting: doc.meeting, case: doc._id };
    case 'attendance':
      return { type: doc.type, meeting: doc.meeting };
    case 'proposal':
    case 'decision':
      return { type: doc.type, meeting: doc.meeting, case: doc.case };
    case 'vote':
    case 'report':
      return { type: doc.type, case: doc.case };
    case 'board':
    case 'trace':
      return { type: doc.type };
  }
}
