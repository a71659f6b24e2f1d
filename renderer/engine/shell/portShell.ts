import type {
  Shell,
  ShellAnswers,
  ShellEvent,
  ShellReply,
  ShellRequest,
} from '../../../shared/contracts/shell';

/** The main process could not do it; the message is a French sentence for the user. */
export class ShellRefusal extends Error {}

/** As the main process takes of them at once; who must have all or nothing writes no more than that. */
const MAX_ENTRIES = 2000;

/** The desktop shell, over the port that the main process handed to the page and the page to this Worker. */
export function portShell(port: MessagePort): Shell {
  let next = 1;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners: ((event: ShellEvent) => void)[] = [];
  port.onmessage = ({ data }: MessageEvent<ShellReply | ShellEvent>) => {
    if ('event' in data) return listeners.forEach((listen) => listen(data));
    const waiter = waiting.get(data.n);
    waiting.delete(data.n);
    if (data.ok) waiter?.resolve(data.value);
    else waiter?.reject(new ShellRefusal(data.message));
  };
  const ask = <Op extends ShellRequest['op']>(
    request: Extract<ShellRequest, { op: Op }>,
  ): Promise<ShellAnswers[Op]> =>
    new Promise((resolve, reject) => {
      const n = next++;
      waiting.set(n, { resolve: resolve as (value: unknown) => void, reject });
      port.postMessage({ n, request });
    });
  return {
    kind: 'desktop',
    appendJournal: async (entries) => {
      for (let from = 0; from < entries.length; from += MAX_ENTRIES)
        await ask<'journal.append'>({
          op: 'journal.append',
          entries: entries.slice(from, from + MAX_ENTRIES),
        });
    },
    readJournal: (from, until) =>
      ask<'journal.read'>({ op: 'journal.read', from, ...(until === undefined ? {} : { until }) }),
    upkeep: {
      segments: async () => (await ask<'journal.segments'>({ op: 'journal.segments' })).segments,
      roll: async () => {
        await ask<'journal.roll'>({ op: 'journal.roll' });
      },
      digest: async (segment) => (await ask<'journal.digest'>({ op: 'journal.digest', segment })).sha256,
      survey: async (before, after) =>
        (await ask<'journal.survey'>({ op: 'journal.survey', before, after })).survey,
      compact: async (segment, drop) =>
        (await ask<'journal.compact'>({ op: 'journal.compact', segment, drop: [...drop] })).dropped,
      rewrite: async (part) => (await ask<'journal.rewrite'>({ op: 'journal.rewrite', ...part })).rewritten,
    },
    readVault: async () => (await ask<'vault.read'>({ op: 'vault.read' })).text,
    writeVault: async (text) => {
      await ask<'vault.write'>({ op: 'vault.write', text });
    },
    readTries: async () => (await ask<'tries.read'>({ op: 'tries.read' })).text,
    writeTries: async (text) => {
      await ask<'tries.write'>({ op: 'tries.write', text });
    },
    keychain: {
      state: () => ask<'keychain.state'>({ op: 'keychain.state' }),
      keep: async (secret) => {
        await ask<'keychain.keep'>({ op: 'keychain.keep', secret });
      },
      read: async () => (await ask<'keychain.read'>({ op: 'keychain.read' })).secret,
      forget: async () => {
        await ask<'keychain.forget'>({ op: 'keychain.forget' });
      },
    },
    allowRegion: async (origin) => {
      await ask<'region.allow'>({ op: 'region.allow', origin });
    },
    readWitness: async () => (await ask<'witness.read'>({ op: 'witness.read' })).record,
    writeWitness: async (sighting, settled) => {
      await ask<'witness.write'>({ op: 'witness.write', sighting, settled });
    },
    readSpace: () => ask<'space.read'>({ op: 'space.read' }),
    noteTrouble: async () => {
      await ask<'witness.trouble'>({ op: 'witness.trouble' });
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    backups: (request) => ask(request as ShellRequest) as Promise<never>,
    phones: (request) => ask(request as ShellRequest) as Promise<never>,
  };
}
