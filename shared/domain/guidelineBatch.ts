import type { CaseValues } from './caseFields';
import { blankDecision } from './decisionDraft';
import { retainedOf, type Standing } from './decisionInput';
import { guidelineWords, type Guideline } from './guideline';
import type { ProposalId } from './ids';
import { isApart, type Vote } from './vote';

/** « Cas enregistré » of StatutCasPresente (1.2.250.1.213.1.1.4.322): strictly as a guideline says (CSP D6124-131). */
const REGISTERED = 'ORG-128';

/** How many cases a room reads at a time before they are confirmed together. */
export const BATCH_PAGE = 10;

/** Its requester asks for no discussion: it follows a guideline strictly. */
export const isProposedAsRegistered = (values: CaseValues): boolean =>
  values['request.caseStatus'] === REGISTERED;

/** What the file says of the guideline; a part that it does not say is empty. */
export const proposedGuideline = (
  values: CaseValues,
): { readonly name: string; readonly version: string; readonly date: Guideline['date'] | undefined } => ({
  name: values['request.guideline']?.trim() ?? '',
  version: values['request.guidelineVersion']?.trim() ?? '',
  date: values['request.guidelineDate'],
});

/** What a registered case has to name and this one does not, in words. */
export function missingOfGuideline(values: CaseValues): string[] {
  const { name, version, date } = proposedGuideline(values);
  return [name ? '' : 'le référentiel', version ? '' : 'sa version', date ? '' : 'sa date'].filter(Boolean);
}

/** What its proposals and their votes want looked at before it is registered without discussion, in words. */
export function missingOfAccord(proposals: Standing, votes: readonly Vote[]): string[] {
  const standing = new Set(proposals.map(({ proposal }) => proposal._id));
  const counted = votes.filter((vote) => standing.has(vote.proposal) && vote.position !== 'withdrawn');
  const isAgainst = counted.some(({ position }) => position === 'against');
  const isReserved = counted.some(({ reserve = '' }) => reserve.trim() !== '');
  const isOneApart = votes.some((vote) => standing.has(vote.proposal) && isApart(vote));
  return [
    ...(isAgainst ? ['l’accord de tous (vote contre)'] : []),
    ...(isReserved ? ['l’accord sans réserve (vote avec réserve)'] : []),
    ...(isOneApart ? ['un vote à vérifier (noté autrement ailleurs)'] : []),
  ];
}

interface Registration {
  readonly outcome: 'registered';
  readonly text: string;
  readonly retained: ProposalId[];
  readonly guideline: Guideline;
}

/**
 * The decision that registers a case as its file proposes it: the guideline, with the proposal that a decision begins
 * with. Where there is none, it says that the guideline is followed. Null where the guideline is not wholly named.
 */
export function registrationOf(values: CaseValues, proposals: Standing): Registration | null {
  const { name, version, date } = proposedGuideline(values);
  if (name === '' || version === '' || date === undefined) return null;
  const guideline = { name, version, date };
  const retained = [...retainedOf(blankDecision, proposals)];
  const text =
    retained.length > 0 ? '' : `Prise en charge conforme au référentiel\u00a0: ${guidelineWords(guideline)}.`;
  return { outcome: 'registered', text, retained, guideline };
}
