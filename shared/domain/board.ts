import { z } from 'zod';
import { personSchema } from './person';
import { mutableShape } from './stamp';

/** A group of competences the quorum asks for (README.md, "Quorum"): never a constant, each board owns its list. */
const quorumGroupSchema = z.looseObject({
  name: z.string(),
  mandatory: z.boolean(),
  specialties: z.array(z.string()),
  writtenAccepted: z.boolean().default(true),
});
export type QuorumGroup = z.infer<typeof quorumGroupSchema>;

const quorumRuleSchema = z.looseObject({
  minimumSpecialties: z.number().int().default(3),
  groups: z.array(quorumGroupSchema).default([]),
});
export type QuorumRule = z.infer<typeof quorumRuleSchema>;

/** One board, one year: `_id` is always `board`. */
export const boardSchema = z.looseObject({
  _id: z.literal('board'),
  type: z.literal('board'),
  ...mutableShape,
  name: z.string().min(1),
  slug: z.string(),
  year: z.number().int(),
  /** Template the quorum rule came from (`quorumTemplates`). */
  template: z.string().default('sein'),
  organisation: z.string().default(''),
  place: z.string().default(''),
  /** National ids: network, manager, board (encompassingEncounter; README.md, "The fiche RCP"). */
  nationalIds: z
    .looseObject({
      network: z.string().optional(),
      manager: z.string().optional(),
      board: z.string().optional(),
    })
    .default({}),
  quorum: quorumRuleSchema,
  members: z.array(personSchema).default([]),
  /** Its own phrases for proposals, as its coordinator writes them (`phrases.ts`). */
  phrases: z.array(z.string()).optional(),
  /** A decision is validated with the code of the meeting's chair (`chairPin.ts`). */
  asksPin: z.boolean().optional(),
  coordinator: personSchema.optional(),
});
export type Board = z.infer<typeof boardSchema>;
