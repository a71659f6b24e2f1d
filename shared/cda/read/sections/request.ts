import { labelOf } from '../../../terminology/codes';
import { childAt } from '../../../xml/tree';
import { questions } from '../../model/questions';
import { type Section } from '../document';
import type { Reading } from '../reading';
import {
  applyRule,
  coded,
  commentsOn,
  labelled,
  markStatement,
  official,
  statementsOf,
  type Rule,
} from '../simple';

const rules: readonly Rule[] = [
  { code: questions.boardNature, path: 'request.boardNature', label: /^nature/ },
  { code: questions.apparatus, path: 'request.apparatus', label: /^appareil/ },
  { code: questions.referral, path: 'request.referral', label: /^rcp de recours/ },
  { code: questions.paediatric, path: 'request.paediatric', label: /^rcp pediatrique/ },
  { code: questions.diagnosticAdvice, path: 'request.diagnosticAdvice', label: /^avis diagnostique/ },
  { code: questions.treatmentProposal, path: 'request.treatmentProposal', label: /^proposition/ },
  { code: questions.referralReason, path: 'request.referralReason', label: /^recours/ },
  { code: questions.paediatricReason, path: 'request.paediatricReason', label: /^pediatri/ },
  { code: questions.caseStatus, path: 'request.caseStatus', label: /^statut/ },
];

function readOrgans(r: Reading, section: Section): void {
  const organs = statementsOf(section, questions.organ).flatMap((statement) => {
    const value = coded(r, childAt(statement.el, 'value'), section);
    markStatement(r, section, statement);
    if (!value) return [];
    return [
      official(r, section, 'organ', value, 'Organe') ?? (value.display || value.original || value.code),
    ];
  });
  r.set('request.organs', [...new Set(organs)], section);
}

/** A transversal board names a kind of care instead of an organ (ORG-138): the case file has no field of its own for it. */
function readCare(r: Reading, section: Section): void {
  for (const statement of statementsOf(section, questions.careTopic)) {
    const value = coded(r, childAt(statement.el, 'value'), section);
    markStatement(r, section, statement);
    if (!value) continue;
    const code = official(r, section, 'careTopic', value, 'Traitement ou soins');
    const words = code ? labelOf('careTopic', code) : value.display || value.original;
    r.append('request.comment', `Traitement ou soins concerné\u00a0: ${words}`, section);
  }
}

/** The problem entry of the section (SNOMED CT 55607006): a reason in words, when the file gives one. */
function reasonWords(r: Reading, section: Section): string {
  const reasons = statementsOf(section, questions.problem).map((statement) => {
    markStatement(r, section, statement);
    const value = coded(r, childAt(statement.el, 'value'), section);
    // The code of the section itself gives no reason.
    return value?.code === section.code ? '' : value?.original || value?.display || '';
  });
  return reasons.filter(Boolean).join(' ; ');
}

/** « Raison de la recommandation » (42349-1): kind of board, reasons, status asked for. */
export function readRequest(r: Reading, section: Section): void {
  for (const rule of rules) applyRule(r, section, rule);
  readOrgans(r, section);
  readCare(r, section);
  const onKind = [questions.apparatus, questions.careTopic, questions.boardNature]
    .map((code) => commentsOn(r, section, code))
    .filter(Boolean);
  const comments: readonly (readonly [string, string])[] = [
    ['Type de RCP', onKind.join('\n') || labelled(r, section, /^commentaire/, /type/)],
    ['Motif', commentsOn(r, section, questions.motive) || labelled(r, section, /^commentaire/, /motif/)],
    ['Raison', reasonWords(r, section)],
  ];
  for (const [label, text] of comments)
    if (text !== '') r.append('request.comment', `${label}\u00a0: ${text}`, section);
}
