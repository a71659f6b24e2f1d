import type { MeetingView } from '../contracts/views';
import type { CaseState } from '../domain/caseFile';
import { outcomeNames, type Decision } from '../domain/decision';
import { clockTime, inRoom, longDate, shortDate } from '../domain/french';
import { INS_OIDS } from '../domain/identities';
import type { Instant } from '../domain/brand';
import type { Meeting } from '../domain/meeting';
import { personName } from '../domain/person';
import { labelOf } from '../terminology/codes';

/** The French words that only the printed documents need. */
export const NOT_GIVEN = 'Non renseigné';

export const caseStateNames: Record<CaseState, string> = {
  toComplete: 'À compléter',
  ready: 'Prêt',
  ...outcomeNames,
};

/** « née le », as the sex says. */
export const bornOn = (sex: string | undefined): string =>
  sex === 'F' ? 'née le' : sex === 'M' ? 'né le' : 'né(e) le';

/**
 * The nature must stand beside the number: a test or an old identity is no INS (shared/domain/README.md,
 * "Identifiers").
 */
export function insNature(oid: string | undefined): string {
  switch (oid) {
    case undefined:
    case '':
      return 'nature non précisée';
    case INS_OIDS.nir:
      return 'NIR';
    case INS_OIDS.nia:
      return 'NIA';
    case INS_OIDS.test:
      return 'NIR de test';
    case INS_OIDS.demo:
      return 'NIR de démonstration';
    default:
      return `OID ${oid}`;
  }
}

/** « mardi 24 novembre 2026 à 14 h » */
export const meetingTime = (meeting: Meeting): string =>
  `${longDate(meeting.date)} à\u00a0${clockTime(meeting.time)}`;

/** A line of the paper: its label, and what stands beside it. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

export const said = (facts: readonly Fact[]): Fact[] => facts.filter(({ text }) => text !== '');

/** The meeting, at the head of the report. */
export function meetingRows({ board, doc }: MeetingView, decision: Decision | null): Fact[] {
  const chair = doc.chair ?? decision?.decidedBy;
  return said([
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
