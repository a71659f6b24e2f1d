import type { ZodError } from 'zod';
import { SerialQueue } from '../../shared/base/serialQueue';
import { errorName } from '../../shared/base/errorName';
import { troubleOf } from '../../shared/region/trouble';
import {
  isWokenBy,
  queries,
  type QueryName,
  type QueryValues,
  type Topic,
} from '../../shared/contracts/queries';
import {
  commands,
  placeOfCommand,
  type BackupCommand,
  type CommandInput,
  type CommandName,
  type DoorCommand,
  type SessionCommand,
} from '../../shared/contracts/commands/commands';
import type { Audience } from '../../shared/contracts/audience';
import type { Command } from '../../shared/contracts/commands/command';
import type { Shell } from '../../shared/contracts/shell';
import { mayWrite, type StorageView } from '../../shared/contracts/storage';
import type { SessionView, SyncView } from '../../shared/contracts/views';
import { instantOf } from '../../shared/domain/brand';
import { fail, ok, type Result } from '../../shared/domain/result';
import {
  enrol,
  lookAtDoor,
  openRecovery,
  recover,
  unlock,
  unlockWithKeychain,
  type Door,
} from './keys/access';
import { BackupCommands } from './backup/commands';
import { runCommand } from './commands/commands';
import { recordQueries, type RecordQuery } from './queries/queries';
import { Connection, type Asked } from './connection';
import type { Desk } from './session/actor';
import { OpenEngine, type Listener } from './openEngine';
import { withNews, wordsOf, type Notice } from './services/notice';
import { OpenedAhead } from './database/openedAhead';
import { readOnlySync, StorageState } from './storage/storageState';
import type { Change } from './readModel/projector';
import type { OpenVault } from './keys/vaultRecord';
import { Locked, Watchers } from './queries/watchers';

const locked = fail('locked', 'Ce poste est verrouillé.', {
  safe: 'Tout est enregistré.',
  next: 'Déverrouillez-le avec votre phrase secrète.',
});
const misput = ({ issues }: ZodError): Result<never> =>
  fail('invalid', 'Cette saisie est incomplète ou mal formée.', { next: issues[0]?.path.join('.') ?? '' });
const KEYS_ALTERED =
  'Le fichier des clés de ce poste a été modifié en dehors de Concerto\u00a0: ce qui n’y avait pas été écrit par Concerto en a été écarté. Vos données sont intactes. Prévenez votre service informatique\u00a0; si la clé de récupération ou l’ouverture par la session de l’ordinateur manque, refaites-la dans les réglages.';
const LOCKED_SYNC: SyncView = {
  state: 'noRegion',
  pending: 0,
  done: 0,
  total: 0,
  address: null,
  refusal: null,
  sentence: 'Ce poste est verrouillé',
  denied: 0,
  isForeign: false,
};

type OwnQuery = Exclude<QueryName, RecordQuery>;

/** The engine: one queue of commands, open queries, and what is unlocked at the moment. */
export class Engine implements Asked {
  private state: SessionView['state'] = 'starting';
  private open: OpenEngine | null = null;
  private notices: readonly Notice[] = [];
  private door: Door = { tryAgainAt: null, recoveryOnly: false, keychain: false };
  private readonly watchers: Watchers;
  private readonly storage: StorageState;
  private readonly queue = new SerialQueue();
  private desks = 0;
  /** From the first passphrase that is tried until one opens. */
  private ahead: OpenedAhead | null = null;
  /** What is asked of the workstation itself, not of its records. */
  private readonly ownQueries: { readonly [N in OwnQuery]: () => QueryValues[N] | Promise<QueryValues[N]> } =
    {
      session: () => this.sessionView(),
      sync: () => this.syncView(),
      denied: () => this.open?.sync.denied() ?? [],
      backups: async () => (await this.open?.backups?.view()) ?? null,
    };
  private readonly backups: BackupCommands;

  constructor(
    private readonly shell: Shell,
    private readonly timeZone: string,
  ) {
    this.watchers = new Watchers(() => this.storage.view);
    this.storage = new StorageState(shell, (before) => this.storageChanged(before));
    this.backups = new BackupCommands(shell, {
      service: () => this.open?.backups ?? null,
      opened: (vault) => {
        this.state = 'locked';
        return this.unlocked(vault);
      },
      tasksChanged: () => this.watchers.notify(['tasks']),
    });
  }

  async start(): Promise<void> {
    await this.storage.start();
    this.shell.onEvent((event) => {
      if (event.event === 'phones') this.open?.phones.hear(event);
      else if (event.event === 'network') this.open?.sync.told(troubleOf(event.error));
    });
    this.state = (await this.shell.readVault()) === null ? 'empty' : 'locked';
    await this.look();
    this.watchers.notify(['session']);
  }

  /** @param send answers to what is asked with `query` */
  connect(audience: Audience, send: (n: number, result: Result<unknown>) => void): Connection {
    return new Connection(this, { name: `${audience} ${++this.desks}`, audience }, send);
  }

  async command(name: CommandName, input: unknown, desk: Desk): Promise<Result<unknown>> {
    const it: Command = commands[name];
    const parsed = it.input.safeParse(input);
    if (!parsed.success) return misput(parsed.error);
    const run = async () => {
      const refusal = this.storage.refuses(name);
      if (refusal) return refusal;
      const result = await this.run(name, parsed.data, desk);
      if (it.changesDoor) await this.look();
      return result;
    };
    if (name === 'lock') this.open?.beginClose();
    return it.beside ? run() : this.queue.run(run);
  }

  private run(name: CommandName, input: unknown, desk: Desk): Promise<Result<unknown>> {
    switch (placeOfCommand(name)) {
      case 'backups':
        return this.backups.run(name as BackupCommand, input);
      case 'door':
        return this.access(name as DoorCommand, input);
      case 'session':
        return this.recordCommand(name as SessionCommand, input, desk);
    }
  }

  query(key: string, name: QueryName, input: unknown, send: (result: Result<unknown>) => void): void {
    const own = this.ownQueries;
    if (!(name in own)) return this.recordQuery(key, name as RecordQuery, input, send);
    const view = own[name as OwnQuery];
    this.watchers.add(key, {
      run: async () => view(),
      send,
      concerned: (topic) => typeof topic === 'string' && isWokenBy(name, topic),
    });
  }

  /** The cable is out: said at once, without waiting for a request to fail. */
  networkLost(): void {
    this.open?.sync.networkLost();
  }

  /** The machine has a network again: replication need not wait for its next try. */
  networkReturned(): void {
    this.open?.sync.networkReturned();
  }

  drop(key: string): void {
    this.watchers.drop(key);
  }

  left(desk: Desk): void {
    this.open?.left(desk);
  }

  private recordQuery<N extends RecordQuery>(
    key: string,
    name: N,
    input: unknown,
    send: (result: Result<unknown>) => void,
  ): void {
    const query = recordQueries[name];
    const understood = queries[name].input.safeParse(input);
    if (!understood.success) return send(misput(understood.error));
    const parsed = understood.data as Parameters<typeof query.run>[1];
    const concerned = (topic: Topic | Change) =>
      typeof topic === 'string' ? isWokenBy(name, topic) : query.concerned(parsed, topic);
    const run = async () => {
      const { open } = this;
      if ('database' in parsed) open?.seen(parsed.database);
      await open?.session.store.settled();
      if (!open || open !== this.open) throw new Locked();
      const answer = await query.run(open, parsed);
      // Not found, or not found yet.
      if (answer !== null || !('database' in parsed) || open.isReady(parsed.database)) return answer;
      await open.ready(parsed.database);
      if (open !== this.open) throw new Locked();
      return query.run(open, parsed);
    };
    this.watchers.add(key, { run, send, concerned });
  }

  /** Waits until what it touches is known to be whole: its database, or all where it names none and writes. */
  private async recordCommand(name: SessionCommand, input: unknown, desk: Desk): Promise<Result<unknown>> {
    const { open } = this;
    const { database } = input as { database?: string };
    if (database !== undefined || commands[name].writes === 'records') await open?.ready(database);
    if (!open || open.closed) return locked;
    const refusal = this.storage.refuses(name);
    if (refusal) return refusal;
    const result = await runCommand(open.actorAt(desk), name, input, open, this.storage);
    // IndexedDB failed under it: what it did not find may well be there, and its own sentence would mislead.
    return result.ok ? result : (this.storage.refuses(name) ?? result);
  }

  private async access(name: DoorCommand, input: unknown): Promise<Result<unknown>> {
    switch (name) {
      case 'enrol':
      case 'recover': {
        const made = await (name === 'enrol'
          ? enrol(this.shell, input as CommandInput<'enrol'>)
          : recover(this.shell, input as CommandInput<'recover'>));
        if (!made.ok) return made;
        const done = await this.unlocked(made.value.open);
        return done.ok ? ok({ recoveryKey: made.value.recoveryKey }) : done;
      }
      case 'unlock':
      case 'unlockWithKeychain': {
        if (!this.open) this.ahead ??= new OpenedAhead();
        const opened = await (name === 'unlock'
          ? unlock(this.shell, input as CommandInput<'unlock'>)
          : unlockWithKeychain(this.shell));
        if (!opened.ok) return opened;
        return this.unlocked(opened.value, this.ahead);
      }
      case 'openRecovery':
        return openRecovery(this.shell, input as CommandInput<'openRecovery'>);
      case 'lock':
        await this.lock();
        return ok(null);
      case 'dismissNotices':
        this.notices = [];
        if (this.open?.session.workstation.keysAltered)
          await this.open.session
            .saveWorkstation({ keysAltered: undefined })
            .catch(() => console.warn('vault not changed'));
        void this.open?.backups?.noticesRead();
        this.watchers.notify(['session']);
        return ok(null);
    }
  }

  private async unlocked(vault: OpenVault, ahead: OpenedAhead | null = null): Promise<Result<null>> {
    this.ahead = null;
    await this.lock();
    this.notices = [];
    const listener: Listener = {
      wake: (topics) => this.watchers.notify(topics),
      inTurn: (work) => this.queue.run(work),
      answered: () => this.watchers.answered(),
      noticed: (notices) => {
        const now = withNews(this.notices, notices);
        if (now === this.notices) return;
        this.notices = now;
        this.watchers.notify(['session']);
      },
    };
    const open = new OpenEngine(vault, this.shell, this.storage, this.timeZone, listener, ahead);
    await open.start();
    if (vault.workstation.keysAltered) this.notices = [KEYS_ALTERED, ...this.notices];
    this.open = open;
    this.state = 'open';
    this.watchers.notify(['session']);
    return ok(null);
  }

  /** Drops the key, the decrypted documents and the index with their holder. */
  private async lock(): Promise<void> {
    if (!this.open) return;
    const closing = this.open;
    this.open = null;
    this.state = 'locked';
    this.notices = [];
    await closing.close();
    this.watchers.notify(['session']);
  }

  private storageChanged(before: StorageView): void {
    this.watchers.notify(['storage']);
    if (mayWrite(before) === this.storage.mayWrite) return;
    void this.queue
      .run(() => this.open?.storageChanged())
      .catch((error: unknown) => console.warn('not brought up to date', errorName(error)));
  }

  private syncView(): SyncView {
    const view = this.open?.sync.view() ?? LOCKED_SYNC;
    return this.open && !this.storage.mayWrite ? readOnlySync(view, this.storage.view) : view;
  }

  /** Who is let in, and how, may have changed. */
  private async look(): Promise<void> {
    const before = this.door;
    this.door = await lookAtDoor(this.shell);
    const changed = JSON.stringify(before) !== JSON.stringify(this.door);
    this.watchers.notify(changed ? ['session'] : ['keys']);
  }

  private sessionView(): SessionView {
    const { tryAgainAt, ...door } = this.door;
    return {
      ...door,
      tryAgainAt: tryAgainAt === null ? null : instantOf(new Date(tryAgainAt)),
      state: this.state,
      user: this.open?.session.user ?? null,
      shell: this.shell.kind,
      notices: this.notices.map(wordsOf),
      tasks: [...(this.open?.tasks ?? []), ...this.backups.tasks],
      storage: this.storage.view,
    };
  }
}
