import { errorName } from '../../../shared/base/errorName';
import { proofWords } from '../../../shared/backup/proofWords';
import type { WitnessRecord } from '../../../shared/contracts/witness';
import type { DatabaseName } from '../../../shared/domain/ids';
import { isDemonstration } from '../../../shared/region/databaseName';
import { adoptRestored, auditRestored } from '../journal/adoption';
import type { Session } from '../session/session';
import {
  leftOutWords,
  oddEntryWords,
  oddWords,
  putBackWords,
  startNotices,
  tamperedWords,
  type Found,
} from '../storage/startNotices';
import { dumpToJournal } from '../journal/dump';
import type { Stand } from '../database/localDatabase';
import { putBackLost } from '../journal/lostInStore';
import { marksOf, restoreFromJournal, type Pace } from '../journal/restore';
import type { Sentinel } from '../database/sentinel';
import { databaseStanding, standingOf } from '../database/standing';

interface Checked {
  /** What to tell the user. */
  readonly notices: readonly string[];
  readonly stands: ReadonlyMap<DatabaseName, Stand>;
}

type Seen = ReadonlyMap<string, { readonly documents: number }>;

/**
 * Compares what PouchDB holds with the journal and with what the main process remembers, before anything else writes;
 * puts back what is missing. After a quiet night it opens the databases, counts, and reads the journal's last entries.
 */
export class Integrity {
  private readonly madeAnew = new Set<DatabaseName>();

  constructor(
    private readonly session: Session,
    private readonly witness: WitnessRecord | null,
    private readonly sentinel: Sentinel | null,
    private readonly pace: Pace & { expected(documents: number): void },
  ) {}

  async check(): Promise<Checked> {
    const leftOut = await this.adoptRestored();
    const { store, shell, workstation } = this.session;
    const known = workstation.databases;
    const before = await this.stands(known);
    const witnessed = new Map((this.witness?.sighting?.databases ?? []).map((it) => [it.name, it]));
    const seen = new Map(
      known.flatMap((name) => {
        const it = witnessed.get(store.open(name).localName);
        return it ? [[name, it] as const] : [];
      }),
    );
    const whole = standingOf(this.sentinel, this.witness);
    const standings = new Map(
      known.map((name) => [name, databaseStanding(seen.get(name), before.get(name) ?? nothing)]),
    );
    const trouble = this.witness?.trouble ?? false;
    const all = trouble || whole !== 'same';
    const suspects = new Set(
      known.filter((name) => all || standings.get(name) !== 'same' || this.madeAnew.has(name)),
    );
    const isOlder = whole === 'rolledBack' || [...standings.values()].includes('rolledBack');
    const { journal } = this.session;
    const first = workstation.journal?.first ?? null;
    const dumped = { copied: 0, odd: 0 };
    const dump = async (names: readonly DatabaseName[]) => {
      const { copied, odd } = await dumpToJournal(store, shell, names, this.pace, first);
      dumped.copied += copied;
      dumped.odd = odd;
    };
    if (trouble || isOlder) {
      const places = await Promise.all(known.map((name) => store.open(name).journalCursor()));
      journal?.reachedBefore((await marksOf(store, places, this.witness?.sighting?.journal)).reached);
      await dump(known);
    }
    if (suspects.size > 0) this.pace.expected(sum(seen, suspects));
    const restored = await restoreFromJournal(
      store,
      shell,
      before,
      suspects,
      this.pace,
      new Set(workstation.away?.map(({ database }) => database)),
      { journal, first, witnessed: this.witness?.sighting?.journal },
    );
    const tampered = tamperedWords(restored);
    // What the journal lost, the store may still have.
    if (restored.shorter || restored.damage.length + tampered.length > 0) await dump(restored.databases);
    // Said now; what is not there is not looked for again.
    await journal?.leaveOut(restored.proofs.missing);
    if (restored.databases.length > known.length)
      await this.session.saveWorkstation({ databases: [...restored.databases] });
    // One that was lost whole was filled from the journal itself.
    const incomplete = known.filter(
      (name) => suspects.has(name) && !this.madeAnew.has(name) && standings.get(name) !== 'lost',
    );
    const refilled = await this.putBackLost(incomplete);
    const changed = restored.databases.filter(
      (name) => restored.putBack.has(name) || refilled.has(name) || !before.has(name),
    );
    const stands = new Map([...before, ...(await this.stands(changed))]);
    const left = await this.left(suspects, seen, stands);
    const lost = [...suspects].some((name) => standings.get(name) === 'lost' || this.madeAnew.has(name));
    const putBack = [...restored.putBack.values()].reduce((n, of) => n + of, 0);
    // A change of the data key moves a board to a new database; that one is whole.
    const partial = (lost && putBack > 0) || left.missing + left.fromRegion > 0;
    const notices = startNotices({
      store: whole === 'emptied' ? whole : isOlder ? 'rolledBack' : partial ? 'partial' : 'whole',
      trouble,
      held: this.witness?.sighting ? sum(seen, suspects) : null,
      putBack,
      copied: dumped.copied,
      ...left,
      madeAnew: this.madeAnew.size,
      isRestored: Boolean((await shell.backups?.({ op: 'backup.restored' }))?.restored),
      isDamaged: restored.shorter || restored.damage.length + tampered.length > 0,
    });
    return {
      notices: [
        ...restored.damage,
        ...leftOut,
        ...tampered,
        ...oddWords(dumped.odd),
        ...oddEntryWords(restored.odd),
        ...putBackWords([...refilled.values()].reduce((n, of) => n + of, 0)),
        ...notices,
      ],
      stands,
    };
  }

  /** The journal was made of a backup: before anything of it is put into a database, what nobody vouches for goes. */
  private async adoptRestored(): Promise<readonly string[]> {
    const { shell, keys, workstation } = this.session;
    const { restored, first } = workstation.journal ?? {};
    const { upkeep } = shell;
    if (!restored || first !== undefined || !upkeep) return [];
    const breath = () => Promise.resolve(this.pace.goOn());
    const around = { shell, upkeep, keys, breath };
    const verdict = restored.verdict ?? (await this.judgeRestored(around, restored));
    const adopted = await adoptRestored(around, restored.run, restored.isFormer);
    await this.session.saveWorkstation({ journal: { first: adopted.first } });
    return [...(verdict ? proofWords(verdict) : []), ...leftOutWords(adopted.gone)];
  }

  /** Kept until the journal is adopted: killed in the middle of that, it can be asked no more. Null where the key was asked. */
  private async judgeRestored(
    around: Parameters<typeof auditRestored>[0],
    restored: { readonly run: string; readonly isFormer: boolean; readonly first?: number | undefined },
  ): Promise<Parameters<typeof proofWords>[0] | null> {
    const told = await this.session.shell.backups?.({ op: 'backup.restored' });
    const proof = told?.restored?.proof;
    if (!proof) return null;
    const { run, first = null } = restored;
    const { state, missing, without } = await auditRestored(around, { run, first }, proof);
    const verdict = { state, missing, without: without.length };
    await this.session.saveWorkstation({ journal: { restored: { ...restored, verdict } } });
    return verdict;
  }

  private putBackLost(names: readonly DatabaseName[]): ReturnType<typeof putBackLost> {
    const { store, shell, workstation } = this.session;
    const rest = () => Promise.resolve(this.pace.goOn());
    if (names.length === 0) return Promise.resolve(new Map());
    return putBackLost(store, shell, names, rest, workstation.journal?.first ?? null);
  }

  /** Opens each database; one that does not open, on a disk that has room, is made anew and filled again. */
  private async stands(names: readonly DatabaseName[]): Promise<Map<DatabaseName, Stand>> {
    const stands = await Promise.all(names.map(async (name) => [name, await this.stand(name)] as const));
    return new Map(stands);
  }

  private async stand(name: DatabaseName): Promise<Stand> {
    const { store } = this.session;
    for (let tries = 1; ; tries++) {
      try {
        return await store.open(name).stand();
      } catch (error) {
        this.pace.goOn();
        console.warn('database does not open', errorName(error));
        if (tries === 3) throw error;
        // Tried once more as it is, then made anew.
        if (tries === 2) this.madeAnew.add(name);
        await store.renew(name, tries === 2);
      }
    }
  }

  /** What these databases held when they were last seen and do not hold now: the region has it, or it is missing. */
  private async left(
    suspects: ReadonlySet<DatabaseName>,
    seen: Seen,
    stands: ReadonlyMap<DatabaseName, Stand>,
  ): Promise<Pick<Found, 'fromRegion' | 'missing'>> {
    const left = { fromRegion: 0, missing: 0 };
    for (const name of suspects) {
      const fewer = (seen.get(name)?.documents ?? 0) - (stands.get(name)?.documents ?? 0);
      if (fewer <= 0) continue;
      const deleted = await this.session.store.open(name).deletions();
      const isShared = this.session.workstation.region !== null && !isDemonstration(name);
      left[isShared ? 'fromRegion' : 'missing'] += Math.max(0, fewer - deleted);
    }
    return left;
  }
}

const nothing: Stand = { instance: '', documents: 0, sequence: 0 };

const sum = (seen: Seen, names: ReadonlySet<DatabaseName>): number =>
  [...names].reduce((n, name) => n + (seen.get(name)?.documents ?? 0), 0);
