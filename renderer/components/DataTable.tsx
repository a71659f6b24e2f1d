import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

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
  const { columns, rows, rowKey, selected, onSelect, onOpen, onRowKeyDown } = props;
  const isActive = Boolean(onSelect ?? onOpen);
  const body = useRef<HTMLTableSectionElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const keys = rows.map(rowKey);
  const wanted = focused ?? selected ?? null;
  const reachable = Math.max(0, wanted === null ? 0 : keys.indexOf(wanted));

  const goTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setFocused(rowKey(row));
    onSelect?.(row);
    body.current?.querySelectorAll<HTMLElement>(':scope > tr')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, row: Row, index: number) => {
    if (event.target !== event.currentTarget) return;
    onRowKeyDown?.(event, row, index);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown') goTo(index + 1);
    else if (event.key === 'ArrowUp') goTo(index - 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(rows.length - 1);
    else if (event.key === 'Enter') onOpen?.(row);
    else return;
    event.preventDefault();
  };

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
          const key = rowKey(row);
          return (
            <tr
              key={key}
              data-key={key}
              tabIndex={isActive ? (index === reachable ? 0 : -1) : undefined}
              aria-selected={onSelect ? key === selected : undefined}
              onFocus={isActive ? () => setFocused(key) : undefined}
              onKeyDown={isActive ? (event) => onKeyDown(event, row, index) : undefined}
              onClick={
                isActive
                  ? (event) => {
                      if (event.target instanceof Element && event.target.closest('button, a, input')) return;
                      onSelect?.(row);
                      onOpen?.(row);
                    }
                  : undefined
              }
            >
              {columns.map((column) =>
                column.isRowHeader ? (
                  <th key={column.id} scope="row" className={cellClass(column)}>
                    {column.render(row, index)}
                  </th>
                ) : (
                  <td key={column.id} className={cellClass(column)}>
                    {column.render(row, index)}
                  </td>
                ),
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
