import { decisionSchema, inForce, standingDecisions, type Decision } from '../domain/decision';
import { proposalSchema, standing, type Proposal } from '../domain/proposal';
import { canonical } from './canonical';

/** The name of the one field of documents that are never changed: their whole content. */
export const WHOLE = 'alternatives';

const heldIn = (doc: Decision | Proposal): readonly unknown[] => {
  const { alternatives } = doc;
  return Array.isArray(alternatives) ? alternatives : [];
};

/** Whether contents that workstations wrote apart stand under one id. */
export const hasAlternatives = (doc: { readonly type: string; readonly alternatives?: unknown }): boolean =>
  (doc.type === 'decision' || doc.type === 'proposal') && Array.isArray(doc.alternatives);

/** What is shown under an id, without what stands beside it. */
export function withoutAlternatives<T extends Decision | Proposal>(doc: T): T {
  const { alternatives: _, ...shown } = doc;
  return shown as unknown as T;
}

/** All contents under one id, the shown one first. */
const contentsOf = (doc: Decision): Decision[] => [
  withoutAlternatives(doc),
  ...heldIn(doc).flatMap((held) => decisionSchema.safeParse(held).data ?? []),
];

/** What tells two decisions of one version apart, the same on every device. */
export const decisionKey = ({ version, at, recordedBy }: Decision): string =>
  `${version} ${at} ${recordedBy}`;

/** Those that a choice was made among: a choice that was taken back, or undone, made none. */
function settledKeys(decisions: readonly Decision[]): Set<string> {
  const undone = new Set(decisions.flatMap(contentsOf).flatMap(({ reopens }) => reopens ?? []));
  const counted = [...standingDecisions(decisions), ...decisions.filter(({ revoked }) => revoked)];
  return new Set(
    counted.flatMap((decision) => (undone.has(decisionKey(decision)) ? [] : (decision.choosesAmong ?? []))),
  );
}

/** What was decided, whichever version says it, whoever wrote that one. */
export const decisionSays = (decision: Decision): string =>
  canonical({
    ...withoutAlternatives(decision),
    _id: undefined,
    version: undefined,
    at: undefined,
    recordedBy: undefined,
    choosesAmong: undefined,
    reopens: undefined,
  });

/** Written by a choice or by its undoing, so that it says no more than a decision that stood before. */
const isCopy = ({ choosesAmong, reopens }: Decision): boolean =>
  choosesAmong !== undefined || reopens !== undefined;

/** Each once, copies after what they copy. */
function distinct(contents: readonly Decision[]): Decision[] {
  const kept: Decision[] = [];
  for (const one of [...new Map(contents.map((held) => [decisionKey(held), held])).values()])
    if (!isCopy(one) || !kept.some((other) => decisionSays(other) === decisionSays(one))) kept.push(one);
  return kept;
}

/** The contents of the last contested version; a choice, or its undoing, stands for what was offered before it. */
function offeredIn(contested: readonly Decision[]): Decision[] {
  const last = contested.at(-1);
  const former = contested.slice(0, -1);
  return (last ? contentsOf(last) : []).flatMap((one) =>
    isCopy(one) && former.length > 0 ? [...offeredIn(former), ...(one.revoked ? [] : [one])] : [one],
  );
}

/** The version that first said it: undoing a choice puts back what stood before under a new one. */
const takenIn = (decisions: readonly Decision[], now: Decision): number =>
  now.reopens === undefined
    ? now.version
    : Math.max(
        0,
        ...decisions
          .filter((one) => !one.revoked && !one.reopens && decisionSays(one) === decisionSays(now))
          .map((one) => one.version),
      );

export interface OpenDecision {
  /** The last version that was written apart. */
  readonly decision: Decision;
  readonly contents: readonly Decision[];
  /** All that a choice settles: those of earlier versions too, and what former choices settled, lest it end with them. */
  readonly keys: readonly string[];
}

/**
 * Two workstations concluded one case without knowing: the contents of the last contested version, and a later decision
 * that is in force and knew but one of them. Null once a later version says that it was chosen among them all.
 */
export function openDecision(decisions: readonly Decision[]): OpenDecision | null {
  const settled = settledKeys(decisions);
  const contested = decisions
    .filter(hasAlternatives)
    .filter((decision) => contentsOf(decision).some((one) => !settled.has(decisionKey(one))))
    .sort((a, b) => a.version - b.version);
  const last = contested.at(-1);
  if (!last) return null;
  const contents = offeredIn(contested);
  const now = inForce(decisions);
  return {
    decision: last,
    contents: distinct(
      now && takenIn(decisions, now) > last.version ? [...contents, withoutAlternatives(now)] : contents,
    ),
    keys: [...new Set([...contested.flatMap(contentsOf).map(decisionKey), ...settled])],
  };
}

export interface OpenProposal {
  readonly proposal: Proposal;
  readonly contents: readonly Proposal[];
}

/** Proposals of which two contents stand under one id (a workstation restored from a copy), until one is corrected. */
export const openProposals = (proposals: readonly Proposal[]): OpenProposal[] =>
  standing(proposals)
    .filter(hasAlternatives)
    .map((proposal) => ({
      proposal: withoutAlternatives(proposal),
      contents: [
        withoutAlternatives(proposal),
        ...heldIn(proposal).flatMap((held) => proposalSchema.safeParse(held).data ?? []),
      ],
    }));

export const proposalKey = ({ at, recordedBy, text }: Proposal): string => `${at} ${recordedBy} ${text}`;
