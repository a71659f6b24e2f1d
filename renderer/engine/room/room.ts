import type { PicturesInFront, PicturesShown, Shown } from '../../../shared/contracts/room';

/** What the chair has the room see now. In memory only: a lock and a crash end it. */
export class Room {
  private current: Shown | null = null;
  private front: PicturesShown | null = null;

  constructor(private readonly changed: (what: 'room' | 'pictures') => void) {}

  get shown(): Shown | null {
    return this.current;
  }

  get pictures(): PicturesInFront | null {
    return this.front && { sides: this.front.sides, pointer: this.front.pointer };
  }

  show(shown: Shown | null): void {
    this.current = shown;
    // The pictures of a case go with it.
    if (this.front && !this.isOfCase(this.front)) this.showPictures(null);
    this.changed('room');
  }

  /** Those of a case that the room no longer sees come too late. */
  showPictures(shown: PicturesShown | null): void {
    this.front = shown && this.isOfCase(shown) ? shown : null;
    this.changed('pictures');
  }

  private isOfCase({ database, case: id }: PicturesShown): boolean {
    return this.current?.database === database && this.current.case === id;
  }
}
