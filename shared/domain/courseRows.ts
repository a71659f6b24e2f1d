import { lanes, type CourseBar } from './courseBars';
import { eventNames, type CourseEvent } from './courseEvents';
import type { IllnessCourse } from './illnessCourse';
import { partialDayWords } from './partialDay';

/** One fact of the course in words, and what of it is drawn. */
export interface CourseRow {
  readonly when: string;
  readonly what: string;
  /** All else that is known of it; may be empty. */
  readonly more: string;
  readonly drawn:
    { readonly is: 'event'; readonly event: CourseEvent } | { readonly is: 'bar'; readonly bar: CourseBar };
}

const ofEvent = (event: CourseEvent): CourseRow => {
  const { kind, day, words, more } = event;
  const name = eventNames[kind];
  return {
    when: partialDayWords(day),
    what: words === name ? words : `${name}\u00a0: ${words}`,
    more,
    drawn: { is: 'event', event },
  };
};

const ofBar = (bar: CourseBar): CourseRow => {
  const { lane, words, when, more } = bar;
  const name = lanes[lane].name;
  return {
    when,
    what: words === name ? words : `${name}\u00a0: ${words}`,
    more,
    drawn: { is: 'bar', bar },
  };
};

/** What happened and what was given, the earliest first: the figure in words. */
export const courseRows = ({ events, bars }: Pick<IllnessCourse, 'events' | 'bars'>): readonly CourseRow[] =>
  [
    ...events.map((event) => ({ day: event.day, row: ofEvent(event) })),
    ...bars.map((bar) => ({ day: bar.start, row: ofBar(bar) })),
  ]
    .sort((a, b) => a.day.localeCompare(b.day))
    .map(({ row }) => row);
