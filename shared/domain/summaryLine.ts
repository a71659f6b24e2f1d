import { labelOf } from '../terminology/codes';
import type { CaseValues } from './caseFields';
import { ageOf } from './birth';
import { sexNames } from './sex';

/** « non applicable » says nothing of a tumour. */
const NO_SIDE = '385432009';

/** What the lists add for coders: « Carcinome lobulaire, SAI (C50.-) » → « Carcinome lobulaire ». */
const spoken = (label: string): string =>
  label.replace(/ \(C\d[^)]*\)$/, '').replace(/, (SAI|sans précision)$/, '');

/** « Femme 62 ans · OMS 1 · Carcinome canalaire · Sein, gauche · cT2 N1 M0 · RE+ HER2– »: the case in one line. */
export function summaryLine(values: CaseValues, on: string): string {
  const birth = values['identity.birthDate'];
  const sex = values['identity.sex'];
  const years = birth ? ageOf(birth, on) : null;
  const age = years === null ? '' : `${years} ans`;
  const who = sex === 'F' || sex === 'M' ? sexNames[sex] : 'Patient';
  const oms = labelOf('whoStatus', values['clinical.whoStatus']).split(' · ')[0];
  const side =
    values['tumour.laterality'] === NO_SIDE ? '' : labelOf('laterality', values['tumour.laterality']);
  const topography = spoken(labelOf('cim10', values['tumour.topography'])).replace(
    /^Tumeur maligne (du |de la |de l'|de |des )?/i,
    '',
  );
  return [
    birth || sex ? `${who} ${age}`.trim() : '',
    birth && years === null ? 'date de naissance à vérifier' : '',
    oms,
    spoken(labelOf('cimo3', values['tumour.morphology'])),
    [topography, side].filter(Boolean).join(', '),
    tnm(values),
    values['tumour.biomarkers'],
  ]
    .filter(Boolean)
    .join(' · ');
}

/** « cT2 N1 M0 », or the other classification that stands for it. */
export function tnm(values: CaseValues): string {
  const parts = [values['tumour.t'], values['tumour.n'], values['tumour.m']].filter(Boolean);
  if (parts.length > 0) return parts.join(' ');
  return [values['tumour.classification'], values['tumour.classificationValue']].filter(Boolean).join(' ');
}
