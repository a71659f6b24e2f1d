import { useCallback, useRef, useState, type DragEvent, type HTMLAttributes } from 'react';
import type { CaseLine } from '../../../shared/contracts/views';

const TYPE = 'application/x-concerto-case';

/** Rows of the table taken by their number and dropped on another; the keys (Alt ↑ ↓) do the same. */
export function useRowDrag(
  lines: readonly CaseLine[],
  onMove: (line: CaseLine, to: number) => void,
  isDisabled: boolean,
) {
  const [dragged, setDragged] = useState<CaseLine | null>(null);
  const over = useRef<HTMLElement | null>(null);

  const leave = useCallback(() => {
    over.current?.removeAttribute('data-drop');
    over.current = null;
  }, []);
  const rowUnder = (event: DragEvent): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('tr[data-key]') : null;

  const zone: HTMLAttributes<HTMLElement> = {
    onDragOver: (event) => {
      const row = rowUnder(event);
      if (!dragged || !row) return;
      event.preventDefault();
      if (row === over.current) return;
      leave();
      const target = lines.find((line) => line.case === row.dataset['key']);
      row.setAttribute('data-drop', (target?.position ?? 0) > dragged.position ? 'below' : 'above');
      over.current = row;
    },
    onDrop: (event) => {
      const key = rowUnder(event)?.dataset['key'];
      const to = lines.findIndex((line) => line.case === key);
      leave();
      if (!dragged || to < 0) return;
      event.preventDefault();
      onMove(dragged, to);
    },
  };
  const handle = useCallback(
    (line: CaseLine): HTMLAttributes<HTMLElement> =>
      isDisabled
        ? {}
        : {
            draggable: true,
            title: 'Faire glisser pour changer l’ordre',
            onDragStart: (event) => {
              // The id only: what is dragged may be dropped on another program.
              event.dataTransfer.setData(TYPE, line.case);
              event.dataTransfer.effectAllowed = 'move';
              setDragged(line);
            },
            onDragEnd: () => {
              leave();
              setDragged(null);
            },
          },
    [isDisabled, leave],
  );
  return { zone, handle };
}
