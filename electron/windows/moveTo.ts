import type { BrowserWindow, Rectangle } from 'electron';

export const isAt = (window: BrowserWindow, { x, y, width, height }: Rectangle): boolean => {
  const now = window.getBounds();
  return now.x === x && now.y === y && now.width === width && now.height === height;
};

/**
 * @param again asked for where the system makes something else of `bounds`. The same helps on Windows, which measures by
 * the scale of the screen that the window leaves (electron/electron#10862).
 */
export function moveTo(window: BrowserWindow, bounds: Rectangle, again = bounds): void {
  if (isAt(window, bounds) || isAt(window, again)) return;
  window.setBounds(bounds);
  if (!isAt(window, bounds)) window.setBounds(again);
}
