import type { Board } from '../../domain/board';
import type { Instant } from '../../domain/brand';
import type { MeetingPaperInput } from './inputs';
import { meetingTime, moment } from './words';

/** What every paper says of itself: where it comes from, what it is, when it was issued. */
export interface PaperHead {
  /** Shown by the file manager and read first by a screen reader: never a patient's name. */
  readonly property: string;
  readonly organisation: string;
  readonly boardName: string;
  readonly place: string;
  readonly title: string;
  readonly subtitle: string;
  /** On every page: what it is, board, day, version. */
  readonly about: string;
  readonly issuedAt: Instant;
  readonly issued: string;
}

interface HeadInput extends MeetingPaperInput {
  readonly board: Board;
  readonly property: string;
  readonly title: string;
  readonly about: string;
}

export const paperHead = ({
  board,
  meeting: { doc },
  property,
  title,
  about,
  issuedAt,
  timeZone,
}: HeadInput): PaperHead => ({
  property,
  organisation: board.organisation,
  boardName: board.name,
  place: doc.place || board.place,
  title,
  subtitle: `${board.name}, ${meetingTime(doc)}`,
  about,
  issuedAt,
  issued: `Document issu de Concerto · édité le ${moment(issuedAt, timeZone)} · secret médical`,
});
