import { z } from 'zod';
import { folded } from '../domain/french';
import { guidelineSchema, type Guideline } from '../domain/guideline';

const PREFIX = 'guideline:';

/**
 * `guideline:<slug>` in `annuaire`: one version of a référentiel, in the region's library. It says what a decision names,
 * so that a decision holds a copy and asks nothing of the library later.
 */
const entrySchema = guidelineSchema.extend({
  _id: z.string().regex(/^guideline:[A-Za-z0-9-]+$/),
  type: z.literal('guideline'),
  schema: z.number().int().default(1),
  /** The slugs of the boards it is for; absent: of all. */
  boards: z.array(z.string()).optional(),
  link: z.string().optional(),
  /** Offered no more; it stays, since what was decided by it may be asked about. */
  retired: z.boolean().default(false),
});
export type GuidelineEntry = z.infer<typeof entrySchema>;

const slugOf = (text: string): string => folded(text).replaceAll(' ', '-');

/**
 * Named by its name and version, so that the same guideline written twice is one document. Null where the one or the other
 * holds neither letter nor digit. Two dashes part them: « Sein 2026 » in version 1 is not « Sein » in version 2026.1.
 */
export function guidelineId({ name, version }: Pick<Guideline, 'name' | 'version'>): string | null {
  const [of, at] = [slugOf(name), slugOf(version)];
  return of === '' || at === '' ? null : `${PREFIX}${of}--${at}`;
}

/** As an administrator names it: without what every id begins with. */
export const guidelineSlug = (id: string): string => (id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id);
export const guidelineIdOf = (slug: string): string => PREFIX + guidelineSlug(slug);

/** Null for any other document of `annuaire`. */
export const guidelineIn = (doc: unknown): GuidelineEntry | null => entrySchema.safeParse(doc).data ?? null;

const naturally = new Intl.Collator('fr', { numeric: true });

/** The newest first. */
export const byAge = (a: GuidelineEntry, b: GuidelineEntry): number =>
  naturally.compare(b.date, a.date) ||
  naturally.compare(a.name, b.name) ||
  naturally.compare(b.version, a.version);

/** What this board may follow today: its own and those for all, the newest first. */
export const offeredTo = (board: string, entries: readonly GuidelineEntry[]): GuidelineEntry[] =>
  entries
    .filter(({ retired, boards }) => !retired && (boards === undefined || boards.includes(board)))
    .sort(byAge);

/** Each word typed begins a word of the name or of the version; all where nothing is typed. */
export function matchingGuidelines(
  typed: string,
  entries: readonly GuidelineEntry[],
): readonly GuidelineEntry[] {
  const words = folded(typed).split(' ').filter(Boolean);
  return entries.filter(({ name, version }) => {
    const known = ` ${folded(`${name} version ${version}`)}`;
    return words.every((word) => known.includes(` ${word}`));
  });
}
