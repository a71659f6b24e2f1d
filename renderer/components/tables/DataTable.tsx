import {
  memo,
  useCallback,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { usePlaces } from '../focus/places';
import { isModified } from '../keyboard/shortcutKeys';
import { useSlices } from './useSlices';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly render: (row: Row, index: number) => ReactNode;
  /** Names the row for screen readers; one column has it. */
  readonly isRowHeader?: boolean;
  readonly isTitleHidden?: boolean;
  /** Figures go to the end; narrow columns keep to their content. */
  readonly align?: 'end';
  readonly isNarrow?: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selected?: string | null;
  readonly onSelect?: (row: Row) => void;
  /** Enter, or a click. */
  readonly onOpen?: (row: Row) => void;
  /** Other keys on the row that has the focus (Alt ↑↓ to move it, Delete). Call `preventDefault` on those taken. */
  readonly onRowKeyDown?: (event: KeyboardEvent, row: Row, index: number) => void;
  /** The row that takes the focus once other rows than these are drawn: one that changes place loses it. */
  readonly follow?: { readonly key: string; readonly from: readonly Row[] } | null;
}

/** Rows a drawing: more than a screen shows, and far from 50 ms of work. */
const SLICE = 20;

const cellClass = <Row,>(column: Column<Row>): string | undefined =>
  [column.align === 'end' && 'cell-end', column.isNarrow && 'cell-narrow'].filter(Boolean).join(' ') ||
  undefined;

/**
 * A real table. When its rows can be selected or opened, one row at a time takes the focus. Keys ↑ ↓, Début and Fin
 * move, Entrée opens; buttons inside the row stay within reach of Tab.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rowKey, selected = null, onSelect, onOpen, follow = null } = props;
  // Drawn anew in the background: 450 rows are read again at each change of their meeting.
  const rows = useDeferredValue(props.rows);
  const columns = useDeferredValue(props.columns);
  const drawn = useSlices(rows.length, SLICE);
  const isActive = Boolean(onSelect ?? onOpen);
  const places = usePlaces<string>();
  const [focused, setFocused] = useState<string | null>(null);
  const keys = rows.map(rowKey);
  const wanted = focused ?? selected;
  const reachable = Math.max(0, wanted === null ? 0 : keys.indexOf(wanted));

  // The rows keep the same handlers for ever, so that moving the focus renders two rows and not four hundred.
  const latest = useRef({ ...props, rows });
  useEffect(() => {
    latest.current = { ...props, rows };
  });
  /** The row that the keys went to before it was drawn. */
  const awaited = useRef<string | null>(null);
  useEffect(() => {
    const row = awaited.current === null ? undefined : places.find(awaited.current);
    if (row) awaited.current = null;
    row?.focus();
  }, [drawn, rows, places]);
  const goTo = useCallback(
    (index: number) => {
      const { rows, rowKey, onSelect } = latest.current;
      const row = rows[index];
      if (row === undefined) return;
      const key = rowKey(row);
      const place = places.find(key);
      awaited.current = place ? null : key;
      setFocused(key);
      onSelect?.(row);
      place?.focus();
    },
    [places],
  );
  const followed = useRef<object | null>(null);
  useEffect(() => {
    const isLate = rows !== props.rows || rows === follow?.from;
    if (follow === null || isLate || followed.current === follow) return;
    followed.current = follow;
    places.find(follow.key)?.focus();
  }, [rows, props.rows, follow, places]);
  const onKeyDown = useCallback(
    (event: KeyboardEvent, row: Row, index: number) => {
      if (event.target !== event.currentTarget) return;
      const { rows, onOpen, onRowKeyDown } = latest.current;
      onRowKeyDown?.(event, row, index);
      if (event.defaultPrevented || isModified(event)) return;
      if (event.key === 'ArrowDown') goTo(index + 1);
      else if (event.key === 'ArrowUp') goTo(index - 1);
      else if (event.key === 'Home') goTo(0);
      else if (event.key === 'End') goTo(rows.length - 1);
      else if (event.key === 'Enter') onOpen?.(row);
      else return;
      event.preventDefault();
    },
    [goTo],
  );
  const onPick = useCallback((row: Row) => {
    const { onSelect, onOpen } = latest.current;
    onSelect?.(row);
    onOpen?.(row);
  }, []);

  return (
    <table
      className={isActive ? 'table table-active' : 'table'}
      aria-label={props.label}
      role={isActive ? 'grid' : undefined}
    >
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={cellClass(column)}>
              {column.isTitleHidden ? <span className="visually-hidden">{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, drawn).map((row, index) => {
          const key = keys[index] ?? '';
          return (
            <TableRow
              key={key}
              place={places.at(key)}
              name={key}
              row={row}
              index={index}
              columns={columns as readonly Column<unknown>[]}
              isActive={isActive}
              isReachable={index === reachable}
              isSelected={onSelect ? key === selected : undefined}
              onFocus={setFocused}
              onKeyDown={onKeyDown as (event: KeyboardEvent, row: unknown, index: number) => void}
              onPick={onPick as (row: unknown) => void}
            />
          );
        })}
      </tbody>
    </table>
  );
}

interface TableRowProps {
  readonly place: Ref<HTMLTableRowElement>;
  readonly name: string;
  readonly row: unknown;
  readonly index: number;
  readonly columns: readonly Column<unknown>[];
  readonly isActive: boolean;
  readonly isReachable: boolean;
  readonly isSelected: boolean | undefined;
  readonly onFocus: (name: string) => void;
  readonly onKeyDown: (event: KeyboardEvent, row: unknown, index: number) => void;
  readonly onPick: (row: unknown) => void;
}

const TableRow = memo(function TableRow(props: TableRowProps) {
  const { place, name, row, index, columns, isActive } = props;
  const cells = columns.map((column) =>
    column.isRowHeader ? (
      <th key={column.id} scope="row" className={cellClass(column)}>
        {column.render(row, index)}
      </th>
    ) : (
      <td key={column.id} className={cellClass(column)}>
        {column.render(row, index)}
      </td>
    ),
  );
  if (!isActive) return <tr data-key={name}>{cells}</tr>;
  return (
    <tr
      ref={place}
      data-key={name}
      tabIndex={props.isReachable ? 0 : -1}
      aria-selected={props.isSelected}
      onFocus={() => props.onFocus(name)}
      onKeyDown={(event) => props.onKeyDown(event, row, index)}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('button, a, input')) return;
        props.onPick(row);
      }}
    >
      {cells}
    </tr>
  );
});
