import { z } from 'zod';
import { instantSchema } from './brand';
import { dissentSchema } from './dissent';
import { followUpShape } from './followUp';
import { guidelineSchema } from './guideline';
import { caseIdSchema, decisionIdSchema, meetingIdSchema, personIdSchema, proposalIdSchema } from './ids';
import { personSchema } from './person';
import { fail, ok, type Result } from './result';

export const outcomes = ['discussed', 'registered', 'postponed', 'referred'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeNames: Record<Outcome, string> = {
  discussed: 'Cas discuté',
  registered: 'Cas enregistré',
  postponed: 'Reporté',
  referred: 'Adressé à une RCP de recours',
};

export const postponementReasons = {
  quorum: 'Quorum non atteint',
  missing: 'Élément du dossier manquant',
  presenter: 'Présentateur absent',
  time: 'Temps insuffisant',
  notPresented: 'Cas non présenté',
  other: 'Autre motif',
} as const;
export type PostponementReason = keyof typeof postponementReasons;

const trialSchema = z.looseObject({
  proposed: z.boolean(),
  identifier: z.string().optional(),
  comment: z.string().optional(),
});

/** What the chair says; the rest of the decision is frozen around it. */
export const decisionInputSchema = z.object({
  outcome: z.enum(outcomes),
  text: z.string().default(''),
  retained: z.array(proposalIdSchema).default([]),
  guideline: guidelineSchema.optional(),
  trial: trialSchema.optional(),
  postponement: z
    .looseObject({
      reason: z.enum(Object.keys(postponementReasons) as [PostponementReason, ...PostponementReason[]]),
      text: z.string().default(''),
    })
    .optional(),
  referral: z.looseObject({ board: z.string().min(1), comment: z.string().optional() }).optional(),
  /** Why the case is concluded although the quorum is not reached. */
  quorumReason: z.string().optional(),
  ...followUpShape,
});
export type DecisionInput = z.input<typeof decisionInputSchema>;

const frozenQuorumSchema = z.looseObject({
  status: z.enum(['reached', 'notReached', 'unknown']),
  missing: z.array(z.string()),
});

export const decisionSchema = z.looseObject({
  ...decisionInputSchema.shape,
  _id: decisionIdSchema,
  type: z.literal('decision'),
  schema: z.number().int().default(1),
  case: caseIdSchema,
  meeting: meetingIdSchema,
  version: z.number().int().min(1),
  /** True when this version only takes the former one back (undo). */
  revoked: z.boolean().default(false),
  discussion: z.string().default(''),
  quorum: frozenQuorumSchema,
  participants: z
    .array(z.looseObject({ person: personSchema, mode: z.enum(['room', 'video', 'written']) }))
    .default([]),
  tallies: z
    .array(
      z.looseObject({
        proposal: proposalIdSchema,
        for: z.number(),
        reserved: z.number().optional(),
        against: z.number(),
        abstain: z.number(),
      }),
    )
    .default([]),
  /** Absent from decisions of versions that froze none, and where there was none. */
  dissent: z.array(dissentSchema).optional(),
  decidedBy: personSchema,
  recordedBy: personIdSchema,
  at: instantSchema,
  /** SHA-256 over the ids and revisions of all it was taken on. */
  basis: z.string(),
  /** The closing of the meeting postponed it unpresented: what a reopened meeting tells, and may bring back. */
  atClosing: z.boolean().optional(),
  /** It was chosen among decisions that workstations took apart (shared/merge/openDecision.ts): these, by their keys. */
  choosesAmong: z.array(z.string()).optional(),
  /** That choice was undone: those that this names, by their keys, chose nothing (shared/merge/decisionChoice.ts). */
  reopens: z.array(z.string()).optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** The decisions that were not taken back, the oldest first. A revoked version takes back the one before it. */
export function standingDecisions(decisions: readonly Decision[]): Decision[] {
  const standing: Decision[] = [];
  for (const decision of [...decisions].sort((a, b) => a.version - b.version)) {
    if (decision.revoked) standing.pop();
    else standing.push(decision);
  }
  return standing;
}

/** The decision in force: the last one, those taken back left out. */
export const inForce = (decisions: readonly Decision[]): Decision | undefined =>
  standingDecisions(decisions).at(-1);

/**
 * The rules of CSP D6124-131 and of the fiche that the national schematron leaves to the application (README.md,
 * "Discussed or registered").
 */
export function checkDecision(input: DecisionInput, quorumReached: boolean): Result<DecisionInput> {
  const said = (input.text ?? '').trim() !== '' || (input.retained ?? []).length > 0;
  switch (input.outcome) {
    case 'registered':
      if (!input.guideline)
        return fail('invalid', 'Un cas enregistré nomme le référentiel suivi, sa version et sa date.', {
          next: 'Complétez le référentiel, ou choisissez «\u00a0Cas discuté\u00a0».',
        });
      break;
    case 'postponed':
      if (!input.postponement)
        return fail('invalid', 'Un report a un motif.', { next: 'Choisissez le motif du report.' });
      if (input.postponement.reason === 'other' && !input.postponement.text?.trim())
        return fail('invalid', 'Le motif «\u00a0Autre\u00a0» se précise en quelques mots.');
      return ok(input);
    case 'referred':
      if (!input.referral)
        return fail('invalid', 'Nommez la RCP de recours à laquelle le dossier est adressé.');
      return ok(input);
    case 'discussed':
      if (input.conformity && !input.conformity.follows && !input.conformity.why?.trim())
        return fail('invalid', 'La décision ne suit pas le référentiel\u00a0: dites pourquoi.', {
          next: 'Quelques mots suffisent\u00a0: état du patient, essai, refus…',
        });
      break;
  }
  if (!said)
    return fail('invalid', 'La décision est vide\u00a0: ni proposition retenue, ni texte.', {
      next: 'Retenez une proposition ou écrivez la conclusion.',
    });
  if (input.outcome === 'discussed' && !quorumReached && !input.quorumReason?.trim())
    return fail('invalid', 'Le quorum n’est pas atteint pour ce cas.', {
      next: 'Reportez le cas, ou dites pourquoi il est conclu sans quorum.',
    });
  return ok(input);
}
