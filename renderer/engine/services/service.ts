import type { Topic } from '../../../shared/contracts/queries';
import type { TaskView } from '../../../shared/contracts/views';
import type { Notice } from './notice';

/** Something that goes on in the background while the workstation is unlocked (`openEngine.ts` lists them). */
export interface Service {
  /** What its work changes: queries on these are answered again when it begins and when it ends. */
  readonly topics: readonly Topic[];
  /** Long work of it that screens show. */
  readonly tasks: readonly TaskView[];
  /** Begins what it does by itself. What must not meet the start waits for it. */
  start(): void;
  /** Asked once, when the workstation is locked. Resolves when it touches nothing any more. */
  stop(): Promise<void>;
}

/** What surrounds a service. */
export interface Surroundings {
  /** There is room, the start is over, and the workstation is not being locked. */
  mayRun(): boolean;
  /** The queries on this topic are to be answered again. */
  wake(topic: Topic): void;
  /** For whoever is signed in. */
  noticed(notices: readonly Notice[]): void;
  /** Runs it as a command, while no other is under way; rejects at once when the workstation is locked. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}
