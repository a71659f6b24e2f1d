import type { DecisionDraft } from '../../../shared/domain/drafts';
import type { GuidelineEntry } from '../../../shared/region/guidelines';
import { DayField } from '../../components/controls/DayField';
import { FieldRow } from '../../components/controls/FieldRow';
import { TextField } from '../../components/controls/TextField';
import { GuidelineNameField } from './GuidelineNameField';

export const GUIDELINE_DAY = 'Date du référentiel';

interface GuidelineProps {
  readonly library: readonly GuidelineEntry[];
  readonly draft: Pick<DecisionDraft, 'guideline'>;
  readonly onChange: (changes: Pick<DecisionDraft, 'guideline'>) => void;
  readonly error: string | undefined;
  readonly isRequired: boolean;
}

/** A guideline in one of its versions. */
export function GuidelineFields({ library, draft, onChange, error, isRequired }: GuidelineProps) {
  const { guideline } = draft;
  const change = (said: Partial<DecisionDraft['guideline']>) =>
    onChange({ guideline: { ...guideline, ...said } });
  return (
    <>
      <GuidelineNameField
        library={library}
        value={guideline}
        onChange={change}
        error={error}
        isRequired={isRequired}
      />
      <FieldRow>
        <TextField
          label="Version"
          value={guideline.version}
          onChange={(version) => change({ version })}
          isRequired={isRequired}
        />
        <DayField
          label={GUIDELINE_DAY}
          value={guideline.date}
          onChange={(date) => change({ date })}
          isRequired={isRequired}
        />
      </FieldRow>
    </>
  );
}
