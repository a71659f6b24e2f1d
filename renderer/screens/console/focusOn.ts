import { sayAloud } from '../../components/aloud/sayAloud';
import { contentTitle } from '../../components/focus/content';
import { focusInvalid } from '../../components/focus/focusInvalid';
import { Places } from '../../components/focus/places';

/** The three drawers of the right side. */
export type Work = 'attendance' | 'proposals' | 'decision';

type Place = 'attendance' | 'proposal' | 'votes' | 'decision' | 'discussion';
const places = new Places<Place>();
const names: readonly Place[] = ['attendance', 'proposal', 'votes', 'decision', 'discussion'];

/** What an element of the console is given to be one of its places; the attribute shows it to tests. */
export const placeAt = (place: Place) => ({ ref: places.at(place), 'data-focus': place });

/** The place of the console that an element stands in. */
export const placeOf = (element: Element | null): Place | undefined =>
  names.find((name) => places.find(name)?.contains(element));

/** What takes the focus within a place, the first there is. */
const firstOf: Record<Place, readonly string[]> = {
  attendance: ['button[aria-pressed][tabindex="0"]', 'button'],
  proposal: ['textarea'],
  votes: ['button[aria-pressed][tabindex="0"]', 'button'],
  decision: ['[role=radio][tabindex="0"]', 'article', 'button'],
  discussion: ['textarea'],
};

/**
 * A refused decision: to its first wrong field, with which a screen reader says what is wrong. Where the keyboard is there
 * already, nothing would be heard.
 */
export function focusOnFault(words: string): void {
  const form = places.find('decision');
  const before = document.activeElement;
  if (!form) return;
  focusInvalid(form);
  requestAnimationFrame(() => {
    if (document.activeElement === before) sayAloud(words);
  });
}

const casePlaces = new Places<'body'>();

/** What is given to the part of the case that scrolls. */
export const caseBody = casePlaces.at('body');

/** Once something that lay over the console is gone: back where the keyboard was, else to the case's title. */
export function refocus(former: Element | null): void {
  const isThere = () => former instanceof HTMLElement && former.isConnected && former !== document.body;
  giveLost(() => (isThere() ? (former as HTMLElement) : contentTitle()));
}

/**
 * Once another case is there, to its text: the arrows of the keyboard scroll it. Not to its title, which a screen reader
 * would read after it was told of the case.
 */
export const refocusCase = (): void => giveLost(() => casePlaces.find('body'));

function giveLost(to: () => HTMLElement | undefined): void {
  const give = () => {
    if (document.activeElement === null || document.activeElement === document.body)
      to()?.focus({ preventScroll: true });
  };
  // After the layer itself has tried, in the next frame.
  requestAnimationFrame(() => requestAnimationFrame(give));
}

function focusNow(place: Place): boolean {
  const within = places.find(place);
  const target = firstOf[place].map((selector) => within?.querySelector<HTMLElement>(selector)).find(Boolean);
  target?.focus();
  return target !== undefined && document.activeElement === target;
}

/** A third of a second at the usual rate: longer than a busy machine needs to draw a drawer. */
const FRAMES_TRIED = 20;

/**
 * Takes the keyboard to a place of the console. Before the next key where React has drawn it by then, so that « D 2 »
 * typed at once is not lost; else as soon as it is drawn. React draws what a key changed at the end of that key's task.
 */
export function focusOn(place: Place): void {
  const attempt = (frames: number) => {
    if (focusNow(place) || frames === 0) return;
    requestAnimationFrame(() => attempt(frames - 1));
  };
  queueMicrotask(() => attempt(FRAMES_TRIED));
}
