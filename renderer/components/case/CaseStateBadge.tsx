import type { CaseState } from '../../../shared/domain/caseFile';
import { outcomeNames } from '../../../shared/domain/decision';
import { Badge } from '../layout/Badge';
import type { Meaning } from '../layout/Notice';

export const stateWords: Record<CaseState, string> = {
  toComplete: 'À compléter',
  ready: 'Prêt',
  ...outcomeNames,
  discussed: 'Discuté',
  registered: 'Enregistré',
  referred: 'Recours',
};

const meanings: Record<CaseState, Meaning | 'neutral'> = {
  toComplete: 'todo',
  ready: 'neutral',
  discussed: 'done',
  registered: 'done',
  postponed: 'info',
  referred: 'info',
};

interface CaseStateBadgeProps {
  readonly state: CaseState;
  /** Workstations wrote something of the case apart: whatever its state, somebody has to choose. */
  readonly isUndecided?: boolean;
}

export const CaseStateBadge = ({ state, isUndecided = false }: CaseStateBadgeProps) => (
  <>
    <Badge meaning={meanings[state]}>{stateWords[state]}</Badge>
    {isUndecided ? <Badge meaning="todo">À trancher</Badge> : null}
  </>
);

export const isDecided = (state: CaseState): boolean => state !== 'toComplete' && state !== 'ready';
