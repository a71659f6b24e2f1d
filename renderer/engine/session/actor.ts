import type { Audience } from '../../../shared/contracts/audience';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Person, Role } from '../../../shared/domain/person';
import type { Author, Source } from '../../../shared/domain/stamp';
import type { Write } from '../store/store';
import { ActStack } from '../acts/stack';
import type { Session } from './session';

/** A window or a device that asks the engine, and for whom it is. What is done in one is taken back in it alone. */
export interface Desk {
  readonly name: string;
  readonly audience: Audience;
}

/** Somebody at work through one window. What they write bears their name, and what they can take back is theirs alone. */
export class Actor {
  readonly acts = new ActStack();

  /** @param identity as it now is: a role may be changed while its holder works */
  constructor(
    readonly session: Session,
    /** By which way their acts come to this workstation. */
    readonly desk: Desk,
    private readonly identity: () => { readonly person: Person; readonly role: Role },
  ) {}

  get person(): Person {
    return this.identity().person;
  }

  get role(): Role {
    return this.identity().role;
  }

  author(source: Source = 'typed'): Author {
    const { session, person } = this;
    return { device: session.workstation.device, by: person.id, at: session.now(), source };
  }

  /** Writes documents together with the trace of the act, in one journal frame. */
  commit(database: DatabaseName, action: string, writes: readonly Write[]): Promise<void> {
    return this.session.commit(this.person.id, database, action, writes);
  }

  /** The trace of an act alone: what it wrote is not this workstation's. */
  note(database: DatabaseName, action: string, targets: readonly string[]): Promise<void> {
    return this.session.note(this.person.id, database, action, targets);
  }
}
