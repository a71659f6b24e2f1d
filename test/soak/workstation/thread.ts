// First what a browser's Worker has, then time and chance, then the data node.
import { onMessage, send } from './door';
import { DataNode } from '../../../renderer/node/dataNode';
import { portShell } from '../../../renderer/node/shell/portShell';
import type { OpenNode } from '../../../renderer/node/openNode';
import type {
  CommandInput,
  CommandName,
  QueryInput,
  QueryName,
  QueryValues,
} from '../../../shared/contracts/node';
import type { Shell, ShellReply } from '../../../shared/contracts/shell';
import type { Result } from '../../../shared/domain/result';
import { act } from './acts';
import { hasten, skewBy } from './haste';
import { leavesOf, wholeOf } from './inspect';
import { dropAll, putBack } from './keptStores';
import type { Beginning } from './messages';

/** One workstation: the data node with the shell's contract on this side and the disk on the other. */
export class Running {
  private readonly node: DataNode;
  private readonly answers = new Map<number, (result: Result<unknown>) => void>();
  private asked = 0;
  private readonly port: { onmessage: ((event: { data: ShellReply }) => void) | null };

  constructor() {
    const port = { onmessage: null, postMessage: (envelope: never) => send({ kind: 'shell', envelope }) };
    this.port = port;
    // Upkeep of the journal and backups have their own tests; the soak is about what the region and the stores hold.
    const shell: Shell = { ...portShell(port as unknown as MessagePort), upkeep: null, backups: null };
    this.node = new DataNode(shell, 'Europe/Paris', (n, result) => this.answers.get(n)?.(result));
  }

  start(): Promise<void> {
    return this.node.start();
  }

  get open(): OpenNode {
    const { open } = this.node as unknown as { open: OpenNode | null };
    if (!open) throw new Error('locked');
    return open;
  }

  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<unknown>> {
    return this.node.command(name, input);
  }

  ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryValues[N]> {
    return new Promise((resolve, reject) => {
      const n = ++this.asked;
      this.answers.set(n, (result) => {
        this.answers.delete(n);
        this.node.drop(n);
        if (result.ok) resolve(result.value as never);
        else reject(new Error(result.problem.message));
      });
      this.node.query(n, name, input);
    });
  }

  network(isThere: boolean): void {
    if (isThere) this.node.networkReturned();
    else this.node.networkLost();
  }

  shellAnswers(data: ShellReply): void {
    this.port.onmessage?.({ data });
  }
}

function obey(running: Running, what: string, input: unknown): unknown {
  switch (what) {
    case 'command': {
      const [name, given] = input as [CommandName, never];
      return running.command(name, given);
    }
    case 'query': {
      const [name, given] = input as [QueryName, never];
      return running.ask(name, given);
    }
    case 'act':
      return act(running, input as Parameters<typeof act>[1]);
    case 'network':
      return running.network(input as boolean);
    case 'skew':
      return skewBy(input as number);
    case 'leaves':
      return leavesOf(running, input as string);
    case 'whole':
      return wholeOf(running, input as string);
    default:
      throw new Error(what);
  }
}

let running: Running | null = null;

async function begin(beginning: Beginning): Promise<void> {
  hasten(beginning);
  await putBack(beginning.databases);
  running = new Running();
  await running.start();
  send({ kind: 'started' });
}

/** What one workstation leaves behind is not to be found by the next. */
async function end(): Promise<void> {
  await running?.command('lock', {});
  running = null;
  await dropAll();
  send({ kind: 'ended' });
}

async function answer(n: number, what: string, input: unknown): Promise<void> {
  try {
    if (!running) throw new Error('not begun');
    send({ kind: 'answer', n, value: await obey(running, what, input) });
  } catch (error) {
    send({ kind: 'answer', n, error: error instanceof Error ? (error.stack ?? '') : String(error) });
  }
}

onMessage((message) => {
  if (message.kind === 'shell') running?.shellAnswers(message.reply);
  else if (message.kind === 'begin') void begin(message.beginning);
  else if (message.kind === 'end') void end();
  else void answer(message.n, message.what, message.input);
});
