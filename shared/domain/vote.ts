import { z } from 'zod';
import { instantOf, instantSchema, type Instant } from './brand';
import {
  caseIdSchema,
  personIdSchema,
  proposalIdSchema,
  voteIdSchema,
  type PersonId,
  type ProposalId,
} from './ids';
import { personSchema } from './person';

export const positions = ['for', 'against', 'abstain', 'withdrawn'] as const;
export type Position = (typeof positions)[number];

export const positionNames: Record<Position, string> = {
  for: 'Pour',
  against: 'Contre',
  abstain: 'Abstention',
  withdrawn: 'Retiré',
};

/** The word for a position that is for, with a reserve: it counts among those for. */
const RESERVED = 'Pour avec réserve';

/** What the same person is said to have voted on another workstation, neither knowing of the other. */
const apartSchema = z.looseObject({
  position: z.enum(positions),
  reserve: z.string().optional(),
  comment: z.string().optional(),
  recordedBy: personIdSchema,
  means: z.string().optional(),
  at: instantSchema,
});
export type VotedApart = z.infer<typeof apartSchema>;

/** One person's position on one proposal; the last one of the same person stands. */
export const voteSchema = z.looseObject({
  _id: voteIdSchema,
  type: z.literal('vote'),
  schema: z.number().int().default(1),
  case: caseIdSchema,
  proposal: proposalIdSchema,
  voter: personSchema,
  position: z.enum(positions),
  /** Under which reserve one is for. Beside another position it says nothing: an older version may have left it there. */
  reserve: z.string().optional(),
  comment: z.string().optional(),
  recordedBy: personIdSchema,
  /** Chosen on the voter's own phone, which the workstation of who recorded it let in. */
  means: z.string().optional(),
  at: instantSchema,
  /** Other positions than this one, the last first, until the person's position is noted again. */
  apart: z.array(apartSchema).optional(),
});
export type Vote = z.infer<typeof voteSchema>;

export type Said = Pick<Vote, 'position' | 'reserve' | 'comment'>;

/** The reserve under which one is for; '' where there is none. */
export const reserveOf = ({ position, reserve = '' }: Said): string =>
  position === 'for' ? reserve.trim() : '';

/** « Pour », « Pour avec réserve », « Contre »… */
export const positionWords = (said: Said): string =>
  reserveOf(said) === '' ? positionNames[said.position] : RESERVED;

/** What was said with the position: the reserve, then the remark. */
export const remarksOf = (said: Said): string[] =>
  [reserveOf(said), said.comment?.trim() ?? ''].filter((words) => words !== '');

/** What is being written of a vote: the reserve under which one is for, or a remark beside the position. */
export interface VoteRemark {
  readonly kind: 'reserve' | 'remark';
  readonly words: string;
  /** What stood there as the writing began: a position, its reserve and its remark are one value. */
  readonly on?: Said | undefined;
  /** By what that is known (`shownOf` in `shared/merge/voteSeeing.ts`); absent where a former version began it. */
  readonly seen?: readonly string[] | undefined;
}

/** Begins with what was said: a reserve is corrected where there is one. */
export const remarkOn = (said: Said): VoteRemark =>
  reserveOf(said) === ''
    ? { kind: 'remark', words: said.comment ?? '' }
    : { kind: 'reserve', words: reserveOf(said) };

/** The vote that this makes of what was said before; null where a remark has no position any more. */
export function saidWith({ kind, words }: VoteRemark, before: Said | undefined): Said | null {
  const comment = before?.comment ? { comment: before.comment } : {};
  if (kind === 'reserve') return { position: 'for', reserve: words.trim(), ...comment };
  if (!before) return null;
  const { position, reserve } = before;
  return { position, ...(reserve ? { reserve } : {}), ...(words.trim() ? { comment: words.trim() } : {}) };
}

/** « Contre », « Contre-indication cardiaque » */
const saidWords = (said: Said): string =>
  [positionWords(said), ...remarksOf(said)].map((words) => `«\u00a0${words}\u00a0»`).join(', ');

/** What was noted since this was begun, for whoever goes on writing it; null where nothing was. */
export function notedSince({ kind, on, seen }: VoteRemark, now: Said | undefined): string | null {
  if (!now || !seen) return null;
  const parts = (said: Said | undefined) => [said?.position, said?.reserve ?? '', said?.comment ?? ''];
  if (parts(on).join('\n') === parts(now).join('\n')) return null;
  const goesWith = kind === 'reserve' || !on ? RESERVED : positionWords(on);
  return `Noté depuis\u00a0: ${saidWords(now)}. Ce que vous écrivez va avec «\u00a0${goesWith}\u00a0».`;
}

/**
 * The last position of a person stands (shared/merge), by its instant: one that replaces another is never earlier, whatever
 * the clock of the workstation that wrote the other.
 */
export const laterThan = (former: Instant | undefined, now: Instant): Instant =>
  former === undefined || former < now ? now : instantOf(new Date(Date.parse(former) + 1));

/**
 * What a vote by phone keeps of what was noted before: its voter saw none of it. The same position keeps its reserve and
 * its comment; another one stands beside, to be verified.
 */
export function notedBefore(
  before: Vote | undefined,
  position: Position,
): Pick<Vote, 'reserve' | 'comment' | 'apart'> {
  if (!before) return {};
  const { reserve, comment, recordedBy, at } = before;
  const said = { ...(reserve ? { reserve } : {}), ...(comment ? { comment } : {}) };
  // What the same voter chose before on a phone is replaced by who chose it.
  const apart = (before.apart ?? []).filter(({ means }) => means === undefined);
  if (before.position === position) return { ...said, ...(apart.length > 0 ? { apart } : {}) };
  const isOwn = before.means !== undefined || before.position === 'withdrawn';
  const all = isOwn ? apart : [{ position: before.position, ...said, recordedBy, at }, ...apart];
  return all.length > 0 ? { apart: all } : {};
}

/** Somebody said another position for the same voter, and nobody has looked at it yet. */
export const isApart = ({ apart = [] }: Vote): boolean =>
  apart.some(({ position }) => position !== 'withdrawn');

/** What was noted apart, for whoever reads the position that stands; '' where there is nothing. */
export function apartWords(
  { apart = [], means }: Vote,
  nameOf: (id: PersonId) => string | undefined,
): string {
  const said = apart.filter(({ position }) => position !== 'withdrawn');
  if (said.length === 0) return '';
  const byPen = said.filter((one) => one.means === undefined);
  const each = byPen.map((one) => {
    const by = nameOf(one.recordedBy);
    return `${saidWords(one)}${by === undefined ? '' : ` par ${by}`}`;
  });
  const where = means === undefined ? ' sur un autre poste' : ', ailleurs que sur son téléphone';
  const noted = each.length === 0 ? [] : [`${each.join(' et ')}${where}`];
  const byPhone = said
    .filter((one) => one.means !== undefined)
    .map((one) => `${saidWords(one)} par téléphone`);
  return `Noté aussi ${[...noted, ...byPhone].join(', et ')}\u00a0: à vérifier`;
}

export interface Tally {
  /** Those with a reserve among them. */
  readonly for: number;
  /** How many of those for have a reserve; absent from decisions of versions that knew none. */
  readonly reserved?: number | undefined;
  readonly against: number;
  readonly abstain: number;
}

/** « pour 5, dont 1 avec réserve · contre 1 · abstention 0 » */
export const tallyWords = (tally: Tally): string =>
  [
    `pour ${tally.for}${tally.reserved ? `, dont ${tally.reserved} avec réserve` : ''}`,
    `contre ${tally.against}`,
    `abstention ${tally.abstain}`,
  ].join(' · ');

/** Counts the votes on one proposal. Votes carry one document a person, so nobody counts twice. */
export function tally(votes: readonly Vote[], proposal: ProposalId): Tally {
  const of = votes.filter((v) => v.proposal === proposal);
  const count = (position: Position) => of.filter((v) => v.position === position).length;
  const reserved = of.filter((v) => reserveOf(v) !== '').length;
  return {
    for: count('for'),
    ...(reserved > 0 ? { reserved } : {}),
    against: count('against'),
    abstain: count('abstain'),
  };
}
