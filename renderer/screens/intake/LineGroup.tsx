import { useState } from 'react';
import { plural } from '../../../shared/domain/french';
import type { ImportLine } from '../../../shared/domain/leftOut';
import { Button } from '../../components/controls/Button';
import { Section } from '../../components/layout/Section';
import { useSlices } from '../../components/tables/useSlices';
import { LineRow, type LineRowProps } from './LineRow';
import { groupNames, isFault, type LineState } from './reviewLines';

type Row = Pick<LineRowProps, 'line' | 'alike' | 'earlier' | 'state' | 'isChosen'>;

interface GroupProps extends Pick<
  LineRowProps,
  'isAlone' | 'onChoose' | 'onMend' | 'onTyped' | 'onDiscard' | 'onRestore'
> {
  readonly group: LineState;
  readonly rows: readonly Row[];
  readonly onChooseAll: (lines: readonly ImportLine[], isChosen: boolean) => void;
}

/** Of those that a person looks through one by one, and then takes all, or none. */
function ChooseAll({ group, rows, onChooseAll }: Pick<GroupProps, 'group' | 'rows' | 'onChooseAll'>) {
  const open = rows.filter(({ line, state }) => !line.isDiscarded && state === group);
  if (group !== 'perhaps' || open.length < 2) return null;
  const isAll = open.every(({ isChosen }) => isChosen);
  return (
    <Button
      variant="quiet"
      size="small"
      label={`${isAll ? 'Tout décocher' : 'Tout cocher'}, ${groupNames[group].toLowerCase()}`}
      onPress={() =>
        onChooseAll(
          open.map(({ line }) => line),
          !isAll,
        )
      }
    >
      {isAll ? 'Tout décocher' : 'Tout cocher'}
    </Button>
  );
}

/** Drawn at once, and added each time: a list of 500 stays a page that can be looked through. */
const FIRST = 20;
const MORE = 100;
/** Lines a drawing: more of them, with their fields, held the page for over 50 ms. */
const SLICE = 3;

export function LineGroup({ group, rows, onChooseAll, ...acts }: GroupProps) {
  const [shown, setShown] = useState(FIRST);
  const drawn = useSlices(Math.min(shown, rows.length), SLICE);
  if (rows.length === 0) return null;
  const hidden = Math.max(0, rows.length - shown);
  const next = Math.min(MORE, hidden);
  return (
    <Section
      title={`${groupNames[group]} (${rows.length})`}
      actions={<ChooseAll {...{ group, rows, onChooseAll }} />}
    >
      <table className="table import-table" aria-label={groupNames[group]}>
        <colgroup>
          <col className="import-number" />
          <col className="import-patient" />
          <col />
          <col className="import-buttons" />
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Patient</th>
            <th scope="col">État</th>
            <th scope="col">Actions</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map((row) => (
            <LineRow key={row.line.id} {...row} {...acts} isMended={isFault(group)} />
          ))}
        </tbody>
      </table>
      {hidden > 0 ? (
        <p className="import-more">
          <Button variant="plain" size="small" onPress={() => setShown(shown + MORE)}>
            {`Afficher ${next < hidden ? `${next} des ${plural(hidden, 'ligne')} qui suivent` : next === 1 ? 'la ligne qui suit' : `les ${next} lignes qui suivent`}`}
          </Button>
        </p>
      ) : null}
    </Section>
  );
}
