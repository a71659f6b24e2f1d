import { useState, type ReactNode } from 'react';
import type { BoardView } from '../../../shared/contracts/views';
import { folded, plural } from '../../../shared/domain/french';
import { personName, personSpecialty, type Person } from '../../../shared/domain/person';
import { openPanel } from '../../navigation/panels';
import { Button } from '../../components/controls/Button';
import { EmptyState } from '../../components/layout/EmptyState';
import { AnsweredScreen } from '../../components/layout/Answered';
import { PageHeader } from '../../components/layout/PageHeader';
import { Section } from '../../components/layout/Section';
import { TextField } from '../../components/controls/TextField';
import { useRight } from '../../components/session/useRight';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { answerOr, bothOf } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { BoardMembers } from './BoardMembers';
import { MemberPanel } from './MemberPanel';
import './people.css';
import { PeopleTable } from './PeopleTable';

const answers = (person: Person, words: readonly string[]): boolean => {
  const text = folded(
    `${personName(person)} ${personSpecialty(person)} ${person.organisation ?? ''} ${person.rpps ?? ''}`,
  );
  return words.every((word) => text.includes(word));
};

export function PeopleScreen() {
  const boards = useQuery('boards', {});
  const people = useQuery('people', {});
  const mayOrganise = useRight('organise');
  const [filter, setFilter] = useState('');
  const [adding, setAdding] = useState<BoardView | null>(null);
  const [first] = answerOr(boards, []);
  useShortcut('m', () => setAdding(first ?? null), {
    label: 'Ajouter un membre',
    isDisabled: !mayOrganise || first === undefined,
  });

  return (
    <AnsweredScreen of={bothOf(boards, people)} title="Annuaire" words="Lecture de l’annuaire…">
      {([boards, people]) => (
        <Directory {...{ boards, people, mayOrganise, filter }} onFilter={setFilter} onAdd={setAdding}>
          {adding ? <MemberPanel view={adding} onClose={() => setAdding(null)} /> : null}
        </Directory>
      )}
    </AnsweredScreen>
  );
}

interface DirectoryProps {
  readonly boards: readonly BoardView[];
  readonly people: readonly Person[];
  readonly mayOrganise: boolean;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly onAdd: (board: BoardView) => void;
  readonly children: ReactNode;
}

function Directory(props: DirectoryProps) {
  const { boards, people, mayOrganise, filter, onFilter, onAdd } = props;
  const words = folded(filter).split(' ').filter(Boolean);
  const kept = (list: readonly Person[]) => list.filter((person) => answers(person, words));
  const members = new Set(boards.flatMap((view) => view.board.members.map((member) => member.id)));
  const others = people.filter((person) => !members.has(person.id));
  const keptOthers = kept(others);
  return (
    <div className="page">
      <PageHeader
        title="Annuaire"
        subtitle={people.length === 0 ? undefined : plural(people.length, 'personne')}
        actions={
          <div className="people-filter">
            <TextField
              label="Filtrer par nom, spécialité ou établissement"
              type="search"
              value={filter}
              onChange={onFilter}
            />
          </div>
        }
      />
      {boards.length === 0 ? (
        <EmptyState
          title="Personne pour l’instant"
          action={
            mayOrganise ? (
              <Button variant="primary" icon="plus" onPress={() => openPanel({ kind: 'newBoard' })}>
                Créer une RCP
              </Button>
            ) : undefined
          }
        >
          <p>
            L’annuaire rassemble les membres de vos RCP. Créez d’abord une RCP, puis ajoutez ses membres ici.
          </p>
        </EmptyState>
      ) : null}
      {boards.map((view) => (
        <BoardMembers
          key={view.database}
          view={view}
          members={kept(view.board.members)}
          mayOrganise={mayOrganise}
          onAdd={() => onAdd(view)}
        />
      ))}
      {others.length === 0 ? null : (
        <Section title="Rencontrées en séance, membres d’aucune RCP">
          {keptOthers.length === 0 ? (
            <p className="quiet">Personne ne répond à ces mots.</p>
          ) : (
            <PeopleTable label="Rencontrées en séance" people={keptOthers} />
          )}
        </Section>
      )}
      {props.children}
    </div>
  );
}
