import { useState } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import { nextStepOf } from '../../../shared/domain/decisionInput';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import { urgencies, urgencyKeys } from '../../../shared/domain/followUp';
import { Combo } from '../../components/controls/Combo';
import { DayField } from '../../components/controls/DayField';
import { FieldRow } from '../../components/controls/FieldRow';
import { Segmented } from '../../components/controls/Segmented';
import { TextField } from '../../components/controls/TextField';

export const ANNOUNCEMENT_DAY = 'Annonce au patient le';

interface FollowUpProps {
  readonly view: CaseView;
  readonly draft: DecisionDraft;
  readonly onChange: (changes: Partial<DecisionDraft>) => void;
}

const delays = urgencyKeys.map((id) => ({ id, label: urgencies[id] }));

/** What is to come of the decision: how soon, what next, who tells the patient and when. None is required. */
export function FollowUpFields({ view, draft, onChange }: FollowUpProps) {
  return (
    <fieldset className="stack-tight follow-up">
      <legend className="field-label">Suites</legend>
      <Segmented
        label="Délai"
        value={draft.urgency}
        options={delays}
        onChange={(urgency) => onChange({ urgency })}
        {...(draft.urgency ? { onClear: () => onChange({ urgency: undefined }) } : {})}
      />
      <TextField
        label="Prochaine étape"
        value={nextStepOf(draft, view.proposals)}
        onChange={(nextStep) => onChange({ nextStep })}
      />
      <FieldRow>
        <AnnouncerField
          values={view.doc.values}
          value={draft.announcedBy}
          onChange={(announcedBy) => onChange({ announcedBy })}
        />
        <DayField
          label={ANNOUNCEMENT_DAY}
          value={draft.announcedOn}
          onChange={(announcedOn) => onChange({ announcedOn })}
        />
      </FieldRow>
    </fieldset>
  );
}

interface AnnouncerProps {
  readonly values: CaseView['doc']['values'];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** Any name; those whom the case names are offered. */
function AnnouncerField({ values, value, onChange }: AnnouncerProps) {
  const [typed, setTyped] = useState('');
  const named = [values['request.requester'], values['request.presenter']].flatMap((name) => name ?? []);
  const offered = [...new Set(named)].filter((name) => name.toLowerCase().includes(typed.toLowerCase()));
  return (
    <Combo
      label="Annonce au patient par"
      text={value}
      options={offered.map((name) => ({ id: name, label: name }))}
      isPlain={named.length === 0}
      isQuietWhenEmpty
      onText={(text) => {
        setTyped(text);
        onChange(text);
      }}
      onChoose={({ id }) => {
        setTyped('');
        onChange(id);
      }}
      onLeave={() => setTyped('')}
      takes="none"
    />
  );
}
