import { isUnknownSpecialty, personName, personSpecialty, type Person } from '../../../shared/domain/person';
import { DataTable, type Column } from '../../components/tables/DataTable';

const specialtyWords = (person: Person): string =>
  isUnknownSpecialty(person) ? `${personSpecialty(person)} (hors liste)` : personSpecialty(person) || '—';

const columns: readonly Column<Person>[] = [
  { id: 'name', title: 'Nom', render: personName, isRowHeader: true },
  { id: 'specialty', title: 'Spécialité', render: specialtyWords },
  { id: 'rpps', title: 'RPPS', render: (person) => person.rpps ?? '—', isNarrow: true },
  { id: 'organisation', title: 'Établissement', render: (person) => person.organisation ?? '—' },
];

interface PeopleTableProps {
  readonly label: string;
  readonly people: readonly Person[];
  readonly actions?: (person: Person) => React.ReactNode;
}

export function PeopleTable({ label, people, actions }: PeopleTableProps) {
  const all: readonly Column<Person>[] = actions
    ? [...columns, { id: 'actions', title: 'Actions', isTitleHidden: true, isNarrow: true, render: actions }]
    : columns;
  return <DataTable label={label} columns={all} rows={people} rowKey={(person) => person.id} />;
}
