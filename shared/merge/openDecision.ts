import { decisionSchema, inForce, standingDecisions, type Decision } from '../domain/decision';
import { proposalSchema, standing, type Proposal } from '../domain/proposal';

/** The name of the one field of documents that are never changed: their whole content. */
export const WHOLE = 'alternatives';

const heldIn = (doc: Decision | Proposal): readonly unknown[] => {
  const { alternatives } = doc;
  return Array.isArray(alternatives) ? alternatives : [];
};

/** Whether contents that workstations wrote apart stand under one id. */
export const hasAlternatives = (doc: { readonly type: string; readonly alternatives?: unknown }): boolean =>
  (doc.type === 'decision' || doc.type === 'proposal') && Array.isArray(doc.alternatives);

function alone<T extends Decision | Proposal>(doc: T): T {
  const { alternatives: _, ...shown } = doc;
  return shown as unknown as T;
}

/** All contents under one id, the shown one first. */
const contentsOf = (doc: Decision): Decision[] => [
  alone(doc),
  ...heldIn(doc).flatMap((held) => decisionSchema.safeParse(held).data ?? []),
];

/** What tells two decisions of one version apart, the same on every device. */
export const decisionKey = ({ version, at, recordedBy }: Decision): string =>
  `${version} ${at} ${recordedBy}`;

/** Those that a choice was made among: a choice that was taken back made none. */
function settledKeys(decisions: readonly Decision[]): Set<string> {
  const counted = [...standingDecisions(decisions), ...decisions.filter(({ revoked }) => revoked)];
  return new Set(counted.flatMap(({ choosesAmong }) => choosesAmong ?? []));
}

export interface OpenDecision {
  /** The last version that was written apart. */
  readonly decision: Decision;
  readonly contents: readonly Decision[];
  /** All that a choice settles: those of earlier versions too. */
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
  const contents = contentsOf(last);
  const now = inForce(decisions);
  return {
    decision: last,
    contents: now && now.version > last.version ? [...contents, alone(now)] : contents,
    keys: [...new Set(contested.flatMap(contentsOf).map(decisionKey))],
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
      proposal: alone(proposal),
      contents: [
        alone(proposal),
        ...heldIn(proposal).flatMap((held) => proposalSchema.safeParse(held).data ?? []),
      ],
    }));

export const proposalKey = ({ at, recordedBy, text }: Proposal): string => `${at} ${recordedBy} ${text}`;
