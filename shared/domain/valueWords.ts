import { fieldSpec, isBlank, type CasePath, type Contact, type PastTreatment } from './caseFields';
import { measureWords, type Measure } from './measure';
import { clockTime, decimal, shortDate } from './french';
import { personName } from './person';
import { sexNames, type Sex } from './sex';
import { labelOf } from '../terminology/codes';

export const NOT_GIVEN = 'Non renseigné';

export const treatmentStatusNames: Record<PastTreatment['status'], string> = {
  done: 'Terminé',
  active: 'En cours',
  cancelled: 'Arrêté ou annulé',
};

export const contactRoleNames: Record<Contact['role'], string> = {
  coordinator: 'Coordonnateur',
  requester: 'Demandeur',
  presenter: 'Présentateur',
  generalPractitioner: 'Médecin traitant',
  participant: 'Participant',
  outsideQuorum: 'Participant hors quorum',
  correspondent: 'Correspondant',
  signatory: 'Signataire',
  author: 'Auteur',
  trusted: 'Personne de confiance',
};

/** « chimiothérapie, janvier à mars : 3 FEC » as one line. */
export function treatmentWords(t: PastTreatment): string {
  const label = t.label || labelOf('treatment', t.code);
  const when = [t.start && `du ${shortDate(t.start)}`, t.end && `au ${shortDate(t.end)}`]
    .filter(Boolean)
    .join(' ');
  const status = t.status === 'done' ? '' : treatmentStatusNames[t.status].toLowerCase();
  return [label, when, status, t.comment].filter(Boolean).join(' · ');
}

const contactWords = (c: Contact): string => `${contactRoleNames[c.role]}\u00a0: ${personName(c.person)}`;

/** A value as a person reads it, whatever the kind of its field; empty when there is none. */
export function valueWords(path: CasePath, value: unknown): string {
  if (isBlank(value)) return '';
  const spec = fieldSpec(path);
  switch (spec.kind) {
    case 'day':
      return shortDate(value as string);
    case 'time':
      return clockTime(value as string);
    case 'boolean':
      return value === true ? 'Oui' : 'Non';
    case 'sex':
      return sexNames[value as Sex];
    case 'code':
      return spec.list ? labelOf(spec.list, value as string) : String(value);
    case 'codes':
      return (value as string[]).map((code) => (spec.list ? labelOf(spec.list, code) : code)).join(', ');
    case 'treatments':
      return (value as PastTreatment[]).map(treatmentWords).join('\n');
    case 'contacts':
      return (value as Contact[]).map(contactWords).join('\n');
    case 'measures':
      return (value as Measure[]).map(measureWords).join('\n');
    case 'points':
      return decimal(Number(value));
    case 'text':
    case 'longText':
      return String(value);
  }
}
