import { useId, useState, type SyntheticEvent } from 'react';
import type { BoardView } from '../../../shared/contracts/views';
import { personName } from '../../../shared/domain/person';
import { Button } from '../../components/Button';
import { noPerson, PersonForm, personOf } from '../../components/case/PersonForm';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { SubmitKey } from '../../components/SubmitKey';
import { useCommand } from '../../components/useCommand';
import { focusInvalid } from '../../components/focusInvalid';

/** Adds members one after the other: the panel stays for the next. */
export function MemberPanel({ view, onClose }: { view: BoardView; onClose: () => void }) {
  const form = useId();
  const [draft, setDraft] = useState(noPerson);
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState<{ name: string; n: number } | null>(null);
  const { run, busy, isRunning, problem } = useCommand();

  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    const person = personOf(draft);
    if (!person) return focusInvalid(event.currentTarget);
    const result = await run('addMember', { database: view.database, person });
    if (!result.ok) return;
    const { title = '', given = '', family } = person;
    setAdded({ name: personName({ title, given, family }), n: (added?.n ?? 0) + 1 });
    // The next member is often a colleague from the same place.
    setDraft({ ...noPerson, organisation: draft.organisation });
    setTried(false);
  };
  return (
    <Panel
      title={`Ajouter un membre à ${view.board.name}`}
      onClose={onClose}
      footer={
        <>
          <Button variant="primary" type="submit" form={form} shortcut="Ctrl+Enter" isDisabled={isRunning}>
            Ajouter
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Terminer
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <SubmitKey form={form} label="Ajouter" isDisabled={isRunning} />
        {added ? <Notice meaning="done" title={`${added.name} est membre de ${view.board.name}.`} /> : null}
        <PersonForm
          key={added?.n ?? 0}
          draft={draft}
          onChange={setDraft}
          nameError={tried && draft.family.trim() === '' ? 'Écrivez le nom.' : undefined}
        />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {busy === null ? null : <Progress label={busy} />}
      </form>
    </Panel>
  );
}
