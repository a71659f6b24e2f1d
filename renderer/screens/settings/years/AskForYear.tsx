import { useState } from 'react';
import type { BoardView } from '../../../../shared/contracts/views';
import type { DatabaseName } from '../../../../shared/domain/ids';
import { databaseName, isDemonstration } from '../../../../shared/region/databaseName';
import { isOlderYear } from '../../../../shared/region/years';
import { Button } from '../../../components/controls/Button';
import { Select } from '../../../components/controls/Select';
import { useToday } from '../../../components/session/useToday';

/** As far back as someone looks for a patient's earlier meetings. */
const YEARS_BACK = 15;

interface AskForYearProps {
  readonly boards: readonly BoardView[];
  readonly isPending: boolean;
  readonly onAsk: (database: DatabaseName, words: string) => void;
}

/** Asks the region for an older year of one of this workstation's boards. */
export function AskForYear({ boards, isPending, onAsk }: AskForYearProps) {
  const today = useToday();
  const [slug, setSlug] = useState<string>();
  const [year, setYear] = useState<string>();
  const names = new Map(
    boards.filter(({ database }) => !isDemonstration(database)).map(({ board }) => [board.slug, board.name]),
  );
  if (names.size === 0) return null;
  const chosen = slug ?? [...names.keys()][0] ?? '';
  const here = new Set(boards.map(({ database }) => database));
  const years = Array.from({ length: YEARS_BACK }, (_, back) => Number(today.slice(0, 4)) - back)
    .map((of) => ({ of, database: databaseName(chosen, of) }))
    .filter(({ database }) => isOlderYear(database, today) && !here.has(database));
  const asked = years.find(({ of }) => String(of) === year);
  return (
    <form
      className="settings-ask-year"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked) onAsk(asked.database, `${names.get(chosen)} ${asked.of}`);
      }}
    >
      <Select
        label="RCP"
        value={chosen}
        onChange={setSlug}
        options={[...names].map(([id, label]) => ({ id, label }))}
      />
      <Select
        label="Année"
        value={asked ? year : undefined}
        onChange={setYear}
        options={years.map(({ of }) => ({ id: String(of), label: String(of) }))}
      />
      <Button variant="plain" type="submit" isDisabled={!asked} isPending={isPending}>
        Demander à la région
      </Button>
    </form>
  );
}
