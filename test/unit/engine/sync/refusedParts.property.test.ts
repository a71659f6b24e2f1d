import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import PouchDB from 'pouchdb-core';
import type { JournalEntry } from '../../../../shared/records/journalEntry';
import type { Instant } from '../../../../shared/domain/brand';
import { editCase } from '../../../../shared/domain/caseFile';
import type { PersonId } from '../../../../shared/domain/ids';
import { readStored, type Stored, type StoredOf } from '../../../../shared/domain/stored';
import { ulidFrom } from '../../../../shared/domain/ulid';
import { canonical } from '../../../../shared/merge/canonical';
import { mergeAll, mergeDocuments } from '../../../../shared/merge/merge';
import { databaseName } from '../../../../shared/region/databaseName';
import { newDataKey, type Keyring } from '../../../../renderer/engine/keys/cipher';
import { sealDocument, unsealDocument } from '../../../../renderer/engine/database/sealedDocument';
import { LocalDatabase, type Leaf } from '../../../../renderer/engine/database/localDatabase';
import { nextRevision } from '../../../../renderer/engine/database/revisions';
import { Leaves } from '../../../../renderer/engine/store/leaves';
import type { Store } from '../../../../renderer/engine/store/store';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import type { Line } from '../../../../renderer/engine/region/line';
import { plainHandle } from '../../../../renderer/engine/sync/plainHandle';
import { missingThere, sendTo, type SentDoc } from '../../../../renderer/engine/sync/remote';
import { fileOf, person, proposalOf, voteOf } from '../../../support/regionDocuments';

vi.setConfig({ testTimeout: 300_000 });

const NAME = databaseName('sein', 2026);
const VOTER = 'rpps-99900000011' as PersonId;
const ulid = () => ulidFrom(1_764_000_000_000, new Uint8Array(16));
const known = (value: unknown): Stored => {
  const reading = readStored(value);
  if (reading.kind !== 'known') throw new Error('not known');
  return reading.doc;
};
const CASE = known(fileOf(ulid)) as StoredOf<'case'>;
const VOTE = known(voteOf(ulid, VOTER, VOTER)) as StoredOf<'vote'>;
const PROPOSAL = known(proposalOf(ulid, VOTER)) as StoredOf<'proposal'>;
const IDS = [CASE._id, VOTE._id, PROPOSAL._id];

type Vote = StoredOf<'vote'>;
/** Positions that somebody replaced, seeing them. */
const replaced = new Set<string>();
const positionsIn = (vote: Vote): string[] =>
  [vote, ...(vote.apart ?? [])].map(({ position, comment }) => canonical([position, comment]));

/** Whether all that one says is in the other; of votes, the last one in front and what was noted apart beside it. */
function covers(whole: Stored, part: Stored): boolean {
  if (whole.type !== 'vote' || part.type !== 'vote')
    return canonical(mergeDocuments(whole, part)) === canonical(mergeDocuments(whole, whole));
  const told = new Set(positionsIn(whole));
  return (
    Date.parse(whole.at) >= Date.parse(part.at) &&
    positionsIn(part).every((one) => told.has(one) || replaced.has(one))
  );
}

type Wire = Record<string, unknown> & {
  readonly _id: string;
  readonly _rev: string;
  readonly _deleted?: boolean;
};
type Plain = PouchDB.Database & {
  bulkGet(options: object): Promise<{ results: { docs: { ok?: Wire }[] }[] }>;
  bulkDocs(request: object, options?: object): Promise<unknown>;
};
let made = 0;

/** A region that refuses what it is told to, one document of a batch here and there, or cuts the line behind what it took. */
class Region {
  private readonly pouch = new PouchDB(`region${made++}`, { adapter: 'memory' }) as unknown as Plain;
  /** All that it said it took. */
  private readonly acknowledged: Stored[] = [];
  refuses: () => boolean = () => false;
  cuts: () => boolean = () => false;

  readonly line = {
    ask: async (path: string, _method: string, body: unknown) => {
      if (path.endsWith('_revs_diff'))
        return { status: 200, body: await this.pouch.revsDiff(body as PouchDB.Core.RevisionDiffOptions) };
      const { docs } = body as { docs: Wire[] };
      const rows: object[] = [];
      const taken: Wire[] = [];
      for (const doc of docs)
        if (this.refuses())
          rows.push({ id: doc._id, rev: doc._rev, error: 'forbidden', reason: 'concerto:author' });
        else taken.push(doc);
      await this.pouch.bulkDocs(
        { docs: JSON.parse(JSON.stringify(taken)) as object[] },
        { new_edits: false },
      );
      for (const doc of taken) if (!doc._deleted) this.acknowledged.push(known(plainOf(doc)));
      await this.loseNothing();
      if (this.cuts()) throw new Error('cut');
      return { status: 201, body: rows };
    },
  } as unknown as Line;

  /** What a workstation would see that pulls it now for the first time. */
  async leaves(id: string): Promise<Wire[]> {
    const found = (await this.pouch.get(id, { open_revs: 'all', revs: true }).catch(() => [])) as unknown as {
      ok?: Wire;
    }[];
    return found.flatMap(({ ok }) => ok ?? []);
  }

  async shown(id: string): Promise<Stored | null> {
    const live = (await this.leaves(id))
      .filter(({ _deleted }) => !_deleted)
      .map((doc) => known(plainOf(doc)));
    const [first, ...others] = live;
    return first ? mergeAll([first, ...others]) : null;
  }

  private async loseNothing(): Promise<void> {
    for (const id of IDS) {
      const shown = await this.shown(id);
      for (const doc of this.acknowledged.filter(({ _id }) => _id === id))
        expect(shown && covers(shown, doc), `${id} lost ${canonical(doc)}`).toBe(true);
    }
  }
}

const plainOf = (doc: Wire): object =>
  Object.fromEntries(Object.entries(doc).filter(([key]) => key === '_id' || !key.startsWith('_')));

class Workstation {
  private readonly local: LocalDatabase;
  private readonly store: Store;
  private readonly handle: Plain;
  readonly kept: string[] = [];
  readonly written: Stored[] = [];

  constructor(
    readonly device: string,
    private readonly keys: Keyring,
  ) {
    this.local = new LocalDatabase(NAME, `${device}${made++}`);
    this.store = {
      open: () => this.local,
      watched: <T>(work: () => Promise<T>) => work(),
      answered: <T>(work: () => Promise<T>) => work(),
      received: () => Promise.resolve(),
      unread: { note: () => undefined },
      foreign: { among: () => Promise.resolve([]) },
      leaves: new Leaves(this.keys, () => this.local),
      put: (_: string, entries: readonly JournalEntry[]) => this.local.insert(entries),
    } as unknown as Store;
    const events = {
      kept: (them: readonly { id: string }[]) => {
        this.kept.push(...them.map(({ id }) => id));
        return Promise.resolve();
      },
      malformed: () => undefined,
      unanswered: () => undefined,
    };
    this.handle = plainHandle(NAME, keys, this.store, events).handle;
  }

  private async plain(id: string, leaf: Leaf): Promise<Stored> {
    return known(
      await unsealDocument(this.keys, { database: NAME, id, rev: leaf.revision.rev }, leaf.c ?? ''),
    );
  }

  async shown(id: string): Promise<Stored | null> {
    const leaf = await this.local.leaf(id);
    return leaf && !leaf.deleted ? this.plain(id, leaf) : null;
  }

  async write(id: string, n: number): Promise<void> {
    const leaf = await this.local.leaf(id);
    const before = await this.shown(id);
    if (id === PROPOSAL._id && before) return;
    const at = new Date(Date.parse(VOTE.at) + n * 1000).toISOString() as Instant;
    const doc =
      id === CASE._id
        ? editCase(
            (before ?? CASE) as typeof CASE,
            { 'tumour.t': `c${n}`, [n % 2 ? 'tumour.n' : 'clinical.history']: `v${n}` },
            { device: this.device, by: VOTER, at },
          )
        : id === VOTE._id
          ? {
              ...VOTE,
              voter: person(VOTER),
              position: n % 2 ? ('for' as const) : ('against' as const),
              comment: `${n} ${this.device}`,
              at,
            }
          : { ...PROPOSAL, text: `${n} ${this.device}` };
    // As the command does: what replaces a vote is later than that.
    if (before?.type === 'vote' && doc.type === 'vote' && Date.parse(before.at) >= Date.parse(doc.at)) return;
    if (before?.type === 'vote') for (const one of positionsIn(before)) replaced.add(one);
    const { rev, ids } = await nextRevision(doc, leaf?.revision ?? null);
    const cipher = await sealDocument(this.keys, { database: NAME, id, rev }, ids, doc);
    await this.local.insert([{ database: NAME, id, rev, ancestors: [...ids], cipher }]);
    this.written.push(known(doc));
  }

  async settle(): Promise<void> {
    for (const id of IDS)
      if ((await this.local.leaf(id))?.conflicted) await settleConflict(this.store, this.keys, NAME, id);
  }

  async pull(region: Region): Promise<void> {
    for (const id of IDS) {
      const leaves = await region.leaves(id);
      if (leaves.length === 0) continue;
      const diff = (await this.handle.revsDiff({ [id]: leaves.map(({ _rev }) => _rev) })) as Record<
        string,
        { missing: string[] }
      >;
      const docs = leaves.filter(({ _rev }) => diff[id]?.missing.includes(_rev));
      if (docs.length > 0) await this.handle.bulkDocs({ docs: structuredClone(docs) }, { new_edits: false });
    }
    await this.settle();
  }

  /** All that is here and not there, as replication and the offers of what was refused send it. @param reversed its order */
  async push(region: Region, reversed: boolean): Promise<void> {
    const { revisions } = await this.local.revisions(0, 1_000);
    const missing = await missingThere(region.line, NAME, reversed ? revisions.reverse() : revisions);
    const { results } = await this.handle.bulkGet({ docs: missing, revs: true, latest: true });
    const docs = results.flatMap(({ docs: found }) => found.flatMap(({ ok }) => ok ?? []));
    await sendTo(region.line, NAME, docs as unknown as SentDoc[]).catch((error: unknown) => {
      if ((error as Error).message !== 'cut') throw error;
    });
  }
}

/** Everybody writes the same, knowing nothing of the others; then they send, each with what it came to know. */
const rounds = fc.array(
  fc.record({
    id: fc.constantFrom(...IDS),
    writers: fc.subarray([0, 1, 2], { minLength: 2 }),
    sendings: fc.array(
      fc.record({
        who: fc.nat(2),
        knows: fc.boolean(),
        refusals: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
        cut: fc.nat(4),
        reversed: fc.boolean(),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  }),
  { minLength: 1, maxLength: 4 },
);

it('no order of sending, no refusal of any part of a batch and no cut loses a value that the region took', async () => {
  const keys: Keyring = { current: await newDataKey(), previous: null };
  await fc.assert(
    fc.asyncProperty(rounds, async (played) => {
      replaced.clear();
      const region = new Region();
      const all = ['un', 'deux', 'trois'].map((device) => new Workstation(device, keys));
      let n = 0;
      for (const { id, writers, sendings } of played) {
        for (const one of writers) await all[one]?.write(id, ++n);
        for (const { who, knows, refusals, cut, reversed } of sendings) {
          const left = [...refusals];
          let requests = 0;
          region.refuses = () => left.shift() ?? false;
          region.cuts = () => ++requests === cut;
          if (knows) await all[who]?.pull(region);
          await all[who]?.push(region, reversed);
        }
      }
      region.refuses = region.cuts = () => false;
      // Each makes at most one merge of what the others made.
      for (let round = 0; round < 4; round++)
        for (const one of all) {
          await one.pull(region);
          await one.push(region, false);
        }
      for (const id of IDS) {
        const shown = await region.shown(id);
        for (const doc of all.flatMap(({ written }) => written).filter(({ _id }) => _id === id))
          expect(shown && covers(shown, doc), `${id} lost ${canonical(doc)}`).toBe(true);
        for (const one of all) expect(await one.shown(id)).toEqual(shown && mergeDocuments(shown, shown));
        expect((await region.leaves(id)).filter(({ _deleted }) => !_deleted).length).toBeLessThanOrEqual(1);
      }
      expect(all.flatMap(({ kept }) => kept)).toEqual([]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 40), endOnFailure: true },
  );
});
