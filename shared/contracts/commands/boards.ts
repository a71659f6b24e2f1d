import { z } from 'zod';
import { personIdSchema, type DatabaseName } from '../../domain/ids';
import { boardTemplateNames } from '../../domain/quorumTemplates';
import { seenByFieldSchema } from '../../merge/seeing';
import type { MeetingRef } from '../views';
import { database, newPerson } from './fields';
import { answer, command, nothing } from './command';

/** Boards and their members. */
export const boardCommands = {
  loadDemo: command({
    input: z.object({}),
    answer: answer<MeetingRef>(),
    right: 'configure',
    writes: 'records',
  }),
  createBoard: command({
    input: z.object({
      name: z.string().trim().min(1),
      template: z.enum(boardTemplateNames as [string, ...string[]]),
      organisation: z.string().default(''),
      place: z.string().default(''),
    }),
    answer: answer<{ database: DatabaseName }>(),
    right: 'organise',
    writes: 'records',
  }),
  editBoard: command({
    input: z.object({
      database,
      name: z.string().trim().min(1).optional(),
      organisation: z.string().optional(),
      place: z.string().optional(),
      phrases: z.array(z.string().trim().min(1).max(500)).max(500).optional(),
      asksPin: z.boolean().optional(),
      seen: seenByFieldSchema.optional(),
    }),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
  addMember: command({
    input: z.object({ database, person: newPerson }),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
  removeMember: command({
    input: z.object({ database, person: personIdSchema }),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
} as const;
