import type { CaseView } from '../../../shared/contracts/views';
import { bornOn } from '../../../shared/domain/identityWords';
import { shortDate } from '../../../shared/domain/french';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { IconButton } from '../../components/controls/IconButton';
import { PageHeader } from '../../components/layout/PageHeader';
import { CaseStateBadge } from '../../components/case/CaseStateBadge';
import type { SaveState } from '../../components/typing/autosave';
import { BroughtLine } from '../../components/exchange/BroughtLine';
import { SaveStateLine } from '../../components/case/SaveStateLine';
import { useKeysAwait } from '../../components/keyboard/usePendingKeystrokes';
import { answerOr } from '../../components/session/queryState';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useQuery } from '../../engine/client';

interface CaseHeaderProps {
  readonly view: CaseView;
  readonly state: SaveState;
  readonly onSave: () => void;
}

export function CaseHeader({ view, state, onSave }: CaseHeaderProps) {
  const { database, meeting } = view;
  const around = useQuery('meeting', { database, meeting });
  const lines = answerOr(around, null)?.cases ?? [];
  const at = lines.findIndex((line) => line.case === view.case);
  const open = (index: number) => {
    const line = at < 0 ? undefined : lines[index];
    if (line) go({ screen: 'case', ref: { database, case: line.case }, meeting });
  };
  // Until it is known which cases are around, the keys for them wait.
  const isDisabled = around.status === 'loading';
  useKeysAwait(isDisabled);
  useShortcut('Alt+PageDown', () => open(at + 1), { label: 'Dossier suivant', group: 'Dossier', isDisabled });
  useShortcut('Alt+PageUp', () => open(at - 1), { label: 'Dossier précédent', group: 'Dossier', isDisabled });
  const birth = view.doc.values['identity.birthDate'];

  return (
    <div className="case-header">
      <PageHeader
        title={view.name}
        subtitle={
          <>
            <p>
              {[birth ? `${bornOn(view.doc.values['identity.sex'])} ${shortDate(birth)}` : '', view.summary]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <div className="row case-facts">
              <CaseStateBadge state={view.state} isUndecided={view.undecided.length > 0} />
              <BroughtLine what="case" brought={view.brought} />
              <SaveStateLine state={state} onRetry={onSave} />
            </div>
          </>
        }
        actions={
          <>
            {at >= 0 ? (
              <span className="quiet">
                {at + 1} sur {lines.length}
              </span>
            ) : null}
            <IconButton
              icon="left"
              label="Dossier précédent"
              shortcut="Alt+PageUp"
              isDisabled={at <= 0}
              onPress={() => open(at - 1)}
            />
            <IconButton
              icon="right"
              label="Dossier suivant"
              shortcut="Alt+PageDown"
              isDisabled={at < 0 || at >= lines.length - 1}
              onPress={() => open(at + 1)}
            />
            <Button
              variant="plain"
              icon="file"
              onPress={() => go({ screen: 'report', ref: { database, case: view.case }, meeting })}
            >
              Compte rendu
            </Button>
            {view.meetingState === 'open' ? (
              <Button
                variant="primary"
                icon="room"
                onPress={() => go({ screen: 'console', ref: { database, meeting }, caseId: view.case })}
              >
                Présenter
              </Button>
            ) : null}
          </>
        }
      />
    </div>
  );
}
