import { checkRpps } from '../../../shared/domain/identities';
import { personName } from '../../../shared/domain/person';
import { CodePicker } from '../codes/CodePicker';
import { FieldRow } from '../controls/FieldRow';
import { Select } from '../controls/Select';
import { TextField } from '../controls/TextField';
import { Notice } from '../layout/Notice';
import { leftOf, renamed, renumbered, withChosen, type PersonDraft } from './personDraft';
import { titleOptions } from './titles';
import { PersonNameField } from './PersonNameField';

const labels = { rpps: 'RPPS', specialty: 'spécialité', organisation: 'établissement' };

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
  const left = leftOf(draft);
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
          onChange={(family) => onChange(renamed(draft, { family }))}
          onChoose={(person) => onChange(withChosen(draft, person))}
          error={nameError}
        />
        <TextField
          label="Prénom"
          value={draft.given}
          onChange={(given) => onChange(renamed(draft, { given }))}
        />
      </FieldRow>
      {left && left.fields.length > 0 ? (
        <Notice
          meaning="info"
          title={`Le nom n’est plus celui de la personne choisie, ${personName(left.person)}.`}
        >
          <p>
            Ce qui venait de l’annuaire a été retiré&nbsp;:{' '}
            {left.fields.map((field) => labels[field]).join(', ')}.
          </p>
        </Notice>
      ) : null}
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
          onChange={(text) => onChange(renumbered(draft, text))}
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
