import { chanceOf, type Chance } from '../../support/chance';

const RealDate = Date;
const { setTimeout: realTimeout, setInterval: realInterval } = globalThis;
const realNow = performance.now.bind(performance);
const realLimit = AbortSignal.timeout.bind(AbortSignal);

let haste = 1;
let wrongBy = 0;
let [begun, from] = [RealDate.now(), realNow()];
let chance: Chance = chanceOf(0);

const elapsed = (): number => (realNow() - from) * haste;
const now = (): number => Math.floor(begun + wrongBy + elapsed());
const sooner = (ms: number | undefined): number => (ms ?? 0) / haste;

class HastyDate extends RealDate {
  constructor(...given: unknown[]) {
    super(...((given.length === 0 ? [now()] : given) as [number]));
  }
  static override now = now;
}

/** Before anything is loaded that keeps the real ones. */
export function takeOverTime(): void {
  Object.assign(globalThis, {
    Date: HastyDate,
    setTimeout: (work: () => void, ms?: number, ...rest: []) => realTimeout(work, sooner(ms), ...rest),
    setInterval: (work: () => void, ms?: number, ...rest: []) => realInterval(work, sooner(ms), ...rest),
  });
  performance.now = elapsed;
  AbortSignal.timeout = (ms) => realLimit(Math.max(1, Math.round(sooner(ms))));
  Math.random = () => chance.next();
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let i = 0; i < bytes.length; i++) bytes[i] = chance.below(256);
    }
    return array;
  };
}

/**
 * In this thread time runs so many times faster, for timers, limits and clocks alike, from a clock that is wrong by `skew`;
 * and all chance comes from the seed. Node's own parts (sockets, fetch) keep their time.
 */
export function hasten(asked: {
  readonly haste: number;
  readonly skew: number;
  readonly seed: number;
}): void {
  ({ haste } = asked);
  wrongBy = asked.skew;
  [begun, from] = [RealDate.now(), realNow()];
  chance = chanceOf(asked.seed);
}

/** Somebody sets the clock. */
export const skewBy = (ms: number): void => void (wrongBy += ms);
