import type { AlikeCase, AlikeView } from '../../../shared/contracts/views';
import { birthDoubt } from '../../../shared/domain/birth';
import type { CasePath, CaseValues } from '../../../shared/domain/caseFields';
import { plural } from '../../../shared/domain/french';

/** What a case cannot be told apart without, in the order in which it is asked. */
const faults = {
  birthName: 'Sans nom de naissance',
  givenName: 'Sans prénom',
  birthDate: 'Date de naissance manquante ou non lue',
  birth: 'Date de naissance impossible',
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
    ...(birth !== undefined && birthDoubt(birth, today) !== null ? (['birth'] as const) : []),
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

/** The fields that are mended in the line itself. */
export const mendable = [
  'identity.birthName',
  'identity.firstGivenName',
  'identity.birthDate',
  'identity.sex',
] as const satisfies readonly CasePath[];
