import { z } from 'zod';
import { civilDaySchema } from '../../domain/brand';
import { caseIdSchema, personIdSchema } from '../../domain/ids';
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
} as const;
