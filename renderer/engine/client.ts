import { useEffect, useState } from 'react';
import type { FromEngine, ToEngine } from '../../shared/contracts/messages';
import type { QueryInput, QueryName, QueryValues } from '../../shared/contracts/queries';
import type { CommandInput, CommandName, CommandResult } from '../../shared/contracts/commands/commands';
import type { Result } from '../../shared/domain/result';

/**
 * The screens' only way to the data: commands answer once, queries again each time their data changes.
 * The engine lives in a dedicated Worker; this side holds no record.
 */
export class EngineClient {
  private next = 1;
  private readonly answers = new Map<number, (result: Result<unknown>) => void>();
  private readonly watchers = new Map<number, (result: Result<unknown>) => void>();

  /**
   * @param port to the engine, for this window alone
   * @param end ends the engine, whether it still answers or not
   */
  constructor(
    private readonly port: MessagePort,
    private readonly end: () => void,
  ) {
    port.onmessage = (event: MessageEvent<FromEngine>) => this.receive(event.data);
  }

  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>> {
    const n = this.next++;
    return new Promise((resolve) => {
      this.answers.set(n, resolve as (result: Result<unknown>) => void);
      this.send({ kind: 'command', n, name, input });
    });
  }

  /** @returns what ends the watch */
  watch<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    onData: (result: Result<QueryValues[N]>) => void,
  ): () => void {
    const n = this.next++;
    this.watchers.set(n, onData as (result: Result<unknown>) => void);
    this.send({ kind: 'query', n, name, input });
    return () => {
      this.watchers.delete(n);
      this.send({ kind: 'drop', n });
    };
  }

  /**
   * The engine hears when this window goes. It then answers this window no more, and takes back nothing that was done in
   * it. A page that the browser only puts aside may come back, and stays.
   * @param page the window, for its `pagehide`
   */
  leaveWith(page: EventTarget): void {
    page.addEventListener('pagehide', (event) => {
      if (!(event as PageTransitionEvent).persisted) this.send({ kind: 'leave' });
    });
  }

  /** Locks the workstation, then ends the engine: at the latest after `limit` milliseconds. */
  async close(limit: number): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, limit));
    await Promise.race([this.command('lock', {}), late]);
    this.end();
  }

  private send(message: ToEngine): void {
    this.port.postMessage(message);
  }

  private receive(message: FromEngine): void {
    if (message.kind === 'answer') {
      this.answers.get(message.n)?.(message.result);
      this.answers.delete(message.n);
    } else this.watchers.get(message.n)?.(message.result);
  }
}

let shared: EngineClient | null = null;

/** Set once by the composition root (`renderer/main.tsx`). */
export function installEngine(client: EngineClient): void {
  shared = client;
}

export function engine(): EngineClient {
  if (!shared) throw new Error('The engine is not installed yet');
  return shared;
}

export type QueryState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly message: string };

/** Subscribes a component to a query; the answer is replaced whenever the data changes. */
export function useQuery<N extends QueryName>(name: N, input: QueryInput<N>): QueryState<QueryValues[N]> {
  const key = JSON.stringify([name, input]);
  const [held, setHeld] = useState<{ key: string; state: QueryState<QueryValues[N]> }>({
    key,
    state: { status: 'loading' },
  });
  useEffect(() => {
    const [, parsed] = JSON.parse(key) as [N, QueryInput<N>];
    return engine().watch(name, parsed, (result) =>
      setHeld({
        key,
        state: result.ok
          ? { status: 'ready', value: result.value }
          : { status: 'failed', message: result.problem.message },
      }),
    );
  }, [name, key]);
  return held.key === key ? held.state : { status: 'loading' };
}
