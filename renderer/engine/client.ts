import { useEffect, useLayoutEffect, useReducer, useState } from 'react';
import type { FromEngine, ToEngine } from '../../shared/contracts/messages';
import type { QueryInput, QueryName, QueryValues } from '../../shared/contracts/queries';
import type { CommandInput, CommandName, CommandResult } from '../../shared/contracts/commands/commands';
import type { Result } from '../../shared/domain/result';
import { SharedWatches, stateOf, type QueryState } from './sharedWatches';

export type { QueryState } from './sharedWatches';

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

let installed: EngineClient | null = null;

/** Set once by the composition root (`renderer/main.tsx`). */
export function installEngine(client: EngineClient): void {
  installed = client;
}

export function engine(): EngineClient {
  if (!installed) throw new Error('The engine is not installed yet');
  return installed;
}

const LOADING = { status: 'loading' } as const;
const keyOf = <N extends QueryName>(name: N, input: QueryInput<N>): string => JSON.stringify([name, input]);

function watch(key: string, onData: (result: Result<unknown>) => void): () => void {
  const [name, input] = JSON.parse(key) as [QueryName, QueryInput<QueryName>];
  return engine().watch(name, input, onData);
}

/** Subscribes a component to a query; the answer is replaced whenever the data changes. */
export function useQuery<N extends QueryName>(name: N, input: QueryInput<N>): QueryState<QueryValues[N]> {
  const key = keyOf(name, input);
  const [held, setHeld] = useState<{ key: string; state: QueryState<unknown> }>({ key, state: LOADING });
  useEffect(() => watch(key, (result) => setHeld({ key, state: stateOf(result) })), [key]);
  return held.key === key ? (held.state as QueryState<QueryValues[N]>) : LOADING;
}

const shared = new SharedWatches();
const listen = (key: string, listener: () => void): (() => void) =>
  shared.listen(key, (onData) => watch(key, onData), listener);

/** What is likely to be asked next is asked now: `useAskedAhead` has it, up to date, at once. */
export function useAsksAhead(asked: readonly (readonly [QueryName, QueryInput<QueryName>])[]): void {
  const keys = JSON.stringify(asked.map(([name, input]) => keyOf(name, input)));
  useEffect(() => {
    const ends = (JSON.parse(keys) as string[]).map((key) => listen(key, () => undefined));
    return () => {
      for (const end of ends) end();
    };
  }, [keys]);
}

/**
 * As `useQuery`, of what may have been asked ahead: it is then there at the first drawing. Only for what changes wake, or
 * what the page itself knows better: it is not asked anew.
 */
export function useAskedAhead<N extends QueryName>(
  name: N,
  input: QueryInput<N>,
): QueryState<QueryValues[N]> {
  const key = keyOf(name, input);
  const [, drawAnew] = useReducer((n: number) => n + 1, 0);
  // Before anything can come between: no answer is missed after this drawing.
  useLayoutEffect(() => listen(key, drawAnew), [key]);
  return (shared.newest(key) as QueryState<QueryValues[N]> | undefined) ?? LOADING;
}
