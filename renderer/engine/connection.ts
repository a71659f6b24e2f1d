import { isFor } from '../../shared/contracts/audience';
import { commands, type CommandName } from '../../shared/contracts/commands/commands';
import type { Command } from '../../shared/contracts/commands/command';
import { queries, type Query, type QueryName } from '../../shared/contracts/queries';
import { fail, type Result } from '../../shared/domain/result';
import type { Desk } from './session/actor';

/** The engine as its connections know it. Queries are numbered across all connections. */
export interface Asked {
  command(name: CommandName, input: unknown, desk: Desk): Promise<Result<unknown>>;
  query(key: string, name: QueryName, input: unknown, send: (result: Result<unknown>) => void): void;
  drop(key: string): void;
  left(desk: Desk): void;
}

const notForYou = fail('forbidden', 'Cet écran ne peut pas le demander.', {
  next: 'Faites-le depuis le poste qui tient la séance.',
});

/** One window or device that asks. It gets nothing that is not for its audience, whatever it sends. */
export class Connection {
  private readonly open = new Set<number>();

  constructor(
    private readonly engine: Asked,
    private readonly desk: Desk,
    private readonly send: (n: number, result: Result<unknown>) => void,
  ) {}

  command(name: CommandName, input: unknown): Promise<Result<unknown>> {
    if (!isFor(commands[name] as Command, this.desk.audience)) return Promise.resolve(notForYou);
    return this.engine.command(name, input, this.desk);
  }

  query(n: number, name: QueryName, input: unknown): void {
    if (!isFor(queries[name] as Query, this.desk.audience)) return this.send(n, notForYou);
    this.open.add(n);
    this.engine.query(this.keyOf(n), name, input, (result) => this.send(n, result));
  }

  drop(n: number): void {
    this.open.delete(n);
    this.engine.drop(this.keyOf(n));
  }

  /** The window is gone. */
  end(): void {
    for (const n of this.open) this.drop(n);
    this.engine.left(this.desk);
  }

  private keyOf(n: number): string {
    return `${this.desk.name} ${n}`;
  }
}
