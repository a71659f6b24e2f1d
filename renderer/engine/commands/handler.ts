import type { CommandName, CommandRead, CommandResult } from '../../../shared/contracts/commands/commands';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';
import type { Phones } from '../phones/phones';
import type { Room } from '../room/room';
import type { Actor } from '../session/actor';
import type { SyncManager } from '../sync/syncManager';

/** What commands ask of the services beside them. */
export interface Services {
  readonly sync: Pick<SyncManager, 'trust' | 'resendDenied' | 'fetchFile'>;
  readonly room: Pick<Room, 'show' | 'showPictures'>;
  readonly phones: Phones;
  /** `rotation/`, of this room's own level: what is left under a former key is gone on with. */
  readonly rotation: { resume(): void };
  /** Another region, none any more, or to be tried again now. */
  restartSync(): Promise<void>;
  /** This workstation holds, shows and replicates this database from now on, if it did not yet. */
  addDatabase(name: DatabaseName): Promise<void>;
  /** An older year leaves this workstation, once the region has all of it. */
  putAway(name: DatabaseName): Promise<Result<null>>;
  /** Attached files were taken in: their pieces are to be sent. */
  piecesWritten(name: DatabaseName): void;
  /** What is half written of a case, or what imports left of a meeting, is another now. */
  draftKept(): void;
  /** The code of a chair is another, or was tried in vain. */
  pinChanged(): void;
  /** Runs it as a command, while no other is under way. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

type Handler<N extends CommandName> = (
  actor: Actor,
  input: CommandRead<N>,
  services: Services,
) => Promise<CommandResult<N>>;
export type Handlers<N extends CommandName> = { readonly [K in N]: Handler<K> };
