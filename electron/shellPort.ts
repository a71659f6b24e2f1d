import { SerialQueue } from '../shared/base/serialQueue';
import type { MessagePortMain } from 'electron';
import {
  isBackupRequest,
  isPhonesRequest,
  shellEnvelopeSchema,
  type JournalUpkeep,
  type ShellAnswers,
  type ShellEvent,
  type ShellReply,
  type ShellRequest,
} from '../shared/contracts/shell';
import { type JournalEntry } from '../shared/records/journalEntry';
import { assertNever } from '../shared/domain/result';
import { DiskRefusal } from './files/disk';
import type { Keychain } from './files/keychain';
import type { SpaceGuard } from './files/space';
import type { Backups } from './backup/backups';
import type { Tries, Vault } from './files/vault';
import type { Phones } from './phones/phones';
import type { Settings } from './security/settings';
import type { Witness } from './files/witness';
import type { Journal } from './journal/journal';

type OpenJournal = Pick<Journal, 'append' | 'read' | 'close' | keyof JournalUpkeep>;
type Port = Pick<MessagePortMain, 'on' | 'start' | 'close' | 'postMessage'>;

/** Answers the engine's requests, over one port at a time: a reloaded page brings a new one. */
export class ShellServer {
  private port: Port | null = null;
  private journal: Promise<OpenJournal> | null = null;
  private pending = 0;
  /** What is to be written to the journal and waits for leave. */
  private readonly admitting = new SerialQueue();
  private lastActivity = 0;

  constructor(
    private readonly openJournal: () => Promise<OpenJournal>,
    private readonly vault: Pick<Vault, 'read' | 'write'>,
    private readonly settings: Pick<Settings, 'allowRegion'>,
    private readonly witness: Pick<Witness, 'read' | 'write' | 'trouble'>,
    private readonly space: Pick<SpaceGuard, 'beforeWrite' | 'refused' | 'broke'>,
    private readonly backups: Pick<Backups, 'answer' | 'dropAll'>,
    private readonly tries: Pick<Tries, 'read' | 'write'>,
    private readonly keychain: Pick<Keychain, 'state' | 'keep' | 'read' | 'forget'>,
    private readonly phones: Pick<Phones, 'answer' | 'close'>,
  ) {}

  attach(port: Port): void {
    this.port?.close();
    this.port = port;
    void this.backups.dropAll();
    // What the engine before this one opened, nobody answers for.
    void this.phones.close();
    port.on('close', () => {
      if (port === this.port) void this.phones.close();
    });
    port.on('message', ({ data }: { data: unknown }) => void this.receive(port, data));
    port.start();
  }

  /** What the engine has to know without asking; an engine that connects later asks. */
  tell(event: ShellEvent): void {
    this.port?.postMessage(event);
  }

  /** Closes the journal's files, for a restore to put others in their place; the next request opens them. */
  async releaseJournal(): Promise<void> {
    const journal = await this.journal?.catch(() => null);
    this.journal = null;
    await journal?.close();
  }

  /** Resolves once nothing but a backup has been asked for a while, at the latest after `limit` milliseconds. */
  async quiet(idle: number, limit: number): Promise<void> {
    const start = Date.now();
    this.lastActivity = start;
    while (Date.now() - start < limit && (this.pending > 0 || Date.now() - this.lastActivity < idle))
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  private async receive(port: Port, data: unknown): Promise<void> {
    const envelope = shellEnvelopeSchema.safeParse(data);
    if (!envelope.success) {
      const n = numberOf(data);
      if (n !== null) this.reply(port, { n, ok: false, message: 'Demande refusée.' });
      return;
    }
    const { n, request } = envelope.data;
    if (!isBackupRequest(request)) this.pending++;
    try {
      this.reply(port, { n, ok: true, value: await this.answer(request) });
    } catch (error) {
      // Told before the answer: the engine then knows why it was refused.
      if (error instanceof DiskRefusal && error.full) this.space.refused();
      this.reply(port, {
        n,
        ok: false,
        message: error instanceof Error ? error.message : 'Demande refusée.',
      });
    } finally {
      if (!isBackupRequest(request)) {
        this.pending--;
        this.lastActivity = Date.now();
      }
    }
  }

  /** Opened at the first request; tried anew at the next one where the disk did not let it. */
  private opened(): Promise<OpenJournal> {
    this.journal ??= this.openJournal().catch((error: unknown) => {
      this.journal = null;
      throw error;
    });
    return this.journal;
  }

  /** Into the journal in the order in which they came: their numbers say so. */
  private async append(entries: readonly JournalEntry[]): Promise<void> {
    const journal = await this.admitting.run(async () => {
      if ((await this.space.beforeWrite()).level === 'readOnly') throw new Error(noRoom);
      return this.opened();
    });
    await journal.append(entries);
  }

  private reply(port: Port, reply: ShellReply): void {
    if (port === this.port) port.postMessage(reply);
  }

  private async answer(request: ShellRequest): Promise<ShellAnswers[ShellRequest['op']]> {
    if (isBackupRequest(request)) return this.backups.answer(request);
    if (isPhonesRequest(request)) return this.phones.answer(request);
    switch (request.op) {
      case 'journal.append':
        await this.append(request.entries);
        return { flushed: request.entries.length };
      case 'journal.read':
        return (await this.opened()).read(request.from, request.until);
      case 'journal.segments':
        return { segments: await (await this.opened()).segments() };
      case 'journal.roll':
        await (await this.opened()).roll();
        return { rolled: true };
      case 'journal.digest':
        return { sha256: await (await this.opened()).digest(request.segment) };
      case 'journal.survey':
        return { survey: await (await this.opened()).survey(request.before, request.after) };
      case 'journal.compact':
        return { dropped: await (await this.opened()).compact(request.segment, request.drop) };
      case 'journal.rewrite':
        return { rewritten: await (await this.opened()).rewrite(request) };
      case 'vault.read':
        return { text: await this.vault.read() };
      case 'vault.write':
        await this.vault.write(request.text);
        return { written: true };
      case 'tries.read':
        return { text: await this.tries.read() };
      case 'tries.write':
        await this.tries.write(request.text);
        return { written: true };
      case 'keychain.state':
        return this.keychain.state();
      case 'keychain.keep':
        await this.keychain.keep(request.secret);
        return { written: true };
      case 'keychain.read':
        return { secret: await this.keychain.read() };
      case 'keychain.forget':
        await this.keychain.forget();
        return { written: true };
      case 'region.allow':
        await this.settings.allowRegion(request.origin);
        return { allowed: true };
      case 'witness.read':
        return { record: await this.witness.read() };
      case 'witness.write':
        await this.witness.write(request.sighting, request.settled);
        return { written: true };
      case 'space.read':
        return this.space.beforeWrite();
      case 'witness.trouble':
        this.space.broke();
        await this.witness.trouble();
        return { noted: true };
      default:
        return assertNever(request);
    }
  }
}

const noRoom =
  'Il ne reste presque plus de place sur le disque\u00a0: rien n’a été écrit. Libérez de la place\u00a0: Concerto reprend de lui-même.';

const numberOf = (data: unknown): number | null =>
  typeof data === 'object' && data !== null && 'n' in data && typeof data.n === 'number' ? data.n : null;
