import { civilDay, type CivilDay } from '../../domain/brand';
import { caseFields, type CasePath, type FieldKind } from '../../domain/caseFields';
import { codeFromWords, yesOrNo } from '../../domain/codeFromWords';
import { fieldFault } from '../../domain/fieldFault';
import { folded } from '../../domain/french';
import { sexes, sexNames, type Sex } from '../../domain/sex';
import { typedTime } from '../../domain/typedTime';
import { codeIn, type CodeListName } from '../../terminology/codes';
import { isRounded, mayBeRounded, wholeIns } from './rounded';

/** What one cell gave: a value, or why it could not be one; both when it was taken with a doubt. */
interface CellValue {
  readonly value?: unknown;
  readonly problem?: string;
  /** Some of its words were not taken. */
  readonly isPart?: boolean;
}

/** « 28/03/1979 », « 28-03-1979 », « 28.3.1979 », « 1979-03-28 », each with or without a time. Two-digit years are refused. */
export function dayFromWords(text: string): CivilDay | null {
  const date = text.trim().replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?Z?$/, '');
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(date) ?? [];
  if (d && m && y) return civilDay(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  return civilDay(date.replace(/^(\d{4})\/(\d\d)\/(\d\d)$/, '$1-$2-$3'));
}

/** « 14½ », « 14 1/2 » */
const HALF = /(?<=\d)(\s*½|\s+1\/2)/;

/**
 * « 14 », « 14,5 », « 14.5 », « 14½ », « 14,5/17 » (of 17, as the G8 is); null for what is neither whole nor a half
 * point. While it is typed, « 14, » is 14.
 */
export function pointsFromWords(text: string): number | null {
  const [, whole, half] =
    /^(\d{1,5})(?:[.,]([05]?)0*)?(?:\s*\/\s*17)?$/.exec(text.trim().replace(HALF, ',5')) ?? [];
  return whole === undefined ? null : Number(whole) + (half === '5' ? 0.5 : 0);
}

const SEXES: Record<string, Sex> = {
  ...Object.fromEntries(sexes.map((sex) => [folded(sexNames[sex]), sex])),
  f: 'F',
  feminin: 'F',
  '2': 'F',
  h: 'M',
  m: 'M',
  masculin: 'M',
  '1': 'M',
  u: 'U',
  i: 'U',
  inconnu: 'U',
};

const quoted = (text: string): string => `«\u00a0${text.length > 60 ? `${text.slice(0, 60)}…` : text}\u00a0»`;

function code(list: CodeListName, text: string, free: boolean): CellValue {
  const found = codeFromWords(list, text);
  if (found !== null) return { value: found };
  if (!free) return { problem: `${quoted(text)} n’est pas dans la liste` };
  // Free words stand as they are; something shaped like a code that the list does not have deserves a look.
  const shaped = /^[A-Z]\d\d(\.?\d)?$/i.test(text) || /^\d{4}\/\d$/.test(text);
  return {
    value: text,
    ...(shaped
      ? { problem: `le code ${quoted(text)} n’est pas dans la liste officielle, il est gardé` }
      : {}),
  };
}

/** What a spreadsheet saves in place of a value: a column too narrow for it, or a formula that failed. */
const NO_VALUE = /^(#{2,}|#(N\/A|REF|VALEUR|VALUE|NOM|NAME|DIV\/0|NUL|NULL|NOMBRE|NUM)[!?]?)$/i;

function spreadsheetFault(path: CasePath, text: string): string | null {
  if (NO_VALUE.test(text))
    return `${quoted(text)} est ce que le tableur écrit quand la cellule est trop étroite ou en erreur`;
  if (caseFields[path].kind !== 'longText' && isRounded(path, text))
    return `le tableur a arrondi ce numéro (${quoted(text)}), mettez sa colonne au format Texte et saisissez-le de nouveau`;
  return null;
}

/** Reads one cell as the field wants it. `text` is not blank. */
export function cellValue(path: CasePath, text: string): CellValue {
  const fault = spreadsheetFault(path, text);
  return fault === null ? readCell(path, text) : { problem: fault };
}

function readCell(path: CasePath, text: string): CellValue {
  const spec: { kind: FieldKind; list?: CodeListName; free?: boolean } = caseFields[path];
  switch (spec.kind) {
    case 'text':
      return {
        value: path === 'identity.ins' ? wholeIns(text) : text,
        ...(mayBeRounded(path, text)
          ? { problem: `${quoted(text)} finit par des zéros, le tableur l’a peut-être arrondi, il est gardé` }
          : {}),
      };
    case 'longText':
      return { value: text };
    case 'day': {
      const day = dayFromWords(text);
      return day ? { value: day } : { problem: `${quoted(text)} n’est pas une date (JJ/MM/AAAA)` };
    }
    case 'time': {
      const time = typedTime(text);
      return time ? { value: time } : { problem: `${quoted(text)} n’est pas une heure (14 h 30)` };
    }
    case 'sex': {
      const sex = SEXES[folded(text)];
      return sex ? { value: sex } : { problem: `${quoted(text)} n’est pas un sexe (F ou M)` };
    }
    case 'boolean': {
      const yes = yesOrNo(text);
      return yes === null ? { problem: `${quoted(text)} n’est ni oui ni non` } : { value: yes };
    }
    case 'points': {
      const points = pointsFromWords(text);
      if (points === null) return { problem: `${quoted(text)} n’est ni un nombre entier ni un demi-point` };
      const fault = fieldFault(path, points);
      return fault === null ? { value: points } : { problem: fault };
    }
    case 'code':
      return spec.list ? code(spec.list, text, spec.free ?? false) : { value: text };
    case 'codes': {
      const words = text
        .split(/[,;|/\n]/)
        .map((word) => word.trim())
        .filter(Boolean);
      const list = spec.list;
      const read =
        list && !codeIn(list, text)
          ? words.map((word) => code(list, word, spec.free ?? false))
          : [{ value: text }];
      const problem = read
        .map((each) => each.problem)
        .filter(Boolean)
        .join(', ');
      return {
        value: read.flatMap((each) => (each.value === undefined ? [] : [each.value])),
        ...(problem ? { problem } : {}),
        ...(read.some((each) => each.value === undefined) ? { isPart: true } : {}),
      };
    }
    case 'treatments':
    case 'contacts':
    case 'measures':
      return { problem: 'ce champ ne se remplit pas depuis une liste' };
  }
}
