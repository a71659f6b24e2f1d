/** One measured figure. `floor` is what the platform itself needs for the same, taken in the same run. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly floor: number | null;
  readonly ratio: number | null;
}

const rounded = (n: number): number => Math.round(n * 100) / 100;

export const figure = (
  bench: string,
  name: string,
  value: number,
  unit: string,
  floor: number | null,
): Figure => ({
  bench,
  figure: name,
  value: rounded(value),
  unit,
  floor: floor === null ? null : rounded(floor),
  ratio: floor === null || floor === 0 ? null : rounded(value / floor),
});

/** A line for a person, or with `--json` a line for a program. */
export function printFigure(it: Figure, json: boolean): void {
  if (json) console.log(JSON.stringify(it));
  else {
    const ratio = it.ratio === null ? '' : `   ratio ${it.ratio}`;
    const against = it.floor === null ? '' : `   floor ${it.floor} ${it.unit}${ratio}`;
    console.log(`${it.bench}  ${it.figure.padEnd(48)} ${String(it.value).padStart(9)} ${it.unit}${against}`);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
