import { isCasePath } from '../domain/caseFields';
import { isFieldGroup } from '../domain/fieldGroups';
import type { StoredType } from '../domain/stored';
import { WHOLE } from './openDecision';
import { ownOf } from './ownOf';

/** How a value that is none of those that stand is written: with the control of the field's own form. */
type OtherValueControl =
  | 'caseField'
  | 'caseFields'
  | 'discussion'
  | 'line'
  | 'day'
  | 'time'
  | 'mode'
  | 'doctor'
  | 'members'
  | 'template'
  | 'quorum'
  | 'meeting'
  | 'proposal';

const controls: Partial<Record<StoredType, Readonly<Record<string, OtherValueControl>>>> = {
  board: {
    name: 'line',
    organisation: 'line',
    place: 'line',
    template: 'template',
    quorum: 'quorum',
    members: 'members',
    coordinator: 'doctor',
  },
  meeting: { date: 'day', time: 'time', place: 'line', mode: 'mode', chair: 'doctor' },
  case: { discussion: 'discussion', meeting: 'meeting' },
  proposal: { [WHOLE]: 'proposal' },
};

interface Place {
  readonly type: StoredType;
  readonly field: string;
}

/** Null where another value makes no sense: `whyNoOtherValue` says why. */
export function otherValueControl({ type, field }: Place): OtherValueControl | null {
  if (type === 'case' && isCasePath(field)) return 'caseField';
  if (type === 'case' && isFieldGroup(field)) return 'caseFields';
  return ownOf(controls[type], field) ?? null;
}

const reasons: Partial<Record<StoredType, Readonly<Record<string, string>>>> = {
  decision: {
    // A decision is frozen with all it was taken on: who amends it does so in the meeting, with the quorum of that moment.
    [WHOLE]:
      'La décision choisie devient une nouvelle version, les autres restent dans l’historique. Elle se corrige ensuite dans la séance.',
  },
  // Two values are all there are, and both stand.
  case: { withdrawn: 'Un dossier est inscrit ou retiré\u00a0: il n’y a pas d’autre valeur.' },
};

/**
 * Of the rest nothing can stand open that this version wrote. Presences, written opinions, attached files, issues, the
 * order and the state of a meeting are put together (reconcile.ts). A vote is its voter's last one. What is known of
 * who attends is completed in the meeting alone. Which decision a report issued, which case continues another are facts
 * that no form asks for and nobody stamps.
 */
export const whyNoOtherValue = ({ type, field }: Place): string =>
  ownOf(reasons[type], field) ??
  'Aucun formulaire de cette version n’écrit ce champ\u00a0: gardez l’une des valeurs.';
