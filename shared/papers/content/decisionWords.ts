import type { Board } from '../../domain/board';
import { postponementReasons, type Decision } from '../../domain/decision';
import { dissentWords } from '../../domain/dissent';
import { announcementWords, conformityWords, urgencies } from '../../domain/followUp';
import { ordinalEnding } from '../../domain/french';
import { guidelineWords } from '../../domain/guideline';
import type { PersonId, ProposalId } from '../../domain/ids';
import { personName } from '../../domain/person';
import { standing } from '../../domain/proposal';
import type { PaperMeeting, ReportedCase, ReportedProposal } from './inputs';
import { filledIn, moment, type Fact } from './words';

/** A decision in words, for the paper and for the screen that shows it beforehand. */
export interface DecisionContext {
  readonly view: ReportedCase;
  readonly meeting: PaperMeeting;
  readonly board: Board;
  readonly timeZone: string;
}

/** The proposals that stand, by intention. */
export function standingViews(view: ReportedCase): ReportedProposal[] {
  const order = standing(view.proposals.map((p) => p.proposal)).map((p) => p._id);
  return order.flatMap((id: ProposalId) => view.proposals.filter((p) => p.proposal._id === id));
}

/** About two lines of the summary: enough to know the proposal, which is printed whole with its votes. */
const GIST = 180;
/** A conclusion longer than this would push the rest of the first page away; the detail then holds it whole. */
const SHORT_CONCLUSION = 900;

/** The beginning of a text, cut between two words. */
function gist(text: string, most = GIST): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : most).replace(/[\s,;:.]+$/, '')}…`;
}

/** True when the first page does not give the conclusion whole. */
export const isLongConclusion = ({ text }: Decision): boolean => text.length > SHORT_CONCLUSION;

/** The conclusion as the first page gives it. */
export const conclusionText = (decision: Decision): string =>
  isLongConclusion(decision) ? gist(decision.text, SHORT_CONCLUSION) : decision.text;

export function postponementWords({ postponement }: Decision): string {
  if (!postponement) return '';
  const reason = postponementReasons[postponement.reason];
  return postponement.text.trim() ? `${reason}, ${postponement.text.trim()}` : reason;
}

function retainedFacts(decision: Decision, view: ReportedCase): Fact[] {
  const kept = new Set(decision.retained);
  const items = standingViews(view).filter((p) => kept.has(p.proposal._id));
  const gone = kept.size - items.length;
  return [
    ...items.map(({ proposal: { intention, text } }) => ({
      label: `Proposition retenue, ${intention}${ordinalEnding(intention)} intention`,
      text: gist(text),
    })),
    ...(gone > 0
      ? [
          {
            label: 'Proposition retenue',
            text:
              gone === 1
                ? 'retirée ou corrigée depuis la décision'
                : `${gone} ont été retirées ou corrigées depuis la décision`,
          },
        ]
      : []),
  ];
}

/** What the reader of the first page wants to know beside the conclusion. */
export function summaryFacts(decision: Decision, view: ReportedCase): Fact[] {
  const { guideline, referral, conformity, urgency, announcement } = decision;
  return filledIn([
    { label: 'Motif du report', text: postponementWords(decision) },
    { label: 'Adressé à', text: referral?.board.trim() ?? '' },
    ...retainedFacts(decision, view),
    {
      label: conformity?.follows === false ? 'Référentiel' : 'Référentiel suivi',
      text: guideline ? guidelineWords(guideline) : '',
    },
    { label: 'Conformité au référentiel', text: conformity ? conformityWords(conformity) : '' },
    { label: 'Délai', text: urgency ? urgencies[urgency].toLowerCase() : '' },
    { label: 'Prochaine étape', text: decision.nextStep?.trim() ?? '' },
    { label: 'Annonce au patient', text: announcement ? announcementWords(announcement) : '' },
  ]);
}

function trialWords({ trial }: Decision): string {
  if (!trial) return '';
  const more = [trial.identifier, trial.comment].filter(Boolean).join(', ');
  if (!trial.proposed) return more ? `Aucun essai proposé\u00a0: ${more}` : 'Aucun essai proposé';
  return more ? `Proposé\u00a0: ${more}` : 'Proposé';
}

/** The secretary who held the pen may be on no list of this meeting: then only the chair is named. */
function nameOf(id: PersonId, { meeting, board }: DecisionContext): string | undefined {
  const known = [
    ...meeting.attendance.map((a) => a.person),
    ...board.members,
    ...(board.coordinator ? [board.coordinator] : []),
  ].find((p) => p.id === id);
  return known && personName(known);
}

function decidedWords(decision: Decision, context: DecisionContext): string {
  const recorder =
    decision.recordedBy === decision.decidedBy.id ? undefined : nameOf(decision.recordedBy, context);
  const by = `${personName(decision.decidedBy)}, le ${moment(decision.at, context.timeZone)}`;
  const origin = context.view.foreign?.[decision._id];
  const written = recorder ? `${by}\u00a0; saisie par ${recorder}` : by;
  return origin === undefined ? written : `${written}. ${origin}`;
}

/** What the first page left out. */
export const detailFacts = (decision: Decision, context: DecisionContext): Fact[] =>
  filledIn([
    { label: 'Remarque pour la RCP de recours', text: decision.referral?.comment?.trim() ?? '' },
    { label: 'Essai clinique', text: trialWords(decision) },
    { label: 'Conclu sans quorum', text: decision.quorumReason?.trim() ?? '' },
    { label: 'Avis divergents', text: (decision.dissent ?? []).map(dissentWords).join('\u00a0; ') },
    { label: 'Décision prise par', text: decidedWords(decision, context) },
  ]);
