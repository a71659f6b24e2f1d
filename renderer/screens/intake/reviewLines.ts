import type { AlikeCase, AlikeView } from '../../../shared/contracts/views';
import { isBlank, type CasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { dateDoubts } from '../../../shared/domain/dateDoubts';
import { plural } from '../../../shared/domain/french';
import { valuesOf, type ImportLine } from '../../../shared/domain/leftOut';
import { isIdentityPath } from '../../../shared/domain/samePatient';

/** What a case cannot be told apart without, in the order in which it is asked. */
const faults = {
  birthName: 'Sans nom de naissance',
  givenName: 'Sans prénom',
  birthDate: 'Date de naissance manquante ou non lue',
  birth: 'Date de naissance impossible',
  day: 'Date impossible',
} as const;
type Fault = keyof typeof faults;
export const faultNames: Readonly<Record<Fault, string>> = faults;

function faultsOf(values: CaseValues, today: string): Fault[] {
  const birth = values['identity.birthDate'];
  const given = values['identity.firstGivenName'] ?? values['identity.givenNames'];
  return [
    ...(values['identity.birthName']?.trim() ? [] : (['birthName'] as const)),
    ...(given?.trim() ? [] : (['givenName'] as const)),
    ...(birth === undefined ? (['birthDate'] as const) : []),
    ...dateDoubts(values, today).map(({ path }) => (path === 'identity.birthDate' ? 'birth' : 'day')),
  ];
}

/** What a line of the review stands for, as its values and the meeting now are. */
export type LineState = Fault | 'perhaps' | 'withdrawn' | 'same' | 'ready';

/** The case on the list of this meeting that is surely of the same patient. */
export const sameHere = (alike: AlikeView | undefined): AlikeCase | undefined =>
  alike?.cases.find(({ is, isHere, isWithdrawn }) => is === 'same' && isHere && !isWithdrawn);

/** The same, taken off the list. */
export const withdrawnHere = (alike: AlikeView | undefined): AlikeCase | undefined =>
  alike?.cases.find(({ is, isHere, isWithdrawn }) => is === 'same' && isHere && isWithdrawn);

export function stateOf(values: CaseValues, alike: AlikeView | undefined, today: string): LineState {
  const [fault] = faultsOf(values, today);
  if (fault) return fault;
  if (sameHere(alike)) return 'same';
  if (withdrawnHere(alike)) return 'withdrawn';
  return (alike?.cases.length ?? 0) > 0 || alike?.earlier ? 'perhaps' : 'ready';
}

export const isFault = (state: LineState): state is Fault => Object.hasOwn(faults, state);

/** The groups of the review, what needs a person first. */
export const groupNames: Readonly<Record<LineState, string>> = {
  ...faults,
  perhaps: 'Peut-être déjà inscrits',
  withdrawn: 'Retirés de cette séance',
  same: 'Déjà inscrits à cette séance',
  ready: 'Prêts à inscrire',
};
export const groupOrder = Object.keys(groupNames) as LineState[];

/** « 116 prêts, 4 à corriger, 2 déjà inscrits » */
export function countWords(states: readonly LineState[]): string {
  const count = (is: (state: LineState) => boolean) => states.filter(is).length;
  const counted = [
    [count((s) => s === 'ready'), 'prêt', 'prêts'],
    [count(isFault), 'à corriger', 'à corriger'],
    [count((s) => s === 'perhaps'), 'à vérifier', 'à vérifier'],
    [count((s) => s === 'same'), 'déjà inscrit', 'déjà inscrits'],
    [count((s) => s === 'withdrawn'), 'retiré', 'retirés'],
  ] as const;
  return counted.flatMap(([n, one, many]) => (n > 0 ? [plural(n, one, many)] : [])).join(', ');
}

/** The fields that are mended in the line itself, with the days that cannot be, as they were read or as they now stand. */
export function mendable(line: ImportLine, today: string): readonly CasePath[] {
  const doubts = [line.values, valuesOf(line)].flatMap((values) => dateDoubts(values, today));
  return [
    ...new Set<CasePath>([
      'identity.birthName',
      'identity.firstGivenName',
      'identity.birthDate',
      'identity.sex',
      ...doubts.map(({ path }) => path),
    ]),
  ];
}

/** The line with one value corrected. A tick that was set for another identity goes: who it is, is asked anew. */
export function mended(line: ImportLine, path: CasePath, value: unknown): ImportLine {
  const { [path]: _, ...rest } = valuesOf(line);
  const { isChosen, ...unticked } = line;
  return {
    ...(isIdentityPath(path) && isChosen ? unticked : line),
    mended: isBlank(value) ? rest : { ...rest, [path]: value },
  };
}
