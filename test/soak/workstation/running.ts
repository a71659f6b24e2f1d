import { send } from './door';
import type { Connection } from '../../../renderer/engine/connection';
import { Engine } from '../../../renderer/engine/engine';
import { portShell } from '../../../renderer/engine/shell/portShell';
import type { OpenEngine } from '../../../renderer/engine/openEngine';
import type { QueryInput, QueryName, QueryValues } from '../../../shared/contracts/queries';
import type { CommandInput, CommandName } from '../../../shared/contracts/commands/commands';
import type { Shell, ShellReply } from '../../../shared/contracts/shell';
import type { Result } from '../../../shared/domain/result';

/** One workstation: the engine with the shell's contract on this side and the disk on the other. */
export class Running {
  private readonly engine: Engine;
  private readonly console: Connection;
  private readonly answers = new Map<number, (result: Result<unknown>) => void>();
  private asked = 0;
  private readonly port: { onmessage: ((event: { data: ShellReply }) => void) | null };

  constructor() {
    const port = { onmessage: null, postMessage: (envelope: never) => send({ kind: 'shell', envelope }) };
    this.port = port;
    // Upkeep of the journal and backups have their own tests; the soak is about what the region and the stores hold.
    const shell: Shell = { ...portShell(port as unknown as MessagePort), upkeep: null, backups: null };
    this.engine = new Engine(shell, 'Europe/Paris');
    this.console = this.engine.connect('console', (n, result) => this.answers.get(n)?.(result));
  }

  start(): Promise<void> {
    return this.engine.start();
  }

  get open(): OpenEngine {
    const { open } = this.engine as unknown as { open: OpenEngine | null };
    if (!open) throw new Error('locked');
    return open;
  }

  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Result<unknown>> {
    return this.console.command(name, input);
  }

  ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryValues[N]> {
    return new Promise((resolve, reject) => {
      const n = ++this.asked;
      this.answers.set(n, (result) => {
        this.answers.delete(n);
        this.console.drop(n);
        if (result.ok) resolve(result.value as never);
        else reject(new Error(result.problem.message));
      });
      this.console.query(n, name, input);
    });
  }

  network(isThere: boolean): void {
    if (isThere) this.engine.networkReturned();
    else this.engine.networkLost();
  }

  shellAnswers(data: ShellReply): void {
    this.port.onmessage?.({ data });
  }
}
