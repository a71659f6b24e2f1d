import { assertNever } from '../../domain/result';
import type { CaseReport, CaseSummary, ReportPart } from '../content/caseReport';
import { SAID_SINCE, titles } from '../content/titles';
import { courseBlocks } from './course';
import { bannerBlocks, conclusionBlocks, detailBlocks, earlierBlocks } from './decision';
import { packed, PORTRAIT_WIDTH } from './package';
import { patientHeader } from './pageMarks';
import { participantBlocks } from './participants';
import { proposalBlocks } from './proposals';
import { sectionBody } from './sections';
import { signatureTable } from './signature';
import { heading, notGiven, paragraph, prose, type Block } from './text';

const width = PORTRAIT_WIDTH;

/** The question is what the meeting answers: it stands alone, larger. */
function questionBlocks(text: string): Block[] {
  const question = prose(text, 'Question');
  return question.length > 0 ? question : [paragraph([notGiven()], 'Question')];
}

function summaryBlocks({ line, history, isHistoryMissing, rest }: CaseSummary): Block[] {
  const written = prose(history);
  return [
    ...(line ? [paragraph(line, 'Summary')] : []),
    ...written,
    ...(written.length === 0 && isHistoryMissing ? [paragraph([notGiven()], 'Prose')] : []),
    ...sectionBody(rest, width),
  ];
}

function partBlocks(part: ReportPart): Block[] {
  switch (part.is) {
    case 'shortFields':
    case 'fields':
      return [heading(part.section.title), ...sectionBody(part.section, width, part.is === 'shortFields')];
    case 'conclusion':
      return [heading(titles.decision), ...conclusionBlocks(part.conclusion)];
    case 'question':
      return [heading(titles.question), ...questionBlocks(part.text)];
    case 'summary':
      return [heading(titles.summary), ...summaryBlocks(part.summary)];
    case 'course':
      return [heading(titles.course), ...courseBlocks(part.course, width)];
    case 'participants':
      return [heading(titles.participants), ...participantBlocks(part.participants, width)];
    case 'discussion':
      return [
        heading(titles.discussion),
        ...prose(part.text),
        ...(part.isSaidSince ? [paragraph(SAID_SINCE, 'Note')] : []),
      ];
    case 'proposals':
      return [
        heading(titles.proposals),
        ...part.proposals.flatMap((proposal) => proposalBlocks(proposal, width)),
      ];
    case 'details':
      return [heading(titles.details), ...detailBlocks(part.details, width)];
    case 'earlier':
      return [heading(titles.earlier), ...earlierBlocks(part.decisions)];
    case 'signature':
      return [heading(titles.signature), signatureTable(part.name, width)];
    default:
      return assertNever(part);
  }
}

export const write = ({ head, patient, banner, parts }: CaseReport) =>
  packed({
    head,
    header: patientHeader(patient, banner.isDraft ? banner.headline : ''),
    saysWhatBelow: true,
    children: [...bannerBlocks(banner), ...parts.flatMap(partBlocks)],
  });
