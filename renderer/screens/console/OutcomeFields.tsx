import { postponementReasons, type PostponementReason } from '../../../shared/domain/decision';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import { FieldRow } from '../../components/controls/FieldRow';
import { Select } from '../../components/controls/Select';
import { TextField } from '../../components/controls/TextField';
import { TriState } from '../../components/controls/TriState';
import { type DecisionField } from '../../../shared/domain/decisionFaults';
import { GuidelineFields } from './GuidelineFields';
import { trialOf, type Standing } from '../../../shared/domain/decisionInput';
import type { GuidelineEntry } from '../../../shared/region/guidelines';

interface OutcomeFieldsProps {
  /** What this board may follow. */
  readonly library: readonly GuidelineEntry[];
  readonly draft: DecisionDraft;
  readonly onChange: (changes: Partial<DecisionDraft>) => void;
  readonly errorOf: (field: DecisionField) => string | undefined;
}

const reasons = (Object.keys(postponementReasons) as PostponementReason[]).map((id) => ({
  id,
  label: postponementReasons[id],
}));

/** What each outcome asks for besides the conclusion. */
export function OutcomeFields({ library, draft, onChange, errorOf }: OutcomeFieldsProps) {
  switch (draft.outcome) {
    case undefined:
    case 'discussed':
      return null;
    case 'postponed':
      return (
        <>
          <Select
            label="Motif du report"
            value={draft.reason}
            options={reasons}
            onChange={(reason) => onChange({ reason })}
            error={errorOf('postponement')}
            isRequired
          />
          <TextField
            label="Précision"
            value={draft.reasonText}
            onChange={(reasonText) => onChange({ reasonText })}
            error={errorOf('postponementText')}
            isRequired={draft.reason === 'other'}
          />
        </>
      );
    case 'referred':
      return (
        <>
          <TextField
            label="RCP de recours"
            value={draft.referralBoard}
            onChange={(referralBoard) => onChange({ referralBoard })}
            error={errorOf('referral')}
            isRequired
          />
          <TextField
            label="Ce qui lui est demandé"
            value={draft.referralComment}
            onChange={(referralComment) => onChange({ referralComment })}
          />
        </>
      );
    case 'registered':
      return (
        <GuidelineFields
          library={library}
          draft={draft}
          onChange={onChange}
          error={errorOf('guideline')}
          isRequired
        />
      );
  }
}

interface TrialProps extends Pick<OutcomeFieldsProps, 'draft' | 'onChange'> {
  readonly proposals: Standing;
}

export function TrialFields({ draft, proposals, onChange }: TrialProps) {
  const { trial, trialId } = trialOf(draft, proposals);
  return (
    <FieldRow>
      <TriState label="Essai proposé" value={trial} onChange={(said) => onChange({ trial: said, trialId })} />
      {trial ? (
        <TextField
          label="Essai&nbsp;: nom ou numéro"
          value={trialId}
          onChange={(named) => onChange({ trial, trialId: named })}
        />
      ) : null}
    </FieldRow>
  );
}
