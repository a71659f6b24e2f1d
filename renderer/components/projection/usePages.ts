import { useEffect, useState, type RefObject } from 'react';

interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** Which items come first on each page, so that each is seen whole. Those side by side stay together. */
export function pageStarts(items: readonly Box[], room: number): readonly number[] {
  const starts = [0];
  let row = 0;
  for (const [index, item] of items.entries()) {
    if (item.top > (items[row]?.top ?? 0)) row = index;
    const start = starts.at(-1) ?? 0;
    const isCut = item.bottom - (items[start]?.top ?? 0) > room;
    if (isCut && row > start) starts.push(row);
  }
  return starts;
}

/** Measures the list as if all of it were shown. Nothing is painted in between. */
function measure(list: HTMLElement, body: HTMLElement): readonly number[] {
  const items = [...list.children] as HTMLElement[];
  const hidden = items.map((item) => item.hidden);
  for (const item of items) item.hidden = false;
  const origin = list.offsetTop - body.offsetTop;
  const boxes = items.map((item) => ({ top: item.offsetTop, bottom: item.offsetTop + item.offsetHeight }));
  for (const [index, item] of items.entries()) item.hidden = hidden[index] ?? false;
  return pageStarts(boxes, body.clientHeight - origin);
}

/** The list inside `body`, in pages of whole items; `key` names what is shown, another begins at its first page. */
export function usePages(
  body: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  key: string,
) {
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const [at, setAt] = useState({ key, page: 0 });
  const page = at.key === key ? Math.min(at.page, starts.length - 1) : 0;
  // Anew at each render: what is observed is measured at once, and again when the window changes.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (!body.current || !list.current) return;
      const next = measure(list.current, body.current);
      setStarts((before) => (before.join() === next.join() ? before : next));
    });
    if (body.current) observer.observe(body.current);
    return () => observer.disconnect();
  });
  const from = starts[page] ?? 0;
  const to = starts[page + 1] ?? Infinity;
  return {
    page,
    count: starts.length,
    isOn: (index: number) => index >= from && index < to,
    turn: (by: number) => setAt({ key, page: Math.min(Math.max(page + by, 0), starts.length - 1) }),
  };
}
