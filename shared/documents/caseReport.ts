import type { CaseView, MeetingView } from '../contracts/views';
import type { Board } from '../domain/board';
import type { Instant } from '../domain/brand';
import { shortDate } from '../domain/french';
import { personName } from '../domain/person';
import { banner } from './banner';
import { decisionSection, decisionSummary, earlierSection } from './decisionSection';
import { packed, PORTRAIT_WIDTH } from './package';
import { letterhead, pageFooter, patientHeader } from './pageMarks';
import { participantBlocks } from './participants';
import { proposalSection } from './proposals';
import { missingPaths, sectionBlocks, type Subject } from './sections';
import { signatureTable } from './signature';
import { heading, paragraph, prose, run, type Block } from './text';
import { medicalSections, REPORT_TITLE, titles } from './titles';
import { meetingRows, meetingTime, NOT_GIVEN } from './words';

export interface CaseReportInput {
  readonly view: CaseView;
  readonly meeting: MeetingView;
  readonly board: Board;
  readonly issuedAt: Instant;
  /** The room's, `Europe/Paris`. */
  readonly timeZone: string;
}

const width = PORTRAIT_WIDTH;

const notGiven = () => run(NOT_GIVEN, { italics: true });

/** The question is what the meeting answers: it stands alone, larger. */
function questionBlocks(view: CaseView): Block[] {
  const question = prose(view.doc.values['summary.question'] ?? '', 'Question');
  return [
    heading(titles.question),
    ...(question.length > 0 ? question : [paragraph([notGiven()], 'Question')]),
  ];
}

function summaryBlocks(view: CaseView, subject: Subject): Block[] {
  const history = prose(subject.values['summary.history'] ?? '');
  const missing = missingPaths(subject.values).has('summary.history');
  const rest = sectionBlocks('summary', subject, {
    width,
    except: ['summary.question', 'summary.history'],
  }).slice(1);
  return [
    heading(titles.summary),
    ...(view.summary ? [paragraph(view.summary, 'Summary')] : []),
    ...history,
    ...(history.length === 0 && missing ? [paragraph([notGiven()], 'Prose')] : []),
    ...rest,
  ];
}

const discussionBlocks = ({ decision, doc }: CaseView): Block[] => {
  const text = prose(decision ? decision.discussion : doc.discussion);
  return text.length > 0 ? [heading(titles.discussion), ...text] : [];
};

/** The compte rendu de RCP (fiche RCP) of one case; a draft as long as no decision is in force. */
export function caseReport(input: CaseReportInput): Promise<Uint8Array> {
  const { view, meeting, board, issuedAt, timeZone } = input;
  const { decision } = view;
  const subject: Subject = { values: view.doc.values, on: meeting.doc.date };
  const context = { view, meeting, board, timeZone, width };
  return packed({
    title: REPORT_TITLE,
    subject: board.name,
    issuedAt,
    header: patientHeader(view.doc.values, decision === null),
    footer: pageFooter({
      about: `${REPORT_TITLE} · ${board.name} · séance du ${shortDate(meeting.doc.date)} · ${
        decision ? `décision version ${decision.version}` : 'projet, sans décision'
      }`,
      issuedAt,
      timeZone,
      width,
    }),
    children: [
      ...letterhead(board.organisation, board.name, meeting.doc.place || board.place),
      paragraph(REPORT_TITLE, 'Title'),
      paragraph(`${board.name}, ${meetingTime(meeting.doc)}`, 'Subtitle'),
      ...banner(view, timeZone),
      ...sectionBlocks('identity', subject, { width, paired: true }),
      ...sectionBlocks('request', subject, {
        width,
        paired: true,
        title: titles.request,
        first: meetingRows(meeting, decision).map(({ label, text }) => ({ label, content: text })),
      }),
      ...decisionSummary(context),
      ...questionBlocks(view),
      ...summaryBlocks(view, subject),
      ...medicalSections.flatMap((name) => sectionBlocks(name, subject, { width })),
      ...participantBlocks(view, meeting, board, width),
      ...discussionBlocks(view),
      ...proposalSection(view, width),
      ...decisionSection(context),
      ...earlierSection(context),
      ...(decision ? [heading(titles.signature), signatureTable(personName(decision.decidedBy), width)] : []),
    ],
  });
}
