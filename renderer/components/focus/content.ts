import { Places } from './places';

/** The screen within the frame, its title, and a recovery key that is shown once. */
export const screenPlaces = new Places<'content' | 'title' | 'recoveryKey'>();

/** The screen's title, or the screen where it has none yet. */
export const contentTitle = (): HTMLElement | undefined =>
  screenPlaces.find('title') ?? screenPlaces.find('content');

export function focusContent(): void {
  contentTitle()?.focus({ preventScroll: true });
}
