import type { CaseState } from '../../domain/caseFile';
import { outcomeNames, type Decision } from '../../domain/decision';
import { clockTime, inRoom, longDate, shortDate } from '../../domain/french';
import type { Instant } from '../../domain/brand';
import type { Meeting } from '../../domain/meeting';
import { personName } from '../../domain/person';
import { NOT_GIVEN } from '../../domain/valueWords';
import { labelOf } from '../../terminology/codes';
import type { PaperMeeting } from './inputs';

/** The French words of papers. */
export const caseStateNames: Record<CaseState, string> = {
  toComplete: 'À compléter',
  ready: 'Prêt',
  ...outcomeNames,
};

/** « mardi 24 novembre 2026 à 14 h » */
export const meetingTime = (meeting: Meeting): string =>
  `${longDate(meeting.date)} à\u00a0${clockTime(meeting.time)}`;

/** Beside the name of who is no doctor. */
export const OUTSIDE_QUORUM = 'hors\u00a0quorum';

/** A line of the paper: its label, and what stands beside it. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** The lines that have something to say. */
export const filledIn = (facts: readonly Fact[]): Fact[] => facts.filter(({ text }) => text !== '');

/** The meeting, at the head of the report. */
export function meetingRows({ board, doc }: PaperMeeting, decision: Decision | null): Fact[] {
  const chair = doc.chair ?? decision?.decidedBy;
  return filledIn([
    { label: 'RCP', text: board.name },
    { label: 'Séance', text: meetingTime(doc) },
    { label: 'Lieu', text: doc.place || board.place },
    { label: 'Animateur', text: chair ? personName(chair) : NOT_GIVEN },
  ]);
}

/** « 24/11/2026 à 14 h 52 » */
export function moment(at: Instant, timeZone: string): string {
  const { day, time } = inRoom(at, timeZone);
  return `${shortDate(day)} à\u00a0${clockTime(time)}`;
}

export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** An ordinary word takes the case of its place; « TEP », « mTOR » and « IRM » keep theirs. */
const isWord = (text: string): boolean => /^\p{L}\p{Ll}/u.test(text);

/** The official list mixes « chimiothérapie » and « Hormonothérapie »: in a line they read alike. */
export function treatmentLabel(code: string): string {
  const label = labelOf('treatment', code);
  return isWord(label) ? label.charAt(0).toLocaleLowerCase('fr') + label.slice(1) : label;
}

/** A treatment that opens a cell, whoever wrote it. */
export const openingWord = (text: string): string => (isWord(text) ? capitalised(text) : text);
