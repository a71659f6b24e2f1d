import { useId, useState } from 'react';
import type { Contact } from '../../../shared/domain/caseFields';
import { personName, personSpecialty } from '../../../shared/domain/person';
import { Button } from '../controls/Button';
import { FieldRow } from '../controls/FieldRow';
import { IconButton } from '../controls/IconButton';
import { useTyped } from '../typing/keptTyping';
import { Select } from '../controls/Select';
import { TextField } from '../controls/TextField';
import { contactRoleNames } from '../../../shared/domain/valueWords';

interface ContactsProps {
  readonly label: string;
  readonly value: readonly Contact[];
  readonly onChange: (value: Contact[]) => void;
}

const roles = (Object.keys(contactRoleNames) as Contact['role'][]).map((id) => ({
  id,
  label: contactRoleNames[id],
}));

export function ContactsField({ label, value, onChange }: ContactsProps) {
  const id = useId();
  const [typedRole, setTypedRole] = useTyped('contact role');
  const [role, setRole] = useState(() => roles.find((one) => one.id === typedRole)?.id ?? 'correspondent');
  const [family, setFamily] = useTyped('contact family');
  const [given, setGiven] = useTyped('contact given');
  /** The role is kept with the name it is of. */
  const typing = (set: (words: string) => void) => (words: string) => {
    set(words);
    setTypedRole(role);
  };
  const add = () => {
    const name = (family ?? '').trim();
    if (name === '') return;
    onChange([...value, { role, person: { family: name, given: (given ?? '').trim(), title: '' } }]);
    for (const set of [setTypedRole, setFamily, setGiven]) set(null);
  };
  return (
    <fieldset className="stack-tight" aria-labelledby={id}>
      <h3 id={id} className="field-label">
        {label}
      </h3>
      <ul>
        {value.map(({ role: held, person }, index) => (
          <li key={index} className="contact">
            <span>
              {contactRoleNames[held]} : <strong>{personName(person)}</strong>
              {[personSpecialty(person), person.organisation].filter(Boolean).map((words) => (
                <span key={words} className="quiet">
                  {' · '}
                  {words}
                </span>
              ))}
            </span>
            <IconButton
              icon="remove"
              size="small"
              label={`Retirer ${personName(person)}`}
              onPress={() => onChange(value.filter((_, i) => i !== index))}
            />
          </li>
        ))}
      </ul>
      <FieldRow>
        <Select
          label="Rôle"
          value={role}
          options={roles}
          onChange={(chosen) => {
            setRole(chosen);
            setTypedRole(chosen);
          }}
        />
        <TextField label="Nom" value={family ?? ''} onChange={typing(setFamily)} />
        <TextField label="Prénom" value={given ?? ''} onChange={typing(setGiven)} />
      </FieldRow>
      <div>
        <Button
          variant="plain"
          size="small"
          icon="plus"
          isDisabled={(family ?? '').trim() === ''}
          onPress={add}
        >
          Ajouter cette personne
        </Button>
      </div>
    </fieldset>
  );
}
