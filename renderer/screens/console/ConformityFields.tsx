import type { DecisionField } from '../../../shared/domain/decisionFaults';
import type { DecisionInput } from '../../../shared/domain/decision';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import { guidelineWords } from '../../../shared/domain/guideline';
import type { GuidelineEntry } from '../../../shared/region/guidelines';
import { TextField } from '../../components/controls/TextField';
import { TriState } from '../../components/controls/TriState';
import { GuidelineFields } from './GuidelineFields';

interface ConformityProps {
  readonly library: readonly GuidelineEntry[];
  readonly draft: DecisionDraft;
  /** Named without a conformity by another application, so that no field shows it: a correction keeps it. */
  readonly unasked: DecisionInput['guideline'];
  readonly onChange: (changes: Partial<DecisionDraft>) => void;
  readonly errorOf: (field: DecisionField) => string | undefined;
}

/** Whether a discussed case follows a guideline: which one may be said, and why not has to be. */
export function ConformityFields({ library, draft, unasked, onChange, errorOf }: ConformityProps) {
  const { follows } = draft;
  return (
    <>
      <TriState
        label="Conforme au référentiel"
        value={follows}
        onChange={(said) => onChange({ follows: said })}
      />
      {follows === false ? (
        <TextField
          label="Pourquoi non"
          value={draft.followsNot}
          onChange={(followsNot) => onChange({ followsNot })}
          error={errorOf('followsNot')}
          isRequired
        />
      ) : null}
      {unasked ? (
        <p className="field-help">La décision garde son référentiel&nbsp;: {guidelineWords(unasked)}.</p>
      ) : null}
      {follows === undefined ? null : (
        <GuidelineFields
          library={library}
          draft={draft}
          onChange={onChange}
          error={errorOf('guideline')}
          isRequired={false}
        />
      )}
    </>
  );
}
