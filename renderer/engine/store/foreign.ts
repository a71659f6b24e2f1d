import { SerialQueue } from '../../../shared/base/serialQueue';
import { z } from 'zod';
import { instantSchema } from '../../../shared/domain/brand';
import { personIdSchema, sha256Schema } from '../../../shared/domain/ids';
import { sealJson, unsealJson, type Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { LocalDatabase } from '../database/localDatabase';
import type { Sealed } from '../database/pouch';

/** Beside the documents, on this workstation alone; sealed, since it names people. */
export const FOREIGN = '_local/foreign';

const markSchema = z.object({
  id: z.string(),
  rev: z.string(),
  /** The file that brought it, and who took it in. */
  file: sha256Schema,
  by: personIdSchema,
  at: instantSchema,
  /** Who took it in could not have written it. */
  beyondRole: z.boolean(),
  /** Its revision follows from its content: who has this revision has this content. */
  proven: z.boolean(),
  /** The region has something else under this revision. */
  refuted: z.boolean().default(false),
  /** The region did not have it, and has it from here: that it is there says nothing of who wrote it. */
  sent: z.boolean().default(false),
});
export type Mark = z.infer<typeof markSchema>;
const marksSchema = z.array(markSchema);
/** By document. */
export type Marks = ReadonlyMap<string, Mark>;
const keyOf = ({ id, rev }: Pick<Mark, 'id' | 'rev'>): string => `${id} ${rev}`;

/**
 * Documents that a file brought and nobody of this workstation answers for. They are shown as such until the region,
 * which lets in only what their author's workstation may write, has the same revision.
 */
export class Foreign {
  /** By database, then by document and revision: another version of it that is confirmed says nothing of this one. */
  private readonly held = new Map<string, Promise<Map<string, Mark>>>();
  private readonly changes = new SerialQueue();

  constructor(
    private readonly open: (name: string) => LocalDatabase,
    private readonly keys: Keyring,
    /** Whether this workstation may be written to now: a change rejects where it may not. */
    private readonly mayWrite: () => boolean = () => true,
  ) {}

  /** Of a document that came in several versions, one that the region contradicts before others. */
  async of(name: string): Promise<Marks> {
    const held = await this.all(name);
    return new Map([...held].sort((a, b) => Number(a.refuted) - Number(b.refuted)).map((it) => [it.id, it]));
  }

  async all(name: string): Promise<readonly Mark[]> {
    return [...(await this.read(name)).values()];
  }

  /** Of these revisions of a document, those that are marked. */
  async among(name: string, id: string, revisions: readonly string[]): Promise<readonly Mark[]> {
    const held = await this.read(name);
    return revisions.flatMap((rev) => held.get(keyOf({ id, rev })) ?? []);
  }

  /** They go to the region from here. */
  send(name: string, marks: readonly Mark[]): Promise<void> {
    return this.change(name, (held) => {
      const unsent = marks.filter((mark) => held.get(keyOf(mark))?.sent === false);
      for (const mark of unsent) held.set(keyOf(mark), { ...mark, sent: true });
      return unsent.length > 0;
    });
  }

  add(name: string, marks: readonly Mark[]): Promise<void> {
    return this.change(name, (held) => {
      for (const mark of marks) held.set(keyOf(mark), mark);
      return marks.length > 0;
    });
  }

  /** Somebody here has written these documents anew, and answers for them. */
  async answered(name: string, ids: readonly string[]): Promise<void> {
    const marks = (await this.all(name)).filter(({ id }) => ids.includes(id));
    if (marks.length > 0) await this.lift(name, marks);
  }

  /** Confirmed by the region, which has these revisions from elsewhere. */
  confirm(name: string, marks: readonly Mark[]): Promise<void> {
    return this.change(name, (held) => {
      const lifted = marks.filter(
        (mark) => held.get(keyOf(mark))?.sent === false && held.delete(keyOf(mark)),
      );
      return lifted.length > 0;
    });
  }

  /** Answered for: these documents at these revisions. */
  lift(name: string, marks: readonly Mark[]): Promise<void> {
    return this.change(name, (held) => {
      const lifted = marks.filter((mark) => held.delete(keyOf(mark)));
      return lifted.length > 0;
    });
  }

  private change(name: string, act: (held: Map<string, Mark>) => boolean): Promise<void> {
    return this.changes.run(async () => {
      const held = await this.read(name);
      const next = new Map(held);
      if (!act(next)) return;
      if (!this.mayWrite()) throw new Error('not to be written to');
      const c = await sealJson(this.keys, placeOf(name, FOREIGN), [...next.values()]);
      await this.open(name).setLocal(FOREIGN, next.size === 0 ? null : { c });
      this.held.set(name, Promise.resolve(next));
    });
  }

  private read(name: string): Promise<Map<string, Mark>> {
    let held = this.held.get(name);
    if (!held) {
      held = this.kept(name);
      this.held.set(name, held);
      held.catch(() => this.held.delete(name));
    }
    return held;
  }

  private async kept(name: string): Promise<Map<string, Mark>> {
    const { c } = (await this.open(name).local<Sealed>(FOREIGN)) ?? {};
    if (c === undefined) return new Map();
    const read = marksSchema.safeParse(
      await unsealJson(this.keys, placeOf(name, FOREIGN), c).catch(() => null),
    );
    return new Map((read.data ?? []).map((mark) => [keyOf(mark), mark]));
  }
}
