import type { Table } from 'docx';
import type { ContactLine, MeasureLine, TreatmentLine } from '../content/records';
import { dataTable, type CellContent } from './tables';
import { faint, paragraph } from './text';

const nameCell = ({ name, official }: TreatmentLine): CellContent =>
  official ? [paragraph(name, 'Cell'), paragraph([faint(official)], 'Cell')] : name;

export const treatmentTable = (treatments: readonly TreatmentLine[], width: number): Table =>
  dataTable(
    [
      { head: 'Traitement', share: 33 },
      { head: 'État', share: 12, holds: 'En cours' },
      { head: 'Période', share: 27, holds: 'jusqu’au 00/00/0000' },
      { head: 'Remarque', share: 28 },
    ],
    treatments.map((line) => ({
      cells: [nameCell(line), line.status, line.period, line.comment],
      length: line.comment.length,
    })),
    width,
  );

export const contactTable = (contacts: readonly ContactLine[], width: number): Table =>
  dataTable(
    [
      { head: 'Rôle', share: 22 },
      { head: 'Nom', share: 30 },
      { head: 'Spécialité', share: 24 },
      { head: 'Établissement', share: 24 },
    ],
    contacts.map(({ role, name, specialty, organisation }) => ({
      cells: [role, name, specialty, organisation],
    })),
    width,
  );

export const measureTable = (measures: readonly MeasureLine[], width: number): Table =>
  dataTable(
    [
      { head: 'Valeur suivie', share: 46 },
      { head: 'Date', share: 24, holds: '00/00/0000' },
      { head: 'Résultat', share: 30 },
    ],
    measures.map(({ name, date, result }) => ({ cells: [name, date, result] })),
    width,
  );
