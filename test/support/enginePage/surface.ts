import type { QueryInput, QueryName, QueryValues } from '../../../shared/contracts/queries';
import type { CommandInput, CommandName, CommandResult } from '../../../shared/contracts/commands/commands';

/** What the bare engine page puts on `window.engine`. */
export interface EngineSurface {
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>>;
  /** The first answer of a query. */
  ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryValues[N]>;
}

declare global {
  interface Window {
    readonly engine: EngineSurface;
  }
}
