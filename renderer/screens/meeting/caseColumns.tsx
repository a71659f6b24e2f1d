import type { HTMLAttributes } from 'react';
import type { CaseLine } from '../../../shared/contracts/views';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import type { Column } from '../../components/tables/DataTable';
import { Icon, type IconName } from '../../components/controls/Icon';
import { CaseStateBadge } from '../../components/case/CaseStateBadge';
import { missingWords } from '../../components/case/completenessWords';
import { shortcutWords } from '../../components/keyboard/shortcutKeys';

interface Actions {
  readonly isFixed: boolean;
  readonly count: number;
  readonly handle: (line: CaseLine) => HTMLAttributes<HTMLElement>;
  readonly onMove: (line: CaseLine, to: number) => void;
  readonly onWithdraw: (line: CaseLine) => void;
  readonly onRepresent: (line: CaseLine) => void;
}

export const caseColumns = (actions: Actions): readonly Column<CaseLine>[] => [
  {
    id: 'position',
    title: 'N°',
    isNarrow: true,
    align: 'end',
    render: (line) => (
      <span className="case-position" {...actions.handle(line)}>
        {line.position}
      </span>
    ),
  },
  {
    id: 'name',
    title: 'Patient',
    isRowHeader: true,
    render: (line) => (
      <>
        <span className="case-name">{line.name}</span>
        <span className="case-summary">{line.summary}</span>
        {line.warnings.map((warning) => (
          <Badge key={warning} meaning="wrong">
            {warning}
          </Badge>
        ))}
      </>
    ),
  },
  {
    id: 'question',
    title: 'Question',
    render: (line) => (
      <>
        <span className="case-question">
          {line.question || <span className="quiet">Pas encore posée</span>}
        </span>
        {line.requester ? <span className="quiet small">{line.requester}</span> : null}
      </>
    ),
  },
  {
    id: 'state',
    title: 'État',
    render: (line) => (
      <>
        <CaseStateBadge state={line.state} isUndecided={line.isUndecided} />
        {line.completeness.missing.length > 0 ? (
          <span className="case-missing">{missingWords(line.completeness, 3)}</span>
        ) : null}
        {line.state === 'postponed' ? (
          <Button variant="plain" size="small" onPress={() => actions.onRepresent(line)}>
            Présenter à nouveau
          </Button>
        ) : null}
      </>
    ),
  },
  {
    id: 'actions',
    title: 'Actions',
    isTitleHidden: true,
    isNarrow: true,
    align: 'end',
    render: (line) => <CaseActions line={line} actions={actions} />,
  },
];

function CaseActions({ line, actions }: { line: CaseLine; actions: Actions }) {
  const at = line.position - 1;
  if (actions.isFixed) return null;
  return (
    <span className="case-actions">
      <RowButton
        icon="up"
        label={`Monter ${line.name}`}
        keys="Alt+ArrowUp"
        isDisabled={at === 0}
        onPress={() => actions.onMove(line, at - 1)}
      />
      <RowButton
        icon="down"
        label={`Descendre ${line.name}`}
        keys="Alt+ArrowDown"
        isDisabled={at === actions.count - 1}
        onPress={() => actions.onMove(line, at + 1)}
      />
      <RowButton
        icon="remove"
        label={`Retirer ${line.name}`}
        keys="Delete"
        onPress={() => actions.onWithdraw(line)}
      />
    </span>
  );
}

interface RowButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly keys: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

/** A bare button: three of React Aria's on each of 400 rows take seconds to draw. */
const RowButton = ({ icon, label, keys, isDisabled = false, onPress }: RowButtonProps) => (
  <button
    type="button"
    className="row-button"
    aria-label={label}
    title={`${label} (${shortcutWords(keys)})`}
    // Not `disabled`: moved up to the top of the list, the case would lose the keyboard's place with it.
    aria-disabled={isDisabled || undefined}
    onClick={isDisabled ? undefined : onPress}
  >
    <Icon name={icon} small />
  </button>
);
