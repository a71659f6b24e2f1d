// First what a browser's Worker has, then time and chance, then the engine.
import { onMessage, send } from './door';
import type { QueryName } from '../../../shared/contracts/queries';
import type { CommandName } from '../../../shared/contracts/commands/commands';
import { act } from './acts';
import { hasten, skewBy } from './haste';
import { leavesOf, wholeOf } from './inspect';
import { dropAll, putBack } from './keptStores';
import type { Beginning } from './messages';
import { Running } from './running';

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
