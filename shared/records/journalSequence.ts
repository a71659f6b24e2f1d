/**
 * Which entry of a journal this is. Numbers go on from one session (`run`) to the next; each run says where it began
 * and which one it came after. So what a crash left unacknowledged cannot take the place of what was written after it.
 */
export interface EntryLabel {
  readonly run: string;
  readonly start: number;
  /** The run that holds the number before `start`; empty where nothing was proven before. */
  readonly after: string;
  readonly n: number;
}

/** A number that is known to have been written, and its run: where a reading begins, or how far the journal must reach. */
export interface SequencePoint {
  readonly n: number;
  readonly run: string;
}

/** From one number to another, both among them. */
export type NumberRange = readonly [from: number, to: number];

/** What the entries of the former format get as their run when they are proven afterwards; their numbers end with 0. */
export const ADOPTED = 'adopted';

export interface SequenceVerdict {
  /** Numbers that are not there and were not left out on purpose. */
  readonly missing: readonly NumberRange[];
  readonly missingCount: number;
  /** Entries without a proof where every one must have one, or with a false one. */
  readonly unproven: number;
  /** Proven entries in another place than theirs, or met twice. */
  readonly misplaced: number;
  /** Of the former format, in front of all that is proven. */
  readonly former: number;
  readonly last: SequencePoint | null;
}

/** How far a sequence was followed, to go on from there later. */
export interface SequenceState {
  readonly last: SequencePoint | null;
  readonly gaps: readonly NumberRange[];
  readonly voided: readonly NumberRange[];
  readonly unproven: number;
  readonly misplaced: number;
  readonly former: number;
}

/** Follows a journal's entries in the order of the file. Pure: who reads says whether each proof is genuine. */
export class JournalSequence {
  private gaps: NumberRange[] = [];
  private voided: NumberRange[] = [];
  private unproven = 0;
  private misplaced = 0;
  private former = 0;
  private last: SequencePoint | null;
  private begun = false;
  private readonly expectedRuns = new Map<number, string>();

  /**
   * @param from what stands in front of the first entry to be read; null at the beginning of the journal
   * @param first the lowest number of this journal; null while entries of the former format may stand in front
   * @param reached points that were flushed once
   */
  constructor(
    from: SequencePoint | null,
    private readonly first: number | null,
    private readonly reached: readonly SequencePoint[] = [],
  ) {
    this.last = from;
    for (const { n, run } of reached) this.expectedRuns.set(n, run);
  }

  /** @param first the lowest number of this journal */
  static resumed(state: SequenceState, first: number | null): JournalSequence {
    const sequence = new JournalSequence(state.last, first);
    sequence.gaps = [...state.gaps];
    sequence.voided = [...state.voided];
    ({ unproven: sequence.unproven, misplaced: sequence.misplaced, former: sequence.former } = state);
    sequence.begun = true;
    return sequence;
  }

  state(): SequenceState {
    const { last, gaps, voided, unproven, misplaced, former } = this;
    return { last, gaps: [...gaps], voided: [...voided], unproven, misplaced, former };
  }

  /** @param label null: no proof, or a false one. @returns whether the entry may be believed */
  take(label: EntryLabel | null, isFormer = false): boolean {
    if (!label) {
      if (isFormer && this.last === null && this.first === null) {
        this.former++;
        return true;
      }
      this.unproven++;
      return false;
    }
    const { n, run } = label;
    if (this.isFilling(n)) {
      this.misplaced++;
      return true;
    }
    // A reading may begin earlier than it was asked to.
    if (this.last !== null && n <= this.last.n) return this.repeated(label);
    const expected = this.last === null ? (this.first ?? Math.min(n, 1)) : this.last.n + 1;
    if (n > expected) this.gaps.push([expected, n - 1]);
    const known = this.expectedRuns.get(n);
    if (!this.follows(label, n === expected) || (known !== undefined && known !== run)) {
      this.misplaced++;
      this.gaps.push([n, n]);
      this.last = { n, run };
      return false;
    }
    this.last = { n, run };
    this.begun = true;
    return true;
  }

  private repeated({ n, run }: EntryLabel): boolean {
    if (this.begun) {
      this.misplaced++;
      return false;
    }
    this.last = { n, run };
    this.begun = true;
    return true;
  }

  private follows({ run, start, after, n }: EntryLabel, isNext: boolean): boolean {
    const { last } = this;
    if (last === null || !isNext) return start <= n;
    if (last.run === run) return true;
    return start === n && (after === last.run || (after === '' && last.run === ADOPTED));
  }

  private isFilling(n: number): boolean {
    const at = this.gaps.findIndex(([from, to]) => from <= n && n <= to);
    const gap = this.gaps[at];
    if (!gap) return false;
    const rest: NumberRange[] = [];
    if (gap[0] < n) rest.push([gap[0], n - 1]);
    if (n < gap[1]) rest.push([n + 1, gap[1]]);
    this.gaps.splice(at, 1, ...rest);
    return true;
  }

  /** These were left out on purpose, or never flushed: the journal itself says so, under its proof. */
  void(ranges: readonly NumberRange[]): void {
    this.voided.push(...ranges);
  }

  verdict(): SequenceVerdict {
    const reached = this.reached.reduce<SequencePoint | null>(
      (most, point) => (most === null || point.n > most.n ? point : most),
      null,
    );
    const end = this.last?.n ?? (this.first ?? 1) - 1;
    const cut: NumberRange[] = reached && reached.n > end ? [[end + 1, reached.n]] : [];
    const missing = without([...this.gaps, ...cut], this.voided);
    return {
      missing,
      missingCount: missing.reduce((sum, [from, to]) => sum + to - from + 1, 0),
      unproven: this.unproven,
      misplaced: this.misplaced,
      former: this.former,
      last: reached && reached.n > end ? reached : this.last,
    };
  }
}

/** What of these ranges no other holds. */
export function without(ranges: readonly NumberRange[], taken: readonly NumberRange[]): NumberRange[] {
  const sorted = [...taken].sort((a, b) => a[0] - b[0]);
  return ranges.flatMap(([from, to]) => {
    const left: NumberRange[] = [];
    let at = from;
    for (const [first, last] of sorted) {
      if (last < at || first > to) continue;
      if (first > at) left.push([at, first - 1]);
      at = Math.max(at, last + 1);
    }
    if (at <= to) left.push([at, to]);
    return left;
  });
}

/** As few ranges as hold these numbers. */
export function rangesOf(numbers: Iterable<number>): NumberRange[] {
  const ranges: [number, number][] = [];
  for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges;
}
