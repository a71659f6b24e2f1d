import { useState } from 'react';
import type { Person } from '../../../shared/domain/person';
import { personWords } from '../../../shared/domain/whoWords';
import { useQuery } from '../../engine/client';
import { Combo } from '../controls/Combo';
import { answerOr } from '../session/queryState';

interface PersonNameFieldProps {
  readonly value: string;
  readonly onChange: (family: string) => void;
  /** Someone of the region's directory. */
  readonly onChoose: (person: Person) => void;
  readonly error?: string | undefined;
}

/** The family name; where the region's directory is known, whoever it names is offered while one types. */
export function PersonNameField({ value, onChange, onChoose, error }: PersonNameFieldProps) {
  const [typed, setTyped] = useState('');
  const asked = useQuery('directory', { text: typed });
  const { size, found } = answerOr(asked, { size: 0, found: [] });
  const [hadSome, setHadSome] = useState(false);
  // It keeps its list while the next answer is under way.
  if (size > 0 && !hadSome) setHadSome(true);
  return (
    <Combo
      label="Nom"
      error={error}
      isRequired
      autoFocus
      // One and the same field before and after the first answer: another one would take the focus, and the caret.
      isPlain={!hadSome}
      text={value}
      options={found.map((person) => ({
        id: person.id,
        label: personWords(person),
      }))}
      isQuietWhenEmpty
      onText={(text) => {
        setTyped(text);
        onChange(text);
      }}
      onChoose={({ id }) => {
        const person = found.find((it) => it.id === id);
        setTyped('');
        if (person) onChoose(person);
      }}
      onLeave={() => setTyped('')}
      takes="none"
    />
  );
}
