import type { DatabaseName } from '../../../../shared/domain/ids';
import { Button } from '../../../components/controls/Button';

interface YearListProps {
  readonly years: readonly { readonly database: DatabaseName; readonly words: string }[];
  readonly note?: string;
  readonly act: string;
  readonly isPending: boolean;
  readonly onAct: (database: DatabaseName, words: string) => void;
}

/** Years of boards, and what can be done with each. */
export function YearList({ years, note, act, isPending, onAct }: YearListProps) {
  if (years.length === 0) return null;
  return (
    <ul className="settings-years">
      {years.map(({ database, words }) => (
        <li key={database}>
          <span>{words}</span>
          {note === undefined ? null : <span className="quiet">{note}</span>}
          <Button
            variant="plain"
            size="small"
            isPending={isPending}
            label={`${act}\u00a0: ${words}`}
            onPress={() => onAct(database, words)}
          >
            {act}
          </Button>
        </li>
      ))}
    </ul>
  );
}
