import { shortDate } from '../../domain/french';
import { personName } from '../../domain/person';
import { isSaidSince } from '../../domain/saidSince';
import { banner, type Banner } from './banner';
import {
  conclusion,
  decisionDetails,
  earlierDecisions,
  type Conclusion,
  type DecisionDetails,
  type EarlierDecision,
} from './decision';
import { paperCourse, type PaperCourse } from './course';
import { paperHead, type PaperHead } from './head';
import type { CaseReportInput, ReportedCase } from './inputs';
import { participants, type Participants } from './participants';
import { patientMark, type PatientMark } from './patientMark';
import { lines } from './plainText';
import { proposalContents, type ProposalContent } from './proposals';
import { fieldSection, isEmpty, missingPaths, type FieldSection, type Subject } from './sections';
import { medicalSections, REPORT_TITLE, titles } from './titles';
import { meetingRows } from './words';

/** One part of the report. */
export type ReportPart =
  | { readonly is: 'shortFields' | 'fields'; readonly section: FieldSection }
  | { readonly is: 'conclusion'; readonly conclusion: Conclusion }
  | { readonly is: 'question'; readonly text: string }
  | { readonly is: 'summary'; readonly summary: CaseSummary }
  | { readonly is: 'course'; readonly course: PaperCourse }
  | { readonly is: 'participants'; readonly participants: Participants }
  | { readonly is: 'discussion'; readonly text: string; readonly isSaidSince: boolean }
  | { readonly is: 'proposals'; readonly proposals: readonly ProposalContent[] }
  | { readonly is: 'details'; readonly details: DecisionDetails }
  | { readonly is: 'earlier'; readonly decisions: readonly EarlierDecision[] }
  | { readonly is: 'signature'; readonly name: string };

export interface CaseSummary {
  /** The case in one line, made of its fields. */
  readonly line: string;
  readonly history: string;
  readonly isHistoryMissing: boolean;
  /** What else the section holds. */
  readonly rest: FieldSection;
}

/** The compte rendu de RCP (fiche RCP) of one case; a draft as long as no decision is in force. */
export interface CaseReport {
  readonly head: PaperHead;
  readonly patient: PatientMark;
  readonly banner: Banner;
  /** In their order on the paper. */
  readonly parts: readonly ReportPart[];
}

function caseSummary(view: ReportedCase, subject: Subject): CaseSummary {
  const history = subject.values['summary.history'] ?? '';
  return {
    line: view.summary,
    history,
    isHistoryMissing: missingPaths(subject.values).has('summary.history'),
    rest: fieldSection('summary', subject, { except: ['summary.question', 'summary.history'] }),
  };
}

function reportParts(input: CaseReportInput): ReportPart[] {
  const { view, meeting } = input;
  const { decision, doc } = view;
  const subject: Subject = { values: doc.values, on: meeting.doc.date };
  const first = conclusion(input);
  const discussion = decision ? decision.discussion : doc.discussion;
  const since = isSaidSince(decision, doc);
  const proposals = proposalContents(view);
  const details = decisionDetails(input);
  const earlier = earlierDecisions(input);
  const course = paperCourse(view);
  const request = fieldSection('request', subject, {
    title: titles.request,
    first: meetingRows(meeting, decision),
  });
  const parts: ReportPart[] = [
    { is: 'shortFields', section: fieldSection('identity', subject) },
    { is: 'shortFields', section: request },
    ...(first ? [{ is: 'conclusion' as const, conclusion: first }] : []),
    { is: 'question', text: doc.values['summary.question'] ?? '' },
    { is: 'summary', summary: caseSummary(view, subject) },
    ...(course ? [{ is: 'course' as const, course }] : []),
    ...medicalSections.map((name) => ({ is: 'fields' as const, section: fieldSection(name, subject) })),
    { is: 'participants', participants: participants(input) },
    ...(lines(discussion).length > 0 || since
      ? [{ is: 'discussion' as const, text: discussion, isSaidSince: since }]
      : []),
    ...(proposals.length > 0 ? [{ is: 'proposals' as const, proposals }] : []),
    ...(details ? [{ is: 'details' as const, details }] : []),
    ...(earlier.length > 0 ? [{ is: 'earlier' as const, decisions: earlier }] : []),
    ...(decision ? [{ is: 'signature' as const, name: personName(decision.decidedBy) }] : []),
  ];
  return parts.filter((part) => !('section' in part && isEmpty(part.section)));
}

export function caseReport(input: CaseReportInput): CaseReport {
  const { view, meeting, board, timeZone } = input;
  const { decision } = view;
  return {
    head: paperHead({
      ...input,
      property: REPORT_TITLE,
      title: REPORT_TITLE,
      about: `${REPORT_TITLE} · ${board.name} · séance du ${shortDate(meeting.doc.date)} · ${
        decision ? `décision version ${decision.version}` : 'projet, sans décision'
      }`,
    }),
    patient: patientMark(view.doc.values),
    banner: banner(view, timeZone),
    parts: reportParts(input),
  };
}
