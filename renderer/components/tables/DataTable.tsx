import { memo, useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isModified } from '../keyboard/shortcutKeys';

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
}

const cellClass = <Row,>(column: Column<Row>): string | undefined =>
  [column.align === 'end' && 'cell-end', column.isNarrow && 'cell-narrow'].filter(Boolean).join(' ') ||
  undefined;

/**
 * A real table. When its rows can be selected or opened, one row at a time takes the focus: ↑ ↓, Début and Fin move,
 * Entrée opens; buttons inside the row stay within reach of Tab.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, selected = null, onSelect, onOpen } = props;
  const isActive = Boolean(onSelect ?? onOpen);
  const body = useRef<HTMLTableSectionElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const keys = rows.map(rowKey);
  const wanted = focused ?? selected;
  const reachable = Math.max(0, wanted === null ? 0 : keys.indexOf(wanted));

  // The rows keep the same handlers for ever, so that moving the focus renders two rows and not four hundred.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const goTo = useCallback((index: number) => {
    const { rows, rowKey, onSelect } = latest.current;
    const row = rows[index];
    if (row === undefined) return;
    setFocused(rowKey(row));
    onSelect?.(row);
    body.current?.querySelectorAll<HTMLElement>(':scope > tr')[index]?.focus();
  }, []);
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
      <tbody ref={body}>
        {rows.map((row, index) => {
          const key = keys[index] ?? '';
          return (
            <TableRow
              key={key}
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
  const { name, row, index, columns, isActive } = props;
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
