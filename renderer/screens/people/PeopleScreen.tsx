import { useState } from 'react';
import type { BoardView } from '../../../shared/contracts/views';
import { folded, plural } from '../../../shared/domain/french';
import { personName, personSpecialty, type Person } from '../../../shared/domain/person';
import { openPanel } from '../../navigation/panels';
import { Button } from '../../components/controls/Button';
import { EmptyState } from '../../components/layout/EmptyState';
import { Notice } from '../../components/layout/Notice';
import { PageHeader } from '../../components/layout/PageHeader';
import { Section } from '../../components/layout/Section';
import { TextField } from '../../components/controls/TextField';
import { useRight } from '../../components/session/useRight';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { Waiting } from '../../components/layout/Waiting';
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
  const first = boards.status === 'ready' ? boards.value[0] : undefined;
  useShortcut('m', () => setAdding(first ?? null), {
    label: 'Ajouter un membre',
    isDisabled: !mayOrganise || first === undefined,
  });

  if (boards.status === 'failed' || people.status === 'failed')
    return (
      <div className="page">
        <PageHeader title="Annuaire" />
        <Notice
          meaning="wrong"
          title={
            boards.status === 'failed' ? boards.message : people.status === 'failed' ? people.message : ''
          }
        />
      </div>
    );
  if (boards.status === 'loading' || people.status === 'loading')
    return <Waiting title="Annuaire" words="Lecture de l’annuaire…" />;

  const words = folded(filter).split(' ').filter(Boolean);
  const kept = (list: readonly Person[]) => list.filter((person) => answers(person, words));
  const members = new Set(boards.value.flatMap((view) => view.board.members.map((member) => member.id)));
  const others = people.value.filter((person) => !members.has(person.id));
  const keptOthers = kept(others);
  return (
    <div className="page">
      <PageHeader
        title="Annuaire"
        subtitle={people.value.length === 0 ? undefined : plural(people.value.length, 'personne')}
        actions={
          <div className="people-filter">
            <TextField
              label="Filtrer par nom, spécialité ou établissement"
              type="search"
              value={filter}
              onChange={setFilter}
            />
          </div>
        }
      />
      {boards.value.length === 0 ? (
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
      {boards.value.map((view) => (
        <BoardMembers
          key={view.database}
          view={view}
          members={kept(view.board.members)}
          mayOrganise={mayOrganise}
          onAdd={() => setAdding(view)}
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
      {adding ? <MemberPanel view={adding} onClose={() => setAdding(null)} /> : null}
    </div>
  );
}
