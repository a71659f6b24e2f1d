import type { AttendanceSheet } from './content/attendanceSheet';
import type { CaseReport } from './content/caseReport';
import { attendanceSheetFileName, meetingListFileName, reportFileName } from './content/fileNames';
import type { CaseReportInput, MeetingListInput, MeetingPaperInput } from './content/inputs';
import type { MeetingList } from './content/meetingList';

/** The kinds of paper: what each is made of, what it says, and the formats it can be put into. */
interface Papers {
  readonly caseReport: {
    readonly input: CaseReportInput;
    readonly content: CaseReport;
    readonly format: 'word';
  };
  readonly meetingList: {
    readonly input: MeetingListInput;
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

/** What nobody prints is not loaded: neither the words of a paper nor, much larger, the library of a format. */
const contents: {
  readonly [K in PaperKind]: () => Promise<(input: PaperInput<K>) => Papers[K]['content']>;
} = {
  caseReport: async () => (await import('./content/caseReport')).caseReport,
  meetingList: async () => (await import('./content/meetingList')).meetingList,
  attendanceSheet: async () => (await import('./content/attendanceSheet')).attendanceSheet,
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
  const [content, { write }] = await Promise.all([contents[kind](), writers[kind][format]()]);
  return {
    name: `${fileNames[kind](input)}.${extensions[format]}`,
    bytes: await write(content(input)),
  };
}
