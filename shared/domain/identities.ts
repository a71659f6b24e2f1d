import { fail, ok, type Result } from './result';
import { sexNames, type Sex } from './sex';

/** OIDs of the INS (README.md, "Identifiers"). `test` is the only one that invented data may carry. */
export const INS_OIDS = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  test: '1.2.250.1.213.1.4.10',
  demo: '1.2.250.1.213.1.4.11',
} as const;

/**
 * Control key of a NIR: 97 − (13 digits mod 97), Corsica 2A→19 and 2B→18.
 * @param thirteen the first 13 characters of the INS
 * @returns two digits, or null when the 13 characters cannot be a NIR
 */
export function insKey(thirteen: string): string | null {
  const digits = thirteen
    .toUpperCase()
    .replace(/^(.{5})2A/, '$119')
    .replace(/^(.{5})2B/, '$118');
  if (!/^\d{13}$/.test(digits)) return null;
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0');
}

/** Checks an INS of 15 characters. Official samples fail this too: warn with it, never refuse a file for it. */
export function checkIns(ins: string): Result<string> {
  const compact = ins.replace(/\s/g, '').toUpperCase();
  if (compact.length !== 15)
    return fail('invalid', `L’INS compte ${compact.length} caractères au lieu de 15.`);
  const key = insKey(compact.slice(0, 13));
  if (key === null) return fail('invalid', 'L’INS contient un caractère qui ne peut pas y être.');
  if (key !== compact.slice(13))
    return fail('invalid', `La clé de l’INS est ${compact.slice(13)}, le calcul donne ${key}.`);
  return ok(compact);
}

/** Luhn: from the right, every second digit doubled (RPPS 11 digits, FINESS 9, SIRET 14, SIREN 9). */
export function luhn(digits: string): boolean {
  if (!/^\d+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Checks an RPPS of 11 digits; many samples fail Luhn, so it is a warning. */
export function checkRpps(rpps: string): Result<string> {
  const compact = rpps.replace(/\s/g, '');
  if (!/^\d{11}$/.test(compact))
    return fail('invalid', `«\u00a0${compact}\u00a0» n’est pas un RPPS\u00a0: il faut 11 chiffres.`);
  if (!luhn(compact))
    return fail('invalid', `La clé du RPPS ${compact} ne correspond pas à ses autres chiffres.`);
  return ok(compact);
}

/**
 * A NIR keeps the code that the place had when it was given (INSEE). Corsica was 20 until 1976; Seine and Seine-et-Oise
 * were cut into seven departments in 1968. Algeria, Morocco and Tunisia had departments' numbers before they became
 * countries. Communes kept their last three digits in Corsica; elsewhere a new department is enough.
 */
const FORMER: Readonly<Record<string, RegExp>> = {
  '75': /^9[2-4]/,
  '78': /^9[1-5]/,
  '91': /^99352$/,
  '92': /^99352$/,
  '93': /^99352$/,
  '94': /^99352$/,
  '95': /^99350$/,
  '96': /^99351$/,
};

function isSamePlace(inIns: string, place: string): boolean {
  if (inIns === place) return true;
  const isCorsican = [inIns, place].every((code) => /^2[0AB]/.test(code));
  const isOneOfThemFormer = inIns.startsWith('20') || place.startsWith('20');
  if (isCorsican && isOneOfThemFormer) return inIns.slice(2) === place.slice(2);
  return FORMER[inIns.slice(0, 2)]?.test(place) ?? false;
}

interface InsTraits {
  readonly sex?: Sex | undefined;
  readonly birthDate?: string | undefined;
  readonly birthPlaceCode?: string | undefined;
}

/**
 * Soft check of a NIR against the traits (README.md, "Checking an INS"): digit 1 = sex, 2–3 = year, 4–5 = month, 6–10
 * = COG. Months over 12 and foreign births exist: every difference is a sentence to show, never a refusal.
 */
export function insDifferences(ins: string, traits: InsTraits): string[] {
  const out: string[] = [];
  const sex = ins[0] === '1' ? 'M' : ins[0] === '2' ? 'F' : null;
  if (sex && traits.sex && traits.sex !== 'U' && traits.sex !== sex)
    out.push(`L’INS commence par ${ins[0]} (${sexNames[sex].toLowerCase()}), le sexe noté est différent.`);
  if (traits.birthDate) {
    const month = Number(ins.slice(3, 5));
    if (ins.slice(1, 3) !== traits.birthDate.slice(2, 4))
      out.push('L’année de naissance ne correspond pas à l’INS.');
    else if (month >= 1 && month <= 12 && ins.slice(3, 5) !== traits.birthDate.slice(5, 7))
      out.push('Le mois de naissance ne correspond pas à l’INS.');
  }
  const place = traits.birthPlaceCode?.trim().toUpperCase();
  if (place && !isSamePlace(ins.slice(5, 10).toUpperCase(), place))
    out.push('Le lieu de naissance ne correspond pas à l’INS.');
  return out;
}
