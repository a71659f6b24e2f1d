import { checkRpps } from '../../../shared/domain/identities';
import type { CommandInput } from '../../../shared/contracts/node';
import { CodePicker } from '../CodePicker';
import { FieldRow } from '../FieldRow';
import { Select } from '../Select';
import { TextField } from '../TextField';
import { titleOptions } from '../titles';

type NewPerson = CommandInput<'addAttendee'>['person'];

export interface PersonDraft {
  readonly title: string;
  readonly given: string;
  readonly family: string;
  readonly specialty?: string | undefined;
  readonly rpps: string;
  readonly organisation: string;
}
export const noPerson: PersonDraft = { title: 'Dr', given: '', family: '', rpps: '', organisation: '' };

/** Null while the name is lacking. */
export function personOf(draft: PersonDraft): NewPerson | null {
  const family = draft.family.trim();
  if (family === '') return null;
  const rpps = draft.rpps.replace(/\s/g, '');
  const organisation = draft.organisation.trim();
  return {
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
}: {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
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
        <TextField
          label="Nom"
          value={draft.family}
          onChange={(family) => onChange({ ...draft, family })}
          isRequired
          autoFocus
        />
        <TextField label="Prénom" value={draft.given} onChange={(given) => onChange({ ...draft, given })} />
      </FieldRow>
      <CodePicker
        label="Spécialité"
        list="specialty"
        value={draft.specialty}
        onChange={(specialty) => onChange({ ...draft, specialty })}
        help="Elle décide du quorum&nbsp;: sans elle, cette personne n’y compte pas."
      />
      <FieldRow>
        <TextField
          label="RPPS"
          value={draft.rpps}
          onChange={(text) => onChange({ ...draft, rpps: text })}
          help="11 chiffres, si vous l’avez"
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
