import type { BroughtView } from '../../../shared/contracts/views';
import { broughtWords } from '../../../shared/exchange/originWords';
import { momentWords } from '../../i18n/momentWords';
import { Badge } from '../layout/Badge';

interface BroughtLineProps {
  readonly what: 'case' | 'meeting';
  readonly brought: BroughtView | undefined;
}

/** Said where a case or a meeting is seen, until the region has it from its authors or somebody here answers for it. */
export function BroughtLine({ what, brought }: BroughtLineProps) {
  if (!brought) return null;
  return <Badge meaning="todo">{broughtWords(what, brought, momentWords(brought.at))}</Badge>;
}
