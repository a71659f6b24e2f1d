import { z } from 'zod';
import { caseIdSchema, databaseNameSchema, meetingIdSchema } from '../domain/ids';

const database = databaseNameSchema;
const meeting = meetingIdSchema;
const caseId = caseIdSchema;

/**
 * What a screen shows of what people do: an act is taken back only where it is on the screen.
 *
 * - `file`: the fields and the attached files of a case; `discussed`: what the room says of it (discussion, proposals,
 *   votes, decision).
 * - `meeting`: its list and what is written of it; `attendance`: who is there; `order`: in which order cases come.
 * - `members` of a board, `boards` themselves, `inbox`: choices among values written apart.
 */
const placeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), database, case: caseId }),
  z.object({ kind: z.literal('discussed'), database, case: caseId }),
  z.object({ kind: z.literal('meeting'), database, meeting }),
  z.object({ kind: z.literal('attendance'), database, meeting }),
  z.object({ kind: z.literal('order'), database, meeting }),
  z.object({ kind: z.literal('members'), database }),
  z.object({ kind: z.literal('allMembers') }),
  z.object({ kind: z.literal('boards') }),
  z.object({ kind: z.literal('inbox') }),
]);
export type Place = z.infer<typeof placeSchema>;

/** The places in view; left out by who drives the engine without a screen: wherever it was. */
export const inViewSchema = z.object({ places: z.array(placeSchema).optional() });

export const placeKey = (place: Place): string => JSON.stringify(Object.entries(place).sort());
