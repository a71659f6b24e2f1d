import type { DatabaseName } from '../../../shared/domain/ids';
import { postponementReasons, type PostponementReason } from '../../../shared/domain/decision';
import type { DecisionDraft } from '../../../shared/domain/drafts';
import { DayField } from '../../components/controls/DayField';
import { FieldRow } from '../../components/controls/FieldRow';
import { Select } from '../../components/controls/Select';
import { TextField } from '../../components/controls/TextField';
import { TriState } from '../../components/controls/TriState';
import { useQuery } from '../../engine/client';
import type { DecisionField } from '../../../shared/domain/decisionDraft';
import { GuidelineNameField } from './GuidelineNameField';
import { answerOr } from '../../components/session/queryState';

export const GUIDELINE_DAY = 'Date du référentiel';

interface OutcomeFieldsProps {
  readonly database: DatabaseName;
  readonly draft: DecisionDraft;
  readonly onChange: (changes: Partial<DecisionDraft>) => void;
  readonly errorOf: (field: DecisionField) => string | undefined;
}

const reasons = (Object.keys(postponementReasons) as PostponementReason[]).map((id) => ({
  id,
  label: postponementReasons[id],
}));

/** What each outcome asks for besides the conclusion. */
export function OutcomeFields({ database, draft, onChange, errorOf }: OutcomeFieldsProps) {
  // Asked before the outcome is chosen: the field must not change its kind under the hand.
  const library = useQuery('guidelines', { database });
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
        <>
          <GuidelineNameField
            library={answerOr(library, [])}
            value={draft.guideline}
            onChange={(guideline) => onChange({ guideline })}
            error={errorOf('guideline')}
          />
          <FieldRow>
            <TextField
              label="Version"
              value={draft.guideline.version}
              onChange={(version) => onChange({ guideline: { ...draft.guideline, version } })}
              isRequired
            />
            <DayField
              label={GUIDELINE_DAY}
              value={draft.guideline.date}
              onChange={(date) => onChange({ guideline: { ...draft.guideline, date } })}
              isRequired
            />
          </FieldRow>
        </>
      );
  }
}

export function TrialFields({ draft, onChange }: Pick<OutcomeFieldsProps, 'draft' | 'onChange'>) {
  return (
    <FieldRow>
      <TriState label="Essai proposé" value={draft.trial} onChange={(trial) => onChange({ trial })} />
      {draft.trial ? (
        <TextField
          label="Essai&nbsp;: nom ou numéro"
          value={draft.trialId}
          onChange={(trialId) => onChange({ trialId })}
        />
      ) : null}
    </FieldRow>
  );
}
