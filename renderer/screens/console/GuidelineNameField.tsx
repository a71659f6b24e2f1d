import { useState } from 'react';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import { guidelineWords } from '../../../shared/domain/guideline';
import { matchingGuidelines, type GuidelineEntry } from '../../../shared/region/guidelines';
import { moreWords } from '../../components/codes/CodePicker';
import { SHOWN } from '../../components/codes/codeSearch';
import { Combo } from '../../components/controls/Combo';
import { TextField } from '../../components/controls/TextField';

type Named = DecisionDraft['guideline'];

interface GuidelineNameFieldProps {
  /** What this board may follow, the newest first. */
  readonly library: readonly GuidelineEntry[];
  readonly value: Named;
  readonly onChange: (guideline: Named) => void;
  readonly error: string | undefined;
  readonly isRequired: boolean;
}

/** The guideline's name; where the region keeps a library, choosing one fills version and date as well. */
export function GuidelineNameField({ library, value, onChange, error, isRequired }: GuidelineNameFieldProps) {
  const [typed, setTyped] = useState('');
  const shared = { label: isRequired ? 'Référentiel suivi' : 'Référentiel', error, isRequired };
  const rename = (name: string) => onChange({ ...value, name });
  if (library.length === 0) return <TextField {...shared} value={value.name} onChange={rename} />;
  const found = matchingGuidelines(typed, library);
  const chosen = library.find(
    ({ name, version, date }) => name === value.name && version === value.version && date === value.date,
  );
  return (
    <Combo
      {...shared}
      text={value.name}
      options={found.slice(0, SHOWN).map((entry) => ({ id: entry._id, label: guidelineWords(entry) }))}
      note={moreWords(Math.max(0, found.length - SHOWN))}
      chosen={chosen?._id}
      help="Choisi dans la liste, il donne aussi sa version et sa date."
      isQuietWhenEmpty
      onText={(text) => {
        setTyped(text);
        rename(text);
      }}
      onChoose={({ id }) => {
        const entry = found.find(({ _id }) => _id === id);
        setTyped('');
        if (entry) onChange({ name: entry.name, version: entry.version, date: entry.date });
      }}
      onLeave={() => setTyped('')}
      takes="none"
    />
  );
}
