import { z } from 'zod';
import { civilDaySchema, instantSchema } from './brand';
import { shortDate } from './french';
import { caseIdSchema, meetingIdSchema, personIdSchema, proposalIdSchema } from './ids';
import { personName, personSchema } from './person';

/** A therapeutic proposal is never changed: a correction is a new one that names the old, so is its withdrawal. */
export const proposalSchema = z.looseObject({
  _id: proposalIdSchema,
  type: z.literal('proposal'),
  schema: z.number().int().default(1),
  case: caseIdSchema,
  meeting: meetingIdSchema,
  /** 1 = first intention, 2 = alternative… (priorityCode of the fiche). */
  intention: z.number().int().min(1).default(1),
  text: z.string().min(1),
  treatments: z.array(z.string()).default([]),
  /** Wanted before it is begun. */
  examinations: z.string().optional(),
  /** That it would be made in, by its name or number. */
  trial: z.string().optional(),
  plannedFrom: civilDaySchema.optional(),
  plannedTo: civilDaySchema.optional(),
  proposedBy: personSchema.optional(),
  recordedBy: personIdSchema,
  at: instantSchema,
  corrects: proposalIdSchema.optional(),
  withdrawn: z.boolean().default(false),
  /** It undoes a choice (shared/merge), a correction or a withdrawal: what that corrected stands again, with its votes. */
  undoes: proposalIdSchema.optional(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Whether what undoes a proposal stands itself: an undoing may be undone in its turn, which makes it stand again. */
function undoneIn(all: readonly Proposal[]): (id: string) => boolean {
  const undoings = new Map<string, string[]>();
  for (const { _id, undoes } of all) if (undoes) undoings.set(undoes, [...(undoings.get(undoes) ?? []), _id]);
  const known = new Map<string, boolean>();
  const isUndone = (id: string): boolean => {
    const told = known.get(id);
    if (told !== undefined) return told;
    // Two that undo each other could only be forged: there the question ends.
    known.set(id, true);
    const found = (undoings.get(id) ?? []).some((undoing) => !isUndone(undoing));
    known.set(id, found);
    return found;
  };
  return isUndone;
}

function correctedIn(all: readonly Proposal[]): ReadonlySet<Proposal['_id']> {
  const isUndone = undoneIn(all);
  return new Set(all.flatMap((p) => (p.corrects && !isUndone(p._id) ? [p.corrects] : [])));
}

/** Whether a later one that says something replaces it; one that withdraws it corrects nothing. */
export const isCorrected = (all: readonly Proposal[], { _id }: Proposal): boolean =>
  correctedIn(all.filter(({ withdrawn }) => !withdrawn)).has(_id);

/** The proposals that stand: not corrected by a later one that still counts, not withdrawn; by intention, then by age. */
export function standing(all: readonly Proposal[]): Proposal[] {
  const corrected = correctedIn(all);
  return all
    .filter((p) => !corrected.has(p._id) && !p.withdrawn)
    .sort((a, b) => a.intention - b.intention || (a._id < b._id ? -1 : 1));
}

/** The new document, who writes it, and when. */
export type ProposalPen = Pick<Proposal, '_id' | 'recordedBy' | 'at'>;

/**
 * A correction says anew what it says, and keeps all the rest: what the form does not show, who proposed, what a newer
 * version noted.
 */
export function corrected(former: Proposal, said: Partial<Proposal>, pen: ProposalPen): Proposal {
  const { undoes: _undoes, ...kept } = former;
  return { ...(kept as unknown as Proposal), ...said, ...pen, corrects: former._id };
}

function plannedWords({ plannedFrom, plannedTo }: Proposal): string {
  if (plannedFrom && plannedTo) return `du ${shortDate(plannedFrom)} au ${shortDate(plannedTo)}`;
  if (plannedFrom) return `à partir du ${shortDate(plannedFrom)}`;
  return plannedTo ? `jusqu’au ${shortDate(plannedTo)}` : '';
}

export type BesideText = 'Examens demandés' | 'Essai proposé' | 'Période prévue' | 'Proposé par';

/** What a proposal says besides its text and its treatments, by name; only what is said. */
export const besideText = (proposal: Proposal): (readonly [name: BesideText, words: string])[] =>
  [
    ['Examens demandés', proposal.examinations ?? ''] as const,
    ['Essai proposé', proposal.trial ?? ''] as const,
    ['Période prévue', plannedWords(proposal)] as const,
    ['Proposé par', proposal.proposedBy ? personName(proposal.proposedBy) : ''] as const,
  ].filter(([, words]) => words !== '');
