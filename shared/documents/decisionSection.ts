import type { CaseView, MeetingView } from '../contracts/views';
import type { Board } from '../domain/board';
import { outcomeNames, postponementReasons, type Decision } from '../domain/decision';
import { shortDate } from '../domain/french';
import type { PersonId } from '../domain/ids';
import { personName } from '../domain/person';
import { corrected } from './banner';
import { intentionRuns, standingViews } from './proposals';
import { LIST } from './styles';
import { labelledTable, type LabelledRow } from './tables';
import { heading, lines, paragraph, run, strong, type Block } from './text';
import { moment } from './words';

interface Context {
  readonly view: CaseView;
  readonly meeting: MeetingView;
  readonly board: Board;
  readonly timeZone: string;
  readonly width: number;
}

/** The secretary who held the pen may be on no list of this meeting: then only the chair is named. */
function nameOf(id: PersonId, { meeting, board }: Context): string | undefined {
  const known = [
    ...meeting.attendance.map((a) => a.person),
    ...board.members,
    ...(board.coordinator ? [board.coordinator] : []),
  ].find((p) => p.id === id);
  return known && personName(known);
}

function trialWords({ trial }: Decision): string {
  if (!trial) return '';
  const more = [trial.identifier, trial.comment].filter(Boolean).join(', ');
  if (!trial.proposed) return more ? `Aucun essai proposé\u00a0: ${more}` : 'Aucun essai proposé';
  return more ? `Proposé\u00a0: ${more}` : 'Proposé';
}

function postponementWords({ postponement }: Decision): string {
  if (!postponement) return '';
  const reason = postponementReasons[postponement.reason];
  return postponement.text.trim() ? `${reason}\u00a0: ${postponement.text}` : reason;
}

function decidedWords(decision: Decision, context: Context): string {
  const recorder =
    decision.recordedBy === decision.decidedBy.id ? undefined : nameOf(decision.recordedBy, context);
  const by = `${personName(decision.decidedBy)}, le ${moment(decision.at, context.timeZone)}`;
  return recorder ? `${by}\u00a0; saisie par ${recorder}` : by;
}

function facts(decision: Decision, context: Context): LabelledRow[] {
  const { guideline, referral } = decision;
  const referralWords = referral
    ? [referral.board, referral.comment].filter((part) => part?.trim()).join(', ')
    : '';
  return [
    ['Motif du report', postponementWords(decision)],
    ['Adressé à', referralWords],
    [
      'Référentiel suivi',
      guideline ? `${guideline.name}, version ${guideline.version} du ${shortDate(guideline.date)}` : '',
    ],
    ['Essai clinique', trialWords(decision)],
    ['Conclu sans quorum', decision.quorumReason?.trim() ?? ''],
    ['Décision prise par', decidedWords(decision, context)],
  ].flatMap(([label = '', text = '']) => (text ? [{ label, content: text, length: text.length }] : []));
}

/** The proposals the decision keeps, in their own words: the decision must be readable alone. */
function retainedBlocks(decision: Decision, view: CaseView): Block[] {
  const kept = new Set(decision.retained);
  const items = standingViews(view).filter((p) => kept.has(p.proposal._id));
  const gone = kept.size - items.length;
  if (kept.size === 0) return [];
  return [
    paragraph(kept.size > 1 ? 'Propositions retenues' : 'Proposition retenue', 'Heading2'),
    ...items.map(({ proposal }) =>
      paragraph(
        [...intentionRuns(proposal.intention), run('\u00a0: '), run(lines(proposal.text).join(' '))],
        'Prose',
        { numbering: { reference: LIST, level: 0 } },
      ),
    ),
    ...(gone > 0
      ? [paragraph('Une proposition retenue a été retirée ou corrigée depuis la décision.', 'Note')]
      : []),
  ];
}

/** Nothing for a draft: its banner has said so. */
export function decisionSection(context: Context): Block[] {
  const { view, width } = context;
  const { decision } = view;
  if (!decision) return [];
  const said = lines(decision.text);
  const conclusion = (runs: Parameters<typeof paragraph>[0], more: boolean) =>
    paragraph(runs, 'Conclusion', { keepNext: more });
  return [
    heading('Décision'),
    conclusion([strong(outcomeNames[decision.outcome])], said.length > 0),
    ...said.map((line) => conclusion(line, false)),
    ...retainedBlocks(decision, view),
    paragraph('', 'Gap'),
    labelledTable(facts(decision, context), width),
  ];
}

/** What earlier meetings concluded on the same case: reports, referrals. */
export function earlierSection({ view, timeZone }: Context): Block[] {
  const current = view.decision;
  const replaced = new Set(current ? corrected(current, view.decisions).map((d) => d._id) : []);
  const earlier = view.decisions.filter(
    (d) => d.meeting !== view.meeting && !d.revoked && d._id !== current?._id && !replaced.has(d._id),
  );
  if (earlier.length === 0) return [];
  return [
    heading('Passages antérieurs en RCP'),
    ...earlier.map((d) => {
      const why = d.postponement ? postponementWords(d) : (d.referral?.board ?? lines(d.text).join(' '));
      return paragraph(
        [
          strong(`${moment(d.at, timeZone)}\u00a0: ${outcomeNames[d.outcome]}`),
          ...(why ? [run(`. ${why}`)] : []),
        ],
        'Prose',
        { numbering: { reference: LIST, level: 0 } },
      );
    }),
  ];
}
