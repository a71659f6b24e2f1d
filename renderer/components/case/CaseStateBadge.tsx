import type { CaseState } from '../../../shared/domain/caseFile';
import { outcomeNames } from '../../../shared/domain/decision';
import { Badge } from '../Badge';
import type { Meaning } from '../Notice';

const words: Record<CaseState, string> = {
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

export const CaseStateBadge = ({ state }: { state: CaseState }) => (
  <Badge meaning={meanings[state]}>{words[state]}</Badge>
);

export const isDecided = (state: CaseState): boolean => state !== 'toComplete' && state !== 'ready';
