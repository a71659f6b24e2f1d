import { attendanceSheet, type AttendanceSheet } from './content/attendanceSheet';
import { caseReport, type CaseReport } from './content/caseReport';
import { attendanceSheetFileName, meetingListFileName, reportFileName } from './content/fileNames';
import type { CaseReportInput, MeetingPaperInput } from './content/inputs';
import { meetingList, type MeetingList } from './content/meetingList';

/** The kinds of paper: what each is made of, what it says, and the formats it can be put into. */
interface Papers {
  readonly caseReport: {
    readonly input: CaseReportInput;
    readonly content: CaseReport;
    readonly format: 'word';
  };
  readonly meetingList: {
    readonly input: MeetingPaperInput;
    readonly content: MeetingList;
    readonly format: 'word';
  };
  readonly attendanceSheet: {
    readonly input: MeetingPaperInput;
    readonly content: AttendanceSheet;
    readonly format: 'word';
  };
}

export type PaperKind = keyof Papers;
export type PaperInput<K extends PaperKind> = Papers[K]['input'];
type Format<K extends PaperKind> = Papers[K]['format'];

const contents: { readonly [K in PaperKind]: (input: PaperInput<K>) => Papers[K]['content'] } = {
  caseReport,
  meetingList,
  attendanceSheet,
};

const fileNames: { readonly [K in PaperKind]: (input: PaperInput<K>) => string } = {
  caseReport: reportFileName,
  meetingList: meetingListFileName,
  attendanceSheet: attendanceSheetFileName,
};

const extensions: Readonly<Record<Format<PaperKind>, string>> = { word: 'docx' };

interface Writer<Content> {
  readonly write: (content: Content) => Promise<Uint8Array>;
}

/** The library of a format is large: it is loaded when the first paper of it is made. */
const writers: {
  readonly [K in PaperKind]: { readonly [F in Format<K>]: () => Promise<Writer<Papers[K]['content']>> };
} = {
  caseReport: { word: () => import('./word/caseReport') },
  meetingList: { word: () => import('./word/meetingList') },
  attendanceSheet: { word: () => import('./word/attendanceSheet') },
};

export interface Paper {
  /** Of the file, with the extension of its format. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Makes a paper. The same input gives the same bytes. */
export async function makePaper<K extends PaperKind>(
  { kind, format }: { readonly kind: K; readonly format: Format<K> },
  input: PaperInput<K>,
): Promise<Paper> {
  const { write } = await writers[kind][format]();
  return {
    name: `${fileNames[kind](input)}.${extensions[format]}`,
    bytes: await write(contents[kind](input)),
  };
}
