import { useId, useState, type SyntheticEvent } from 'react';
import type { BoardView } from '../../../shared/contracts/views';
import { checkRpps } from '../../../shared/domain/identities';
import { personName } from '../../../shared/domain/person';
import { Button } from '../../components/Button';
import { CodePicker } from '../../components/CodePicker';
import { FieldRow } from '../../components/FieldRow';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { Select } from '../../components/Select';
import { SubmitKey } from '../../components/SubmitKey';
import { TextField } from '../../components/TextField';
import { titleOptions } from '../../components/titles';
import { useCommand } from '../../components/useCommand';
import { focusInvalid } from '../../components/focusInvalid';

const blank = {
  title: 'Dr',
  family: '',
  given: '',
  specialty: undefined as string | undefined,
  rpps: '',
  organisation: '',
};

/** Adds members one after the other: the panel stays for the next. */
export function MemberPanel({ view, onClose }: { view: BoardView; onClose: () => void }) {
  const form = useId();
  const [person, setPerson] = useState(blank);
  const [tried, setTried] = useState(false);
  const [added, setAdded] = useState<{ name: string; n: number } | null>(null);
  const { run, busy, isRunning, problem } = useCommand();
  const change = (part: Partial<typeof blank>) => setPerson({ ...person, ...part });
  const rpps = person.rpps.replace(/\s/g, '');
  const rppsCheck = rpps === '' ? null : checkRpps(rpps);

  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    const family = person.family.trim();
    if (family === '') return focusInvalid(event.currentTarget);
    const title = person.title === 'none' ? '' : person.title;
    const { given, organisation, specialty } = person;
    const result = await run('addMember', {
      database: view.database,
      person: {
        title,
        family,
        given: given.trim(),
        ...(rpps === '' ? {} : { rpps }),
        ...(specialty === undefined ? {} : { specialty }),
        ...(organisation.trim() === '' ? {} : { organisation: organisation.trim() }),
      },
    });
    if (!result.ok) return;
    setAdded({ name: personName({ title, given, family }), n: (added?.n ?? 0) + 1 });
    // The next member is often a colleague from the same place.
    setPerson({ ...blank, organisation });
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
        <FieldRow key={added?.n ?? 0}>
          <TextField
            label="Nom"
            value={person.family}
            onChange={(family) => change({ family })}
            error={tried && person.family.trim() === '' ? 'Écrivez le nom.' : undefined}
            isRequired
            autoFocus
          />
          <TextField label="Prénom" value={person.given} onChange={(given) => change({ given })} />
          <Select
            label="Civilité"
            value={person.title}
            onChange={(title) => change({ title })}
            options={titleOptions}
          />
        </FieldRow>
        <CodePicker
          label="Spécialité"
          list="specialty"
          value={person.specialty}
          onChange={(specialty) => change({ specialty })}
          help="Elle décide du groupe de quorum que cette personne représente."
        />
        <TextField
          label="RPPS"
          value={person.rpps}
          onChange={(text) => change({ rpps: text })}
          help="11 chiffres. Il reconnaît la même personne d’un poste à l’autre."
          warning={rppsCheck?.ok === false ? rppsCheck.problem.message : undefined}
          isShort
        />
        <TextField
          label="Établissement"
          value={person.organisation}
          onChange={(organisation) => change({ organisation })}
        />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {busy === null ? null : <Progress label={busy} />}
      </form>
    </Panel>
  );
}
