const PREFIXES: Readonly<Record<string, number>> = {
  k: 1e3,
  '': 1,
  d: 1e-1,
  m: 1e-3,
  µ: 1e-6,
  n: 1e-9,
  p: 1e-12,
};
/** A litre's parts in use; « L » alone is one. */
const CONCENTRATION = /^(k|d|m|µ|n|p)?(g|mol|UI|U|kat)\/(d|m|µ)?L$/;

/** A unit as it is written: `ng/ml`, `ug/l` and `μg/L` (Greek mu) are ng/mL and µg/L. */
export const unitWritten = (unit: string): string =>
  unit
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\u03bc/g, 'µ')
    .replace(/^u(?=g\/|mol\/)/, 'µ')
    .replace(/(?<=\/)([dmµ]?)l$/, '$1L')
    .replace(/^([kmµn]?)ui(?=\/)/i, '$1UI')
    .replace(/^([km]?)u(?=\/)/, '$1U');

interface Measured {
  /** The same for units that measure the same; two of one kind are converted by their factors alone. */
  readonly kind: string;
  readonly factor: number;
}

/**
 * What a unit measures. Only arithmetic of the decimal prefixes is known here: ng/mL is µg/L. U and UI, mass and
 * substance need a factor of the assay or the substance, so they stay apart.
 */
export function measuredBy(unit: string): Measured {
  const written = unitWritten(unit);
  const found = CONCENTRATION.exec(written);
  if (!found) return { kind: written, factor: 1 };
  const [, prefix = '', quantity = '', part = ''] = found;
  return { kind: `${quantity}/L`, factor: (PREFIXES[prefix] ?? 1) / (PREFIXES[part] ?? 1) };
}

/** A number in another unit of the same kind, without the noise of binary fractions. */
export const converted = (value: number, from: string, to: string): number =>
  Number(((value * measuredBy(from).factor) / measuredBy(to).factor).toPrecision(12));
