import { dateDoubts } from '../../domain/dateDoubts';
import type { CasePath, CaseValues } from '../../domain/caseFields';
import { folded } from '../../domain/french';
import { labelOf } from '../../terminology/codes';
import { answers } from '../model/answers';

/** Fields of free words in which a side or a quadrant may be named. */
const FREE: readonly CasePath[] = [
  'summary.history',
  'summary.question',
  'findings.examinations',
  'findings.surgery',
  'findings.pathology',
  'tumour.comment',
  'tumour.site',
];

const QUADRANTS: Record<string, string> = {
  'C50.2': 'supero intern',
  'C50.3': 'infero intern',
  'C50.4': 'supero extern',
  'C50.5': 'infero extern',
};

/** CIM-10 groups of one sex only (shared/domain/README.md, "Topography and morphology"). */
const onlyFor = (topography: string): 'F' | 'M' | null => {
  if (/^C5[1-8]/.test(topography)) return 'F';
  return /^C6[0-3]/.test(topography) ? 'M' : null;
};

/**
 * What the fields say against one another, as sentences. Cheap and sure only: a side is questioned when the free text
 * names the other one and never the coded one; no field is changed.
 */
export function contradictions(values: CaseValues): string[] {
  const out: string[] = [];
  const text = ` ${FREE.map((path) => values[path])
    .filter((value) => typeof value === 'string')
    .map(folded)
    .join(' ')} `;
  const says = (pattern: RegExp): boolean => pattern.test(text);
  const side = values['tumour.laterality'];
  const [right, left] = [says(/ droite?s? /), says(/ gauches? /)];
  if ((side === answers.right && left && !right) || (side === answers.left && right && !left))
    out.push(
      `Côté\u00a0: le code dit «\u00a0${labelOf('laterality', side)}\u00a0», les textes ne citent que l’autre côté.`,
    );

  const topography = values['tumour.topography'] ?? '';
  const own = QUADRANTS[topography];
  const others = Object.values(QUADRANTS).filter((q) => q !== own && text.includes(` ${q}`));
  if (own && others.length > 0 && !text.includes(` ${own}`))
    out.push(
      `Siège\u00a0: le code ${topography} dit «\u00a0${labelOf('cim10', topography)}\u00a0», les textes parlent d’un autre quadrant.`,
    );

  const sex = values['identity.sex'];
  const expected = onlyFor(topography);
  if (expected && (sex === 'F' || sex === 'M') && sex !== expected)
    out.push(
      `Sexe\u00a0: «\u00a0${labelOf('cim10', topography)}\u00a0» (${topography}) ne va pas avec le sexe noté.`,
    );

  if (values['request.caseStatus'] === answers.registered && !values['prior.guideline'])
    out.push('Le cas est «\u00a0enregistré\u00a0» mais la fiche ne nomme pas de référentiel.');

  const [birth, held, found] = [
    values['identity.birthDate'],
    values['prior.meetingDate'],
    values['tumour.diagnosisDate'],
  ];
  out.push(...dateDoubts(values).map(({ words }) => words));
  if (birth && held && birth > held) out.push('La date de naissance est après la RCP.');
  if (held && found && found > held) out.push('La date du diagnostic est après la RCP.');
  return out;
}
