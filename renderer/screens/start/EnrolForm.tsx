import { useState, type SyntheticEvent } from 'react';
import { checkRpps } from '../../../shared/domain/identities';
import { personName, roleNames, roleSchema, type Role } from '../../../shared/domain/person';
import { Button } from '../../components/Button';
import { CodePicker } from '../../components/CodePicker';
import { FieldRow } from '../../components/FieldRow';
import { isAccepted, noPassphrase, PassphraseFields } from '../../components/PassphraseFields';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { Select } from '../../components/Select';
import { TextField } from '../../components/TextField';
import { titleOptions } from '../../components/titles';
import { useCommand } from '../../components/useCommand';
import { ScreenTitle } from '../../components/ScreenTitle';
import { focusInvalid } from '../../components/focusInvalid';

const blank = { family: '', given: '', title: 'none', rpps: '', specialty: undefined as string | undefined };

/** Who uses this workstation, and the passphrase that opens it. */
export function EnrolForm({ onEnrolled }: { onEnrolled: (recoveryKey: string, name: string) => void }) {
  const [person, setPerson] = useState(blank);
  const [role, setRole] = useState<Role>('secretary');
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [tried, setTried] = useState(false);
  const { run, busy, isRunning, problem } = useCommand('Création de la clé de ce poste…');
  const change = (part: Partial<typeof blank>) => setPerson({ ...person, ...part });

  const rpps = person.rpps.replace(/\s/g, '');
  const rppsCheck = rpps === '' ? null : checkRpps(rpps);
  const isDoctor = role !== 'secretary';
  const complete =
    person.family.trim() !== '' && isAccepted(passphrase) && (!isDoctor || person.specialty !== undefined);

  const submit = async (event: SyntheticEvent<Element>) => {
    event.preventDefault();
    setTried(true);
    if (!complete) return focusInvalid(event.currentTarget);
    const title = person.title === 'none' ? '' : person.title;
    const result = await run('enrol', {
      family: person.family,
      given: person.given,
      title,
      role,
      passphrase: passphrase.first,
      ...(rpps === '' ? {} : { rpps }),
      ...(isDoctor && person.specialty !== undefined ? { specialty: person.specialty } : {}),
    });
    if (result.ok) onEnrolled(result.value.recoveryKey, personName({ ...person, title }));
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <ScreenTitle>Qui utilise ce poste&nbsp;?</ScreenTitle>
      <Select
        label="Rôle dans les RCP"
        value={role}
        onChange={setRole}
        options={roleSchema.options.map((id) => ({ id, label: roleNames[id] }))}
        isRequired
      />
      <FieldRow>
        <Select
          label="Civilité"
          value={person.title}
          onChange={(title) => change({ title })}
          options={titleOptions}
        />
        <TextField
          label="Nom"
          value={person.family}
          onChange={(family) => change({ family })}
          error={tried && person.family.trim() === '' ? 'Écrivez votre nom.' : undefined}
          isRequired
          autoFocus
        />
        <TextField label="Prénom" value={person.given} onChange={(given) => change({ given })} />
      </FieldRow>
      {isDoctor ? (
        <CodePicker
          label="Spécialité"
          list="specialty"
          value={person.specialty}
          onChange={(specialty) => change({ specialty })}
          help="Elle compte dans le quorum."
          error={
            tried && person.specialty === undefined ? 'Choisissez une spécialité de la liste.' : undefined
          }
          isRequired
        />
      ) : null}
      <TextField
        label="RPPS"
        value={person.rpps}
        onChange={(text) => change({ rpps: text })}
        help="11 chiffres, si vous en avez un."
        warning={rppsCheck?.ok === false ? rppsCheck.problem.message : undefined}
        isShort
      />
      <PassphraseFields
        value={passphrase}
        onChange={setPassphrase}
        tried={tried}
        about={[person.family, person.given]}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {busy === null ? null : <Progress label={busy} />}
      <div>
        <Button variant="primary" type="submit" isDisabled={isRunning}>
          Créer ce poste
        </Button>
      </div>
    </form>
  );
}
