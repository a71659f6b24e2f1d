import { isChunk, type DatabaseName } from '../../../shared/domain/ids';
import type { StorageState } from '../storage/storageState';
import type { Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { LocalDatabase } from '../database/localDatabase';
import type { Store } from '../store/store';
import type { DeniedList } from './deniedList';
import type { KeptDocument } from './ending';
import type { Line } from '../region/line';
import type { PieceSync } from './pieceSync';
import { plainHandle } from './plainHandle';
import { HELD, missingThere, sendTo, type Denied, type SentDoc } from './remote';

/** Of what the region deleted and this workstation keeps. */
const ENDED = 'ended';

interface Surroundings {
  readonly line: Line;
  readonly store: Store;
  readonly keys: Keyring;
  readonly storage: StorageState;
  readonly denied: DeniedList;
  readonly pieces: PieceSync;
  readonly onState: () => void;
}

/** What is not in the region as it is here, of one database: listed with its reason, mended where it can be, offered again. */
export class OfferedAgain {
  private readonly local: LocalDatabase;
  /** They lie here as no server can read them. */
  private readonly malformed: KeptDocument[] = [];
  /** Files brought them, and nobody answered for them yet. */
  private readonly unanswered: KeptDocument[] = [];

  constructor(
    private readonly name: DatabaseName,
    private readonly around: Surroundings,
  ) {
    this.local = around.store.open(name);
  }

  /** Sends what the region refused once more. */
  async offer(isMeant: (denied: Denied) => boolean = () => true): Promise<void> {
    await this.around.denied.forget(await this.movedOn());
    const offered = this.around.denied.all.filter((one) => one.reason !== ENDED && isMeant(one));
    if (offered.length === 0) return;
    const { handle, shut } = this.handle();
    try {
      const held = await missingThere(this.around.line, this.name, offered);
      const [pieces, documents] = [
        held.filter(({ id }) => isChunk(id)),
        held.filter(({ id }) => !isChunk(id)),
      ];
      const { results } = await handle.bulkGet({
        docs: documents.map(({ id, rev }) => ({ id, rev })),
        revs: true,
      });
      const docs = results.flatMap(({ docs: found }) =>
        found.flatMap((it) => ('ok' in it ? [it.ok as unknown as SentDoc] : [])),
      );
      // Only now: should the network fail before, what was refused must stay listed.
      const stillDenied = await sendTo(this.around.line, this.name, docs);
      for (const piece of pieces) stillDenied.push(...(await this.around.pieces.offer(piece)));
      stillDenied.push(...(await this.unsent()));
      await this.around.denied.answered(offered, stillDenied);
    } finally {
      await shut();
      this.around.onState();
    }
  }

  /** What the region deleted and this workstation kept goes there again, as a new revision. */
  async putBack(): Promise<void> {
    if (!this.around.storage.mayWrite) return;
    const { store } = this.around;
    const meant = this.around.denied.all.filter(({ reason }) => reason === ENDED);
    const back: Denied[] = [];
    for (const one of meant) {
      const leaf = await this.local.leaf(one.id);
      const doc = leaf && (await store.leaves.plain(this.name, one.id, leaf).catch(() => null));
      if (!doc || leaf.revision.rev !== one.rev) continue;
      await store.write(this.name, [{ doc, parent: leaf.revision }]);
      back.push(one);
    }
    await store.settled();
    await this.around.denied.forget(back);
    this.around.onState();
  }

  /** The ends that waited for a merge of these documents, which has been sent. */
  async offerEnds(sent: ReadonlySet<string>): Promise<void> {
    const refused = new Set(
      this.around.denied.all.flatMap(({ id, reason }) => (reason === HELD ? [] : [id])),
    );
    await this.offer(({ id, reason }) => reason === HELD && sent.has(id) && !refused.has(id));
  }

  /** The local database as replication sees it; what it keeps and what it cannot send is listed. */
  handle(): ReturnType<typeof plainHandle> {
    return plainHandle(this.name, this.around.keys, this.around.store, {
      kept: async (documents) => {
        for (const { id } of documents) this.around.store.unread.note('ended', placeOf(this.name, id));
        const listed = documents.map((one) => ({ ...one, reason: ENDED }));
        await this.around.denied.answered(listed, listed);
        this.around.onState();
      },
      malformed: (document) => this.malformed.push(document),
      unanswered: (document) => this.unanswered.push(document),
    });
  }

  /** Of what the region deleted: those that have another revision since, which goes or came by the usual way. */
  private async movedOn(): Promise<Denied[]> {
    const gone: Denied[] = [];
    for (const one of this.around.denied.all)
      if (one.reason === ENDED && (await this.local.leaf(one.id))?.revision.rev !== one.rev) gone.push(one);
    return gone;
  }

  /** What was not sent, since it cannot go as it is: mended where that can be. @returns what stays */
  async unsent(): Promise<Denied[]> {
    const waiting = this.unanswered.splice(0).map((one) => ({ ...one, reason: 'unanswered' }));
    return [...waiting, ...(await this.mended())];
  }

  /** Written anew without the half characters: a new revision, since a revision tells its content. @returns the others */
  async mended(): Promise<Denied[]> {
    const { store, storage } = this.around;
    const left: Denied[] = [];
    for (const { id, rev } of this.malformed.splice(0)) {
      const leaf = await this.local.leaf(id);
      const doc = leaf && (await store.leaves.plain(this.name, id, leaf).catch(() => null));
      // A trace is proved by the hash of what it says.
      if (doc && doc.type !== 'trace' && leaf.revision.rev === rev && storage.mayWrite)
        await store.write(this.name, [{ doc, parent: leaf.revision }]);
      else left.push({ id, rev, reason: 'malformed' });
    }
    await store.settled();
    return left;
  }
}
