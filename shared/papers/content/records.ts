import type { Contact, PastTreatment } from '../../domain/caseFields';
import { folded, shortDate } from '../../domain/french';
import { quantityWords, type Measure } from '../../domain/measure';
import { partialDayWords } from '../../domain/partialDay';
import { personName, personSpecialty } from '../../domain/person';
import { contactRoleNames } from '../../domain/valueWords';
import { openingWord, treatmentLabel } from './words';

export interface TreatmentLine {
  /** The words of the file. */
  readonly name: string;
  /** The official name, where it says something else; else empty. */
  readonly official: string;
  readonly status: string;
  readonly period: string;
  readonly comment: string;
}

export interface ContactLine {
  readonly role: string;
  readonly name: string;
  readonly specialty: string;
  readonly organisation: string;
}

export interface MeasureLine {
  readonly name: string;
  readonly date: string;
  readonly result: string;
}

const statusNames: Record<PastTreatment['status'], string> = {
  done: 'Terminé',
  active: 'En cours',
  cancelled: 'Annulé',
};

function period({ start, end }: PastTreatment): string {
  if (start && end) return start === end ? shortDate(start) : `${shortDate(start)}\u00a0– ${shortDate(end)}`;
  if (start) return `depuis le ${shortDate(start)}`;
  return end ? `jusqu’au ${shortDate(end)}` : '';
}

export function treatmentLine(treatment: PastTreatment): TreatmentLine {
  const { code, label, status, comment } = treatment;
  const official = code ? treatmentLabel(code) : '';
  const name = openingWord(label || official);
  const adds = official !== '' && official !== code && folded(official) !== folded(name);
  return {
    name,
    official: adds ? official : '',
    status: statusNames[status],
    period: period(treatment),
    comment: comment ?? '',
  };
}

export const contactLine = ({ role, person }: Contact): ContactLine => ({
  role: contactRoleNames[role],
  name: personName(person),
  specialty: personSpecialty(person),
  organisation: person.organisation ?? '',
});

export const measureLine = (measure: Measure): MeasureLine => ({
  name: measure.label,
  date: measure.date === undefined ? '' : partialDayWords(measure.date),
  result: quantityWords(measure),
});
