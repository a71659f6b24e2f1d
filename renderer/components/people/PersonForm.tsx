import { checkRpps } from '../../../shared/domain/identities';
import type { CommandInput } from '../../../shared/contracts/commands/commands';
import type { Person } from '../../../shared/domain/person';
import { CodePicker } from '../codes/CodePicker';
import { FieldRow } from '../controls/FieldRow';
import { Select } from '../controls/Select';
import { TextField } from '../controls/TextField';
import { titleOptions } from './titles';
import { PersonNameField } from './PersonNameField';

type NewPerson = CommandInput<'addAttendee'>['person'];

export interface PersonDraft {
  /** Of the region's directory, as long as the name is theirs. */
  readonly id?: NewPerson['id'];
  readonly title: string;
  readonly given: string;
  readonly family: string;
  readonly specialty?: string | undefined;
  readonly rpps: string;
  readonly organisation: string;
}
export const noPerson: PersonDraft = { title: 'Dr', given: '', family: '', rpps: '', organisation: '' };

export const personDraftOf = ({
  id,
  title,
  given,
  family,
  specialty,
  rpps,
  organisation,
}: Person): PersonDraft => ({
  id,
  title: title || 'none',
  given,
  family,
  specialty,
  rpps: rpps ?? '',
  organisation: organisation ?? '',
});

/** Null while the name is lacking. */
export function personOf(draft: PersonDraft): NewPerson | null {
  const family = draft.family.trim();
  if (family === '') return null;
  const rpps = draft.rpps.replace(/\s/g, '');
  const organisation = draft.organisation.trim();
  return {
    ...(draft.id === undefined ? {} : { id: draft.id }),
    family,
    given: draft.given.trim(),
    title: draft.title === 'none' ? '' : draft.title,
    ...(rpps === '' ? {} : { rpps }),
    ...(draft.specialty === undefined ? {} : { specialty: draft.specialty }),
    ...(organisation === '' ? {} : { organisation }),
  };
}

/** Someone of the meeting, to be named. The RPPS is checked but never refused: many real ones fail their key. */
export function PersonForm({
  draft,
  onChange,
  nameError,
}: {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  nameError?: string | undefined;
}) {
  const rpps = draft.rpps.trim() === '' ? null : checkRpps(draft.rpps);
  return (
    <div className="stack">
      <FieldRow>
        <Select
          label="Civilité"
          value={draft.title}
          options={titleOptions}
          onChange={(title) => onChange({ ...draft, title })}
        />
        <PersonNameField
          value={draft.family}
          onChange={(family) => onChange({ ...draft, id: undefined, family })}
          onChoose={(person) => onChange(personDraftOf(person))}
          error={nameError}
        />
        <TextField label="Prénom" value={draft.given} onChange={(given) => onChange({ ...draft, given })} />
      </FieldRow>
      <CodePicker
        label="Spécialité"
        list="specialty"
        value={draft.specialty}
        onChange={(specialty) => onChange({ ...draft, specialty })}
        free
        takesFirst
        outside={`«\u00a0${draft.specialty ?? ''}\u00a0» est hors liste\u00a0: gardée ainsi, elle ne compte pas pour le quorum.`}
        help="Elle décide du quorum&nbsp;: sans elle, cette personne n’y compte pas."
      />
      <FieldRow>
        <TextField
          label="RPPS"
          value={draft.rpps}
          onChange={(text) => onChange({ ...draft, rpps: text })}
          help="11 chiffres, si vous l’avez. Il reconnaît la même personne d’un poste à l’autre."
          warning={rpps?.ok === false ? rpps.problem.message : undefined}
        />
        <TextField
          label="Établissement"
          value={draft.organisation}
          onChange={(organisation) => onChange({ ...draft, organisation })}
        />
      </FieldRow>
    </div>
  );
}
