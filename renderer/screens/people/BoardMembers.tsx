import { useState } from 'react';
import type { BoardView } from '../../../shared/contracts/views';
import { personName, type Person } from '../../../shared/domain/person';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Section } from '../../components/layout/Section';
import { useCommand } from '../../components/session/useCommand';
import { PeopleTable } from './PeopleTable';

interface BoardMembersProps {
  readonly view: BoardView;
  /** Those that the filter leaves. */
  readonly members: readonly Person[];
  readonly mayOrganise: boolean;
  readonly onAdd: () => void;
}

/** A board's members; one taken off can be put back at once. */
export function BoardMembers({ view, members, mayOrganise, onAdd }: BoardMembersProps) {
  const { board, database } = view;
  const [removed, setRemoved] = useState<Person | null>(null);
  const { run, problem } = useCommand();
  const remove = async (person: Person) => {
    const result = await run('removeMember', { database, person: person.id });
    if (result.ok) setRemoved(person);
  };
  const putBack = async () => {
    if (!removed) return;
    const { id: _, ...person } = removed;
    const result = await run('addMember', { database, person });
    if (result.ok) setRemoved(null);
  };
  const isBack = removed !== null && board.members.some((member) => member.id === removed.id);
  return (
    <Section
      title={`${board.name} · ${board.year}`}
      actions={
        mayOrganise ? (
          <Button
            variant="plain"
            size="small"
            icon="plus"
            onPress={onAdd}
            label={`Ajouter un membre à ${board.name}`}
          >
            Ajouter un membre
          </Button>
        ) : undefined
      }
    >
      <div className="stack-tight">
        {problem ? <ProblemNotice problem={problem} /> : null}
        {removed && !isBack ? (
          <Notice
            meaning="info"
            title={`${personName(removed)} n’est plus membre de ${board.name}.`}
            action={
              <Button variant="plain" size="small" icon="undo" onPress={() => void putBack()}>
                Remettre
              </Button>
            }
          />
        ) : null}
        {board.members.length === 0 ? (
          <p className="quiet">
            Aucun membre. Ajoutez les médecins attendus&nbsp;: leur spécialité fait le quorum prévu.
          </p>
        ) : members.length === 0 ? (
          <p className="quiet">Aucun membre ne répond à ces mots.</p>
        ) : (
          <PeopleTable
            label={`Membres de ${board.name}`}
            people={members}
            {...(mayOrganise
              ? {
                  actions: (person: Person) => (
                    <Button
                      variant="quiet"
                      size="small"
                      label={`Retirer ${personName(person)}`}
                      onPress={() => void remove(person)}
                    >
                      Retirer
                    </Button>
                  ),
                }
              : {})}
          />
        )}
      </div>
    </Section>
  );
}
