import type { Table } from 'docx';
import type { Contact, PastTreatment } from '../domain/caseFields';
import { folded, shortDate } from '../domain/french';
import { personName, personSpecialty } from '../domain/person';
import { contactRoleNames } from '../domain/valueWords';
import { dataTable, type CellContent } from './tables';
import { faint, paragraph } from './text';
import { openingWord, treatmentLabel } from './words';

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

/** The words of the file; under them the official name, where it says something else. */
function treatmentName({ code, label }: PastTreatment): CellContent {
  const official = code ? treatmentLabel(code) : '';
  const words = openingWord(label || official);
  const adds = official !== '' && official !== code && folded(official) !== folded(words);
  return adds ? [paragraph(words, 'Cell'), paragraph([faint(official)], 'Cell')] : words;
}

export const treatmentTable = (treatments: readonly PastTreatment[], width: number): Table =>
  dataTable(
    [
      { head: 'Traitement', share: 33 },
      { head: 'État', share: 12, holds: 'En cours' },
      { head: 'Période', share: 27, holds: 'jusqu’au 00/00/0000' },
      { head: 'Remarque', share: 28 },
    ],
    treatments.map((t) => ({
      cells: [treatmentName(t), statusNames[t.status], period(t), t.comment ?? ''],
      length: (t.comment ?? '').length,
    })),
    width,
  );

export const contactTable = (contacts: readonly Contact[], width: number): Table =>
  dataTable(
    [
      { head: 'Rôle', share: 22 },
      { head: 'Nom', share: 30 },
      { head: 'Spécialité', share: 24 },
      { head: 'Établissement', share: 24 },
    ],
    contacts.map(({ role, person }) => ({
      cells: [contactRoleNames[role], personName(person), personSpecialty(person), person.organisation ?? ''],
    })),
    width,
  );
