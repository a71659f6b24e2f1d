import { errorName } from '../../../shared/base/errorName';
import type { DatabaseName } from '../../../shared/domain/ids';
import { missingYears } from '../../../shared/region/years';
import type { Session } from '../session/session';
import type { StorageState } from '../storage/storageState';
import type { Line } from '../region/line';
import { NoAnswer } from '../region/regionHttp';
import { regionDoor } from '../region/regionIdentity';
import { Refused } from '../region/answers';
import { isThere } from './remote';

/** Why nothing may be exchanged. */
export interface KeptOut {
  readonly refusal: string;
  readonly isForeign: boolean;
}

/** The way into the region over one line: its door, asked once for all databases, and what is looked for behind it. */
export class Entrance {
  private entering: Promise<void> | null = null;
  /** The day on which the region was last looked through for new years; empty where nobody answered. */
  private looked = '';

  constructor(
    private readonly line: Line,
    private readonly session: Session,
    private readonly storage: StorageState,
    private readonly onKeptOut: (why: KeptOut) => void,
    /** This database is to be held here from now on. */
    private readonly onFound: (name: DatabaseName) => Promise<void>,
    /** The region's directory is another now. */
    private readonly onDirectory: () => void,
  ) {}

  /** Rejects where nobody answers (asked again by who needs it), or where the region is not to be entered. */
  entered(): Promise<void> {
    // A database of before, which is ending, must not ask in the name of those that follow.
    if (this.isOver) return Promise.reject(ended());
    return (this.entering ??= this.enter().catch((error: unknown) => {
      this.entering = null;
      throw error;
    }));
  }

  /** At each start: what the region has besides the boards' documents. */
  lookAround(): void {
    void this.discover();
    void this.refreshDirectory();
  }

  /** The region answers again. */
  answered(): void {
    if (this.looked === '') this.lookAround();
  }

  /** Time went by. */
  ticked(): void {
    if (this.looked !== '' && this.looked !== this.session.today()) this.lookAround();
  }

  private get isOver(): boolean {
    return this.line.ended.aborted;
  }

  private async enter(): Promise<void> {
    const known = this.session.workstation.region;
    const door = await regionDoor(this.line, known?.identity);
    if (this.isOver || !known) throw ended();
    if ('refusal' in door) {
      this.onKeptOut(door);
      throw ended();
    }
    if (door.identity !== known.identity && this.storage.mayWrite)
      await this.session.saveWorkstation({ region: { ...known, identity: door.identity } });
  }

  /** Years of its boards that were opened in the region since: they come by themselves. */
  private async discover(): Promise<void> {
    const today = this.session.today();
    this.looked = today;
    try {
      await this.entered();
      for (const name of missingYears(this.session.workstation.databases, today)) {
        const found = this.storage.mayWrite && (await this.isOurs(name));
        if (found && !this.isOver) await this.onFound(name);
      }
    } catch (error) {
      this.looked = '';
      this.tell('looking for new years ended', error);
    }
  }

  /** There, and of a board that this account is a member of. */
  private async isOurs(name: DatabaseName): Promise<boolean> {
    try {
      return await isThere(this.line, name);
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  /** The region's people, known by name from then on. */
  private async refreshDirectory(): Promise<void> {
    const { directory } = this.session;
    try {
      await directory.open();
      await this.entered();
      if (await directory.refresh(this.line)) this.onDirectory();
    } catch (error) {
      this.tell('directory not refreshed', error);
    }
  }

  private tell(what: string, error: unknown): void {
    if (error instanceof NoAnswer || this.isOver) return;
    console.warn(what, errorName(error));
  }
}

const ended = (): DOMException => new DOMException('ended', 'AbortError');
