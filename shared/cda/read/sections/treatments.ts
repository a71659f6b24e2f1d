import type { PastTreatment } from '../../../domain/caseFields';
import { folded } from '../../../domain/french';
import { labelOf } from '../../../terminology/codes';
import { childAt } from '../../../xml/tree';
import { attr, type Section, type Statement } from '../document';
import { rowsText } from '../narrative';
import type { Reading } from '../reading';
import { coded, commentsWithin, official } from '../simple';

/** Status of a procedure and the words a fiche uses for it. */
const STATUSES: Record<string, readonly [PastTreatment['status'], readonly string[]]> = {
  completed: ['done', ['Déjà réalisé', 'Réalisé']],
  active: ['active', ['En cours', 'En cours de réalisation']],
  cancelled: ['cancelled', ['Non réalisé', 'Annulé']],
  aborted: ['cancelled', ['Interrompu', 'Abandonné']],
};

function treatmentOf(r: Reading, section: Section, statement: Statement): PastTreatment | null {
  const value = coded(r, childAt(statement.el, 'code'), section);
  if (!value) return null;
  const code = official(r, section, 'treatment', value, 'Traitement');
  const precision = r.textOf(childAt(statement.el, 'text'), section);
  const name = code ? labelOf('treatment', code) : value.display || value.original || value.code;
  const [status, words] =
    STATUSES[attr(childAt(statement.el, 'statusCode'), 'code')] ?? (['done', []] as const);
  for (const word of words) section.known.add(word);
  const time = childAt(statement.el, 'effectiveTime');
  const start = r.day(time, `${name}, début`, section);
  const end = r.day(childAt(time, 'high'), `${name}, fin`, section);
  const comment = commentsWithin(r, section, statement);
  if (start && end && end < start) r.warn(`Traitement «\u00a0${name}\u00a0»\u00a0: la fin précède le début.`);
  return {
    ...(code ? { code } : {}),
    label: precision && folded(precision) !== folded(name) ? `${name}\u00a0: ${precision}` : name,
    status,
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
    ...(comment ? { comment } : {}),
  };
}

/** « Actes et interventions » (29554-3): past and present treatments; without entries, its text. */
export function readTreatments(r: Reading, section: Section): void {
  const procedures = section.statements.filter((s) => s.el.name === 'procedure' && !s.negated);
  const past = procedures.flatMap((s) => treatmentOf(r, section, s) ?? []);
  if (past.length > 0) return r.set('treatments.past', past, section);
  r.append('treatments.comment', rowsText(section.rows), section);
  for (const row of section.rows) r.markRow(row);
}
