/** The three drawers of the right side. */
export type Work = 'attendance' | 'proposals' | 'decision';

type Place = 'attendance' | 'votes' | 'decision' | 'discussion';
const firstOf: Record<Place, readonly string[]> = {
  attendance: ['.choices button[tabindex="0"]', 'button'],
  votes: ['.choices button[tabindex="0"]', 'button'],
  decision: ['input[type=radio]:checked', 'input[type=radio]', 'button'],
  discussion: ['textarea'],
};

/** Takes the keyboard to a place of the console, once it is drawn. */
export function focusOn(place: Place): void {
  requestAnimationFrame(() => {
    const within = document.querySelector(`[data-focus="${place}"]`);
    firstOf[place]
      .map((selector) => within?.querySelector<HTMLElement>(selector))
      .find(Boolean)
      ?.focus();
  });
}
