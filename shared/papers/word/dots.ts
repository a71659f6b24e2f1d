import { encode } from 'fast-png';

const WHITE = 0xff;
export const BLACK = 0;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A picture in greys, dot by dot: Word before 2016 shows no SVG. The same drawing gives the same bytes. */
export class Dots {
  private readonly data: Uint8Array;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.data = new Uint8Array(width * height).fill(WHITE);
  }

  /** From and to in dots; what lies outside is left out. @param grey 0 is black */
  fill(from: Spot, to: Spot, grey = BLACK): void {
    const [left, right] = this.range(from.x, to.x, this.width);
    const [top, bottom] = this.range(from.y, to.y, this.height);
    for (let y = top; y < bottom; y++) this.data.fill(grey, y * this.width + left, y * this.width + right);
  }

  /** A round dot. */
  dab({ x: cx, y: cy }: Spot, radius: number, grey = BLACK): void {
    const [top, bottom] = this.range(cy - radius, cy + radius, this.height);
    const [left, right] = this.range(cx - radius, cx + radius, this.width);
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++)
        if (Math.hypot(x - cx, y - cy) <= radius) this.data[y * this.width + x] = grey;
  }

  /** A line with round ends. */
  line(from: Spot, to: Spot, radius: number): void {
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y)));
    for (let i = 0; i <= steps; i++) {
      const share = i / steps;
      this.dab({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }, radius);
    }
  }

  png(): Uint8Array<ArrayBuffer> {
    const { width, height, data } = this;
    return new Uint8Array(encode({ width, height, data, depth: 8, channels: 1 }));
  }

  private range(from: number, to: number, end: number): readonly [number, number] {
    const clipped = (value: number) => Math.min(Math.max(Math.ceil(value), 0), end);
    return [clipped(from), clipped(to)];
  }
}
