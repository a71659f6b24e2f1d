import { clockTime, longDate } from '../../shared/domain/french';

const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const plus = (day: string, days: number): string =>
  new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);

const near: Record<number, string> = {
  [-2]: 'avant-hier',
  [-1]: 'hier',
  0: 'aujourd’hui',
  1: 'demain',
  2: 'après-demain',
};

/** « demain », « mardi 24 novembre 2026 » */
export const relativeDay = (day: string, today: string): string =>
  near[(at(day) - at(today)) / DAY_MS] ?? longDate(day);

/** « demain à 14 h », « mardi 24 novembre 2026 à 14 h 30 » */
export const relativeMoment = (day: string, time: string, today: string): string =>
  `${relativeDay(day, today)} à ${clockTime(time)}`;

/** Of a meeting being held: « aujourd’hui à 14 h », or plainly « prévue le mardi 24 novembre 2026 à 14 h » */
export const plannedMoment = (day: string, time: string, today: string): string =>
  day === today ? relativeMoment(day, time, today) : `prévue le ${longDate(day)} à ${clockTime(time)}`;

/** The Monday of the week: French weeks begin then. */
export const mondayOf = (day: string): string => plus(day, -((new Date(at(day)).getUTCDay() + 6) % 7));

/** « Cette semaine », « La semaine prochaine », « Semaine du lundi 23 novembre 2026 » */
export function weekTitle(monday: string, today: string): string {
  const weeks = (at(monday) - at(mondayOf(today))) / (7 * DAY_MS);
  if (weeks === 0) return 'Cette semaine';
  if (weeks === 1) return 'La semaine prochaine';
  if (weeks === -1) return 'La semaine dernière';
  return `Semaine du ${longDate(monday)}`;
}

/** Consecutive items of the same week, in the order given. */
export function byWeek<Item extends { readonly date: string }>(
  items: readonly Item[],
): { monday: string; items: Item[] }[] {
  const weeks: { monday: string; items: Item[] }[] = [];
  for (const item of items) {
    const monday = mondayOf(item.date);
    const last = weeks.at(-1);
    if (last?.monday === monday) last.items.push(item);
    else weeks.push({ monday, items: [item] });
  }
  return weeks;
}
