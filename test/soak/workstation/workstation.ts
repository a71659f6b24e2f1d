import type { Worker } from 'node:worker_threads';
import type { QueryInput, QueryName, QueryValues } from '../../../shared/contracts/queries';
import type { CommandInput, CommandName, CommandResult } from '../../../shared/contracts/commands/commands';
import { Disk, type Origins } from './disk';
import type { Beginning, FromThread, ToThread } from './messages';
import type { Program } from './program';

/** An act that takes longer has no end: it is a defect. */
const LONGEST_ANSWER_MS = 90_000;

/** The thread was killed before it answered. */
export class Killed extends Error {}

const LONGEST_END_MS = 2000;
const ENDED = -1;

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void };

/** One workstation: a thread that may be killed, and the disk that outlives it. */
export class Workstation {
  readonly disk: Disk;
  /** Errors that nobody caught. */
  readonly unhandled: string[] = [];
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private lives = 0;

  constructor(
    private readonly program: Program,
    readonly name: string,
    private readonly time: Pick<Beginning, 'seed' | 'haste' | 'skew'>,
    origins: Origins,
  ) {
    this.disk = new Disk(origins);
  }

  /** Resolves once it asks for a passphrase. Rejects with `Killed` where it is killed before. */
  async start(): Promise<void> {
    const beginning: Beginning = {
      ...this.time,
      seed: this.time.seed * 64 + this.lives++,
      databases: this.disk.databases,
    };
    const thread = this.program.thread();
    this.thread = thread;
    const started = this.expect(0);
    thread.on('message', (message: FromThread) => this.hear(message));
    thread.on('error', (error: Error) => {
      this.thread = null;
      this.unhandled.push(`${this.name} ended: ${error.stack}`);
      this.over(error);
    });
    this.say({ kind: 'begin', beginning });
    await started;
  }

  ask(what: string, input: unknown = null): Promise<unknown> {
    if (!this.thread) return Promise.reject(new Killed());
    const n = ++this.asked;
    const answer = this.expect(n);
    this.say({ kind: 'ask', n, what, input });
    const late = setTimeout(
      () => this.settle(n, null, `${this.name} never answered: ${what} ${JSON.stringify(input)}`),
      LONGEST_ANSWER_MS,
    );
    return answer.finally(() => clearTimeout(late));
  }

  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>> {
    return this.ask('command', [name, input]) as Promise<CommandResult<N>>;
  }

  query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryValues[N]> {
    return this.ask('query', [name, input]) as Promise<QueryValues[N]>;
  }

  /** For good, its thread to be another's; one that does not come to an end is killed. */
  async end(): Promise<void> {
    const { thread } = this;
    if (!thread) return;
    const ended = this.expect(ENDED).then(() => true);
    this.say({ kind: 'end' });
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), LONGEST_END_MS).unref());
    if (await Promise.race([ended, late])) {
      this.thread = null;
      this.program.giveBack(thread);
    } else {
      ended.catch(() => undefined);
      await this.kill();
    }
  }

  /** In the middle of whatever it does. What it had handed over by then is on the disk. */
  async kill(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
    this.over(new Killed());
  }

  private say(message: ToThread): void {
    this.thread?.postMessage(message);
  }

  private expect(n: number): Promise<never> {
    return new Promise((resolve, reject) => this.waiting.set(n, { resolve, reject }));
  }

  private over(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private hear(message: FromThread): void {
    switch (message.kind) {
      case 'committed':
        return this.disk.committed(message.committed);
      case 'unhandled':
        this.unhandled.push(`${this.name}: ${message.error}`);
        return;
      case 'dropped':
        return this.disk.dropped(message.database);
      case 'shell': {
        const { n, request } = message.envelope;
        return this.say({ kind: 'shell', reply: { n, ok: true, value: this.disk.answer(request) } });
      }
      case 'started':
        return this.settle(0, undefined, null);
      case 'ended':
        return this.settle(ENDED, undefined, null);
      case 'answer':
        return this.settle(message.n, message.value, message.error ?? null);
    }
  }

  private settle(n: number, value: unknown, error: string | null): void {
    const waiting = this.waiting.get(n);
    this.waiting.delete(n);
    if (error === null) waiting?.resolve(value as never);
    else waiting?.reject(new Error(error));
  }
}
