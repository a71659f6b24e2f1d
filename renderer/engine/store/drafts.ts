import {
  keptDraft,
  readDraft,
  type AnyDraftKind,
  type CaseDrafts,
  type DraftKind,
  type DraftOf,
  type MeetingDraftKind,
  type PhonesDraft,
} from '../../../shared/domain/drafts';
import type { CaseId, MeetingId } from '../../../shared/domain/ids';
import type { ImportReview } from '../../../shared/domain/importReview';
import type { ImportLine, LeftOutWords } from '../../../shared/domain/leftOut';
import { withPanels, type PanelChanges, type PanelDrafts } from '../../../shared/domain/panelDrafts';
import { sealJson, unsealJson, type Keyring } from '../keys/cipher';
import { placeOf } from '../database/place';
import type { LocalDatabase } from '../database/localDatabase';
import type { Sealed } from '../database/pouch';

type OwnedKind = DraftKind | MeetingDraftKind;
const draftId = (id: CaseId | MeetingId, kind: OwnedKind): string =>
  `_local/draft:${id.slice(id.indexOf(':') + 1)}:${kind}`;

/** PouchDB does not list its local documents: this one names the drafts, ids only. */
const INDEX = '_local/drafts';

/** All panels that are kept with a database, in one: neither their names nor how many there are is to be seen. */
const PANELS = '_local/draft:panels';

/** Plain values by the id they are kept under. */
type Held = Map<string, unknown>;

/**
 * What is half written of decisions and proposals, typed in a case and not understood, typed in a panel and not sent,
 * under review or left out of an import. It lies sealed on this workstation alone: never replicated, not in the read model, not in the journal. It
 * outlives the lock and a killed process. The loss of a half sentence with the whole of IndexedDB is the price for not
 * journaling every pause of the keys. Read once for each database, then at hand: opening the next case in the room waits
 * for nothing.
 */
export class Drafts {
  private readonly held = new Map<string, Promise<Held>>();

  constructor(
    private readonly open: (name: string) => LocalDatabase,
    private readonly keys: Keyring,
  ) {}

  keep<K extends OwnedKind>(
    name: string,
    id: CaseId | MeetingId,
    kind: K,
    value: DraftOf<K> | null,
  ): Promise<void> {
    return this.put(name, draftId(id, kind), value);
  }

  /** What was typed in panels that are kept with this database, and not sent. */
  async panels(name: string): Promise<PanelDrafts> {
    return readDraft('panels', (await this.of(name)).get(PANELS))?.panels ?? {};
  }

  async keepPanels(name: string, changes: PanelChanges): Promise<void> {
    const panels = withPanels(await this.panels(name), changes);
    await this.put<'panels'>(name, PANELS, Object.keys(panels).length > 0 ? { panels } : null);
  }

  private async put<K extends AnyDraftKind>(
    name: string,
    at: string,
    value: DraftOf<K> | null,
  ): Promise<void> {
    const held = await this.of(name);
    const database = this.open(name);
    const others = [...held.keys()].filter((other) => other !== at);
    if (value === null) {
      await database.setLocal(at, null);
      if (held.delete(at)) await database.setLocal(INDEX, { ids: others });
      return;
    }
    // Named before it is there, so that none is there without its name.
    if (!held.has(at)) await database.setLocal(INDEX, { ids: [...others, at] });
    const kept = keptDraft(value);
    await database.setLocal(at, { c: await sealJson(this.keys, placeOf(name, at), kept) });
    held.set(at, kept);
  }

  async ofCase(name: string, id: CaseId): Promise<CaseDrafts> {
    const held = await this.of(name);
    const read = <K extends DraftKind>(kind: K) => readDraft(kind, held.get(draftId(id, kind)));
    return { decision: read('decision'), proposal: read('proposal'), typed: read('typed') };
  }

  /** What imported files held and nobody has registered for this meeting. */
  async leftOut(name: string, id: MeetingId): Promise<readonly ImportLine[]> {
    return (await this.ofMeeting(name, id, 'leftOut'))?.lines ?? [];
  }

  /** The review of imported files that is under way. */
  review(name: string, id: MeetingId): Promise<ImportReview | null> {
    return this.ofMeeting(name, id, 'review');
  }

  /** What imported files say of cases that are registered, and no value of theirs holds. */
  async leftOutWords(name: string, id: MeetingId): Promise<readonly LeftOutWords[]> {
    return (await this.ofMeeting(name, id, 'leftOutWords'))?.cases ?? [];
  }

  /** The meeting's phones, and what is put to their vote. */
  phones(name: string, id: MeetingId): Promise<PhonesDraft | null> {
    return this.ofMeeting(name, id, 'phones');
  }

  /** Milliseconds that each case was in view, as far as the meeting has gone on here. */
  async times(name: string, id: MeetingId): Promise<Readonly<Partial<Record<CaseId, number>>>> {
    return (await this.ofMeeting(name, id, 'times'))?.spent ?? {};
  }

  private async ofMeeting<K extends MeetingDraftKind>(
    name: string,
    id: MeetingId,
    kind: K,
  ): Promise<DraftOf<K> | null> {
    return readDraft(kind, (await this.of(name)).get(draftId(id, kind)));
  }

  /**
   * Whether anything is half written in this database. Panels do not count: those of a meeting that is over cannot be
   * opened any more, so that nobody could ever send or clear them.
   */
  async any(name: string): Promise<boolean> {
    return [...(await this.of(name)).keys()].some((at) => at !== PANELS);
  }

  /** The database left this workstation. */
  forget(name: string): void {
    this.held.delete(name);
  }

  private of(name: string): Promise<Held> {
    let held = this.held.get(name);
    if (!held) {
      held = this.read(name);
      this.held.set(name, held);
      held.catch(() => this.held.delete(name));
    }
    return held;
  }

  private async read(name: string): Promise<Held> {
    const database = this.open(name);
    const { ids } = (await database.local<{ ids: string[] }>(INDEX)) ?? { ids: [] };
    const held: Held = new Map();
    for (const at of ids) {
      const { c } = (await database.local<Sealed>(at)) ?? {};
      const kept =
        c === undefined ? null : await unsealJson(this.keys, placeOf(name, at), c).catch(() => null);
      held.set(at, kept);
    }
    return held;
  }
}
