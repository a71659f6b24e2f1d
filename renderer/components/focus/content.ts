import { Places } from './places';

/** The screen within the frame, and its title. */
export const screenPlaces = new Places<'content' | 'title'>();

/** The screen's title, or the screen where it has none yet. */
export const contentTitle = (): HTMLElement | undefined =>
  screenPlaces.find('title') ?? screenPlaces.find('content');

export function focusContent(): void {
  contentTitle()?.focus({ preventScroll: true });
}
