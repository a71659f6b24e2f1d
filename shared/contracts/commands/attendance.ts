import { z } from 'zod';
import { attendanceValidationSchema } from '../../domain/attendanceValidation';
import { civilDaySchema } from '../../domain/brand';
import { caseIdSchema, personIdSchema } from '../../domain/ids';
import { signatureSchema } from '../../domain/signature';
import { meetingRef, newPerson } from './fields';
import { command, nothing } from './command';

/** Who attends. */
export const attendanceCommands = {
  attend: command({
    input: z.object({
      ...meetingRef,
      person: personIdSchema,
      mode: z.enum(['room', 'video', 'written', 'absent']),
      cases: z.array(caseIdSchema).optional(),
      day: civilDaySchema.optional(),
    }),
    answer: nothing,
    right: 'attend',
    writes: 'records',
  }),
  addAttendee: command({
    input: z.object({
      ...meetingRef,
      person: newPerson,
      mode: z.enum(['room', 'video', 'written', 'absent']),
      /** What a person says of somebody there who has the same names; asked for by the problem `namesake`. */
      namesake: z.enum(['same', 'another']).optional(),
      /** What is given takes the place of what was known; asked for by the problem `differs`. */
      replaces: z.boolean().optional(),
    }),
    answer: nothing,
    right: 'attend',
    writes: 'records',
  }),
  /** Signs for who was in the room, takes their signature off (null), or notes that they sign on the printed sheet. */
  sign: command({
    input: z.object({
      ...meetingRef,
      person: personIdSchema,
      /** `strokes`: as `writtenStrokes` gives them, of whatever length: too long is refused in words. */
      signature: z
        .object({ way: signatureSchema.shape.way, strokes: z.string().max(1_000_000).optional() })
        .nullable(),
      /** The one that was there as this one was drawn; null: none. */
      former: signatureSchema.nullable().optional(),
    }),
    answer: nothing,
    right: 'attend',
    writes: 'records',
  }),
  /** `presences`: what was on the screen as it was said to be right. Refused where it is another one by then. */
  validateAttendance: command({
    input: z.object({ ...meetingRef, presences: attendanceValidationSchema.shape.presences }),
    answer: nothing,
    right: 'conduct',
    writes: 'records',
  }),
} as const;
