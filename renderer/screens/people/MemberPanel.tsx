import { useState } from 'react';
import type { BoardView } from '../../../shared/contracts/views';
import { isUnknownSpecialty, personName, personSpecialty } from '../../../shared/domain/person';
import { noPerson, personOf } from '../../components/people/personDraft';
import { PersonForm } from '../../components/people/PersonForm';
import { Notice } from '../../components/layout/Notice';
import { dropKept, useKept } from '../../components/typing/keptTyping';
import { FormPanel } from '../../components/layout/FormPanel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useCommand } from '../../components/session/useCommand';
import { focusInvalid } from '../../components/focus/focusInvalid';

/** Adds members one after the other: the panel stays for the next. */
export function MemberPanel({ view, onClose }: { view: BoardView; onClose: () => void }) {
  const kept = `member ${view.database}`;
  /** The next member is often a colleague from the same place. */
  const [organisation, setOrganisation] = useState('');
  const [draft, setDraft] = useKept(kept, 'draft', { ...noPerson, organisation });
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState<{ name: string; n: number; outside: string | null } | null>(null);
  const { run, busy, isRunning, problem } = useCommand();

  const add = async (form: Element) => {
    setTried(true);
    const person = personOf(draft);
    if (!person) return focusInvalid(form);
    const result = await run('addMember', { database: view.database, person });
    if (!result.ok) return;
    const { title = '', given = '', family } = person;
    const outside = isUnknownSpecialty(person) ? personSpecialty(person) : null;
    setAdded({ name: personName({ title, given, family }), n: (added?.n ?? 0) + 1, outside });
    dropKept(kept);
    setOrganisation(draft.organisation);
    setTried(false);
  };
  return (
    <FormPanel
      title={`Ajouter un membre à ${view.board.name}`}
      submit="Ajouter"
      leave="Terminer"
      isRunning={isRunning}
      busy={busy}
      onSubmit={add}
      onClose={onClose}
      keptAs={kept}
    >
      {added ? (
        <Notice
          meaning={added.outside === null ? 'done' : 'todo'}
          title={`${added.name} est membre de ${view.board.name}.`}
        >
          {added.outside === null
            ? undefined
            : `Sa spécialité, «\u00a0${added.outside}\u00a0», est hors liste\u00a0: elle est gardée ainsi, et ne compte pas pour le quorum. Retirez ce membre, puis ajoutez-le avec une spécialité de la liste.`}
        </Notice>
      ) : null}
      <PersonForm
        key={added?.n ?? 0}
        draft={draft}
        onChange={setDraft}
        nameError={tried && draft.family.trim() === '' ? 'Écrivez le nom.' : undefined}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </FormPanel>
  );
}
