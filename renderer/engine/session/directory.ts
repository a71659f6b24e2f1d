import { folded } from '../../../shared/domain/french';
import { personIdSchema, type PersonId } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';
import { personIn } from '../../../shared/region/directory';
import { guidelineIn, offeredTo, type GuidelineEntry } from '../../../shared/region/guidelines';
import { DIRECTORY } from '../../../shared/region/identity';
import { sealJson, unsealJson, type Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { LocalDatabase } from '../database/localDatabase';
import type { Line } from '../region/line';
import { objectOf } from '../region/answers';

const KEPT = '_local/people';
const PAGE = 1000;
const MOST_FOUND = 8;

interface Kept {
  readonly seq: string | number;
  readonly c: string;
}
/** What is sealed. A copy of before there were guidelines is a bare list of people, and read anew from its beginning. */
interface Copy {
  readonly people: readonly Person[];
  readonly guidelines: readonly GuidelineEntry[];
}
interface Changes {
  readonly results: readonly { readonly id: string; readonly deleted?: boolean; readonly doc?: unknown }[];
  readonly last_seq: string | number;
}

const byName = (a: Person, b: Person): number =>
  a.family.localeCompare(b.family, 'fr') || a.given.localeCompare(b.given, 'fr');

/**
 * The people and the guidelines of the region's `annuaire`, read and never written here. A copy that can be fetched again
 * at any time: one sealed record, neither journaled nor replicated; where the key has changed since, it begins anew.
 */
export class Directory {
  private people = new Map<PersonId, Person>();
  private guidelines = new Map<string, GuidelineEntry>();
  private seq: string | number = 0;
  private local: LocalDatabase | null = null;
  private opening: Promise<void> | null = null;

  constructor(
    private readonly keys: Keyring,
    private readonly mayWrite: () => boolean,
    private readonly at: (name: string) => LocalDatabase,
  ) {}

  get size(): number {
    return this.people.size;
  }

  get(id: PersonId): Person | undefined {
    return this.people.get(id);
  }

  /** Whose names begin with all of these words. */
  find(text: string): Person[] {
    const words = folded(text).split(' ').filter(Boolean);
    if (words.length === 0) return [];
    const isMeant = ({ family, given }: Person) => {
      const names = folded(`${family} ${given}`).split(' ');
      return words.every((word) => names.some((name) => name.startsWith(word)));
    };
    return [...this.people.values()].filter(isMeant).sort(byName).slice(0, MOST_FOUND);
  }

  /** What this board may follow, the newest first. */
  guidelinesOf(board: string): GuidelineEntry[] {
    return offeredTo(board, [...this.guidelines.values()]);
  }

  /** As it was last fetched; once. */
  open(): Promise<void> {
    return (this.opening ??= this.load());
  }

  /**
   * Fetches what changed. Rejects as `Line.ask` does; a region that does not open its directory leaves it as it is.
   * @returns whether anything did
   */
  async refresh(line: Line): Promise<boolean> {
    let isNews = false;
    for (;;) {
      const since = encodeURIComponent(String(this.seq));
      const path = `${DIRECTORY}/_changes?since=${since}&limit=${PAGE}&include_docs=true`;
      const answer = await line.ask(path);
      if (answer.status !== 200) break;
      const { results, last_seq } = objectOf<Changes>(answer);
      for (const change of results) isNews = this.take(change) || isNews;
      this.seq = last_seq;
      if (results.length < PAGE) break;
    }
    if (isNews && this.local && this.mayWrite()) await this.keep(this.local);
    return isNews;
  }

  /** The region was left: nobody of it is named any more. */
  async forget(): Promise<void> {
    // What lies here goes too, and nothing that is being read comes after.
    await this.open().catch(() => undefined);
    this.people.clear();
    this.guidelines.clear();
    this.seq = 0;
    if (this.mayWrite()) await this.local?.setLocal(KEPT, null);
  }

  async close(): Promise<void> {
    this.people.clear();
    this.guidelines.clear();
    await this.local?.close();
  }

  private async load(): Promise<void> {
    this.local = this.at(DIRECTORY);
    const kept = await this.local.local<Kept>(KEPT);
    if (!kept) return;
    const opened = unsealJson(this.keys, placeOf(DIRECTORY, KEPT), kept.c).catch(() => null);
    const copy = (await opened) as Partial<Copy> | null;
    if (!copy?.people || !copy.guidelines) return;
    this.people = new Map(copy.people.map((person) => [person.id, person]));
    this.guidelines = new Map(copy.guidelines.map((guideline) => [guideline._id, guideline]));
    this.seq = kept.seq;
  }

  private take({ id, deleted, doc }: Changes['results'][number]): boolean {
    const guideline = deleted ? null : guidelineIn(doc);
    if (guideline) this.guidelines.set(id, guideline);
    if (guideline || this.guidelines.delete(id)) return true;
    const known = personIdSchema.safeParse(id.slice(id.indexOf(':') + 1)).data;
    const person = deleted ? null : personIn(doc);
    if (person) this.people.set(person.id, person);
    return person !== null || (known !== undefined && this.people.delete(known));
  }

  private async keep(local: LocalDatabase): Promise<void> {
    const copy: Copy = { people: [...this.people.values()], guidelines: [...this.guidelines.values()] };
    const c = await sealJson(this.keys, placeOf(DIRECTORY, KEPT), copy);
    await local.setLocal(KEPT, { seq: this.seq, c } satisfies Kept);
  }
}
