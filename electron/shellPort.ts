import type { MessagePortMain } from 'electron';
import {
  shellEnvelopeSchema,
  type ShellAnswers,
  type ShellReply,
  type ShellRequest,
} from '../shared/contracts/shell';
import { assertNever } from '../shared/domain/result';
import type { Vault } from './files/vault';
import type { Settings } from './files/settings';
import type { Witness } from './files/witness';
import type { Journal } from './journal/journal';

type OpenJournal = Pick<Journal, 'append' | 'read'>;
type Port = Pick<MessagePortMain, 'on' | 'start' | 'close' | 'postMessage'>;

/** Answers the data node's requests, over one port at a time: a reloaded page brings a new one. */
export class ShellServer {
  private port: Port | null = null;
  private journal: Promise<OpenJournal> | null = null;
  private pending = 0;
  private lastActivity = 0;

  constructor(
    private readonly openJournal: () => Promise<OpenJournal>,
    private readonly vault: Pick<Vault, 'read' | 'write'>,
    private readonly settings: Pick<Settings, 'allowRegion'>,
    private readonly witness: Pick<Witness, 'read' | 'write'>,
  ) {}

  attach(port: Port): void {
    this.port?.close();
    this.port = port;
    port.on('message', ({ data }: { data: unknown }) => void this.receive(port, data));
    port.start();
  }

  /** Resolves once nothing has been asked for a while, at the latest after `limit` milliseconds. */
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
    this.pending++;
    try {
      this.reply(port, { n, ok: true, value: await this.answer(request) });
    } catch (error) {
      this.reply(port, {
        n,
        ok: false,
        message: error instanceof Error ? error.message : 'Demande refusée.',
      });
    } finally {
      this.pending--;
      this.lastActivity = Date.now();
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

  private reply(port: Port, reply: ShellReply): void {
    if (port === this.port) port.postMessage(reply);
  }

  private async answer(request: ShellRequest): Promise<ShellAnswers[ShellRequest['op']]> {
    switch (request.op) {
      case 'journal.append':
        await (await this.opened()).append(request.entries);
        return { flushed: request.entries.length };
      case 'journal.read':
        return (await this.opened()).read(request.from);
      case 'vault.read':
        return { text: await this.vault.read() };
      case 'vault.write':
        await this.vault.write(request.text);
        return { written: true };
      case 'region.allow':
        await this.settings.allowRegion(request.origin);
        return { allowed: true };
      case 'witness.read':
        return { record: await this.witness.read() };
      case 'witness.write':
        await this.witness.write(request.sighting, request.settled);
        return { written: true };
      default:
        return assertNever(request);
    }
  }
}

const numberOf = (data: unknown): number | null =>
  typeof data === 'object' && data !== null && 'n' in data && typeof data.n === 'number' ? data.n : null;
