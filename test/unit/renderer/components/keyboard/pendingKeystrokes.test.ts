import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PendingKeystrokes } from '../../../../../renderer/components/keyboard/pendingKeystrokes';

/** A room whose case on screen is a number: « n » goes to the next, which is not there until it arrives. */
class Room {
  readonly acts: string[] = [];
  said: string[] = [];
  private late: (() => void) | null = null;
  /** How often the time that a key may wait began. */
  begun = 0;
  case = 1;
  private frames: (() => void)[] = [];
  private arrived: (() => void) | null = null;
  readonly held = new PendingKeystrokes<string>({
    later: (_, run) => {
      this.late = run;
      this.begun += 1;
      return () => (this.late = null);
    },
    give: (key) => this.act(key),
    afterDrawing: (run) => this.frames.push(run),
    tell: (count, isTooLate) => this.said.push(isTooLate ? 'too late' : String(count)),
  });

  press(key: string): void {
    if (this.held.follow(key)) return;
    if (key === 'n' || this.arrived === null) this.act(key);
    else expect(this.held.keep(key)).toBe(true);
  }

  arrive(): void {
    const release = this.arrived;
    this.arrived = null;
    release?.();
  }

  /** All the time that keys are kept. */
  tooLong(): void {
    this.late?.();
  }

  draw(): void {
    for (const run of this.frames.splice(0)) run();
  }

  private act(key: string): void {
    if (key !== 'n') {
      expect(this.arrived).toBeNull();
      this.acts.push(`${key} on ${this.case}`);
      return;
    }
    this.case += 1;
    const former = this.arrived;
    this.arrived = this.held.await();
    former?.();
  }
}

const drawAll = (room: Room, times = 50): void => {
  for (let n = 0; n < times; n++) {
    room.arrive();
    room.draw();
  }
};

describe('keys pressed before what they are for is there', () => {
  it('may each wait as long as the first: what one brings takes its own time', () => {
    const room = new Room();
    for (const key of ['n', 'v', 'n', 'w']) room.press(key);
    expect(room.begun).toBe(1);
    room.arrive();
    room.draw();
    expect(room.begun).toBe(2);
    drawAll(room);
    expect(room.acts).toEqual(['v on 2', 'w on 3']);
    room.tooLong();
    expect(room.said.at(-1)).toBe('0');
  });

  it('acts on them in order once it is there, one a frame, and on those pressed meanwhile after them', () => {
    const room = new Room();
    for (const key of ['n', 'v', '1']) room.press(key);
    expect(room.acts).toEqual([]);
    room.arrive();
    expect(room.acts).toEqual([]);
    room.draw();
    expect(room.acts).toEqual(['v on 2']);
    room.press('2');
    expect(room.acts).toEqual(['v on 2']);
    drawAll(room);
    expect(room.acts).toEqual(['v on 2', '1 on 2', '2 on 2']);
    room.press('t');
    expect(room.acts.at(-1)).toBe('t on 2');
  });

  it('changes the case at once where no key waits, and in its turn where one does', () => {
    const room = new Room();
    for (const key of ['n', 'n']) room.press(key);
    expect(room.case).toBe(3);
    for (const key of ['t', 'n', 'd']) room.press(key);
    expect(room.case).toBe(3);
    drawAll(room);
    expect(room.acts).toEqual(['t on 3', 'd on 4']);
  });

  it('keeps nothing where nothing is awaited', () => {
    const room = new Room();
    expect(room.held.keep('t')).toBe(false);
    expect(room.held.follow('t')).toBe(false);
  });

  it('gives all of them up where it comes too late, and says so', () => {
    const room = new Room();
    for (const key of ['n', 'e', 't']) room.press(key);
    room.tooLong();
    drawAll(room);
    expect(room.acts).toEqual([]);
    expect(room.said.at(-1)).toBe('too late');
    room.press('t');
    expect(room.acts).toEqual(['t on 2']);
    room.tooLong();
    expect(room.said.at(-1)).toBe('too late');
  });

  it('acts on none once they are dropped, also in the frame before', () => {
    const room = new Room();
    for (const key of ['n', 't', 'd']) room.press(key);
    room.arrive();
    room.held.drop();
    drawAll(room);
    expect(room.acts).toEqual([]);
    expect(room.said.at(-1)).toBe('0');
  });

  it('keeps a bounded number', () => {
    const room = new Room();
    for (const key of ['n', ...Array.from({ length: 500 }, () => 't')]) room.press(key);
    drawAll(room, 600);
    expect(room.acts).toHaveLength(100);
  });

  it('does the same as when each case is there at once, however late it comes', () => {
    const step = fc.constantFrom('n', 't', 'd', '1', '(arrives)', '(drawn)');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const room = new Room();
        const plain = new Room();
        for (const one of steps) {
          if (one === '(arrives)') room.arrive();
          else if (one === '(drawn)') room.draw();
          else {
            room.press(one);
            plain.press(one);
            plain.arrive();
          }
        }
        drawAll(room, 100);
        expect(room.acts).toEqual(plain.acts);
        expect(room.case).toBe(plain.case);
      }),
    );
  });
});
