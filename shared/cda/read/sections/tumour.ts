import { folded, shortDate } from '../../../domain/french';
import { saysNothing } from '../../../domain/loneDash';
import { tnmWithKind, type TnmKind, type TnmLetter } from '../../../domain/tnm';
import { codeIn, labelOf, presentCode } from '../../../terminology/codes';
import { codeFromWords, NCIT_SIDES } from '../../../domain/codeFromWords';
import { childAt, childrenNamed, type XmlElement } from '../../../xml/tree';
import { answers } from '../../model/answers';
import { questions } from '../../model/questions';
import { attr, type Section, type Statement } from '../document';
import type { HeaderTopography } from '../meeting';
import { cellText } from '../cells';
import { contentCells, rowLabel, rowText } from '../narrative';
import type { Reading, TextPath } from '../reading';
import { applyRule, coded, commentsOn, labelled, markStatement, official, statementsOf } from '../simple';

/** « Résultats d’événements » (42545-4): screening, and in words how the cancer was found. */
export function readDiscovery(r: Reading, section: Section): void {
  applyRule(r, section, { code: questions.screening, path: 'tumour.screening', label: /depistage/ });
  for (const row of section.rows) {
    const text = rowText(row);
    if (
      text === '' ||
      contentCells(row).some((cell) => r.unread(cell) !== cellText(cell)) ||
      /depistage/.test(folded(text))
    )
      continue;
    r.append('tumour.discovery', text, section);
    r.markRow(row);
  }
}

const below = (statement: Statement, ancestor: Statement): boolean =>
  statement.parent !== null && (statement.parent === ancestor || below(statement.parent, ancestor));

/** Side (list) and other modifiers of place (NCIT: upper, outer…), coded as qualifiers of the site. */
function readSide(r: Reading, section: Section, site: XmlElement): void {
  for (const qualifier of childrenNamed(site, 'qualifier')) {
    const value = coded(r, childAt(qualifier, 'value'), section);
    if (!value) continue;
    r.mark(childAt(qualifier, 'name'));
    const modifier = labelOf('topographicModifier', value.code);
    const side =
      NCIT_SIDES[value.code] ?? (codeIn('laterality', value.code) && presentCode('laterality', value.code));
    if (side) {
      official(r, section, 'laterality', value, 'Côté');
      r.set('tumour.laterality', side, section);
    } else if (modifier !== value.code) {
      official(r, section, 'topographicModifier', value, 'Précision du siège');
      r.append('tumour.site', modifier, section);
    } else
      r.set(
        'tumour.laterality',
        official(r, section, 'laterality', value, 'Côté') ?? (value.display || value.original || value.code),
        section,
      );
  }
  // The narrative column often shows the NCIT code of a side that is coded in SNOMED CT: the same fact twice.
  const said = r.values['tumour.laterality'];
  for (const [ncit, snomed] of Object.entries(NCIT_SIDES))
    if (snomed === said) for (const word of [ncit, 'NCIT', 'SNOMED CT']) section.known.add(word);
}

function readSite(r: Reading, section: Section, tumour: Statement, header: HeaderTopography | null): void {
  const site = childAt(tumour.el, 'targetSiteCode');
  const value = coded(r, site, section);
  if (site) readSide(r, section, site);
  section.labels.add('Topographie', 'Localisation', 'Latéralité');
  const code = value
    ? (official(
        r,
        section,
        'cim10',
        { ...value, code: codeFromWords('cim10', value.code) ?? value.code },
        'Topographie',
      ) ??
      (value.code || value.original || value.display))
    : '';
  section.known.add(code);
  if (code !== '') r.set('tumour.topography', code, section);
  else if (header) r.set('tumour.topography', header.code || header.words, section);
  if (value?.code && header?.code && code !== header.code)
    r.warn(
      `Topographie\u00a0: l’en-tête dit ${header.code} (${labelOf('cim10', header.code)}), la section dit ${code} (${labelOf('cim10', code)}). La section est retenue.`,
    );
}

/** T, N and M as coded; clinical LOINC codes first, then pathological ones (shared/domain/README.md, "TNM"). */
const TNM: readonly (readonly [TextPath, TnmLetter, readonly (readonly [code: string, kind: TnmKind])[]])[] =
  [
    ['tumour.t', 'T', clinicalThenPathological(questions.clinicalT, questions.pathologicalT)],
    ['tumour.n', 'N', clinicalThenPathological(questions.clinicalN, questions.pathologicalN)],
    ['tumour.m', 'M', clinicalThenPathological(questions.clinicalM, questions.pathologicalM)],
  ];

function clinicalThenPathological(clinical: string, pathological: string) {
  return [
    [clinical, 'c'],
    [pathological, 'p'],
  ] as const;
}

/** Under its kind (shared/domain/tnm.ts); a prefix that denies the question, and a code that is none, are said. */
function withKind(r: Reading, given: string, letter: TnmLetter, kind: TnmKind): string {
  const { code, denies, isOdd } = tnmWithKind(given, letter, kind);
  const question = `TNM ${kind === 'c' ? 'clinique' : 'pathologique'}`;
  if (denies)
    r.warn(`TNM\u00a0: la fiche code «\u00a0${code}\u00a0» dans le ${question}. Vérifiez lequel est le bon.`);
  if (isOdd)
    r.warn(
      `TNM\u00a0: «\u00a0${given}\u00a0» n’a pas la forme d’un ${letter}, il est gardé tel quel (${question}).`,
    );
  return code;
}

const hasCode = (statement: Statement): boolean => attr(childAt(statement.el, 'value'), 'code') !== '';

function readTnm(r: Reading, section: Section, tumour: Statement): void {
  const own = section.statements.filter((s) => below(s, tumour) && !s.negated);
  for (const [path, letter, codes] of TNM) {
    const found = codes.flatMap(([code, kind]) =>
      own.filter((s) => s.code === code).map((s) => ({ s, kind })),
    );
    // One without a value is passed over for one that has it: a clinical T that is « NA » beside a pathological one.
    const chosen = found.find(({ s }) => hasCode(s)) ?? found[0];
    if (!chosen) continue;
    const { s: statement, kind } = chosen;
    const value = coded(r, childAt(statement.el, 'value'), section);
    const words = r.peek(childAt(statement.el, 'text'));
    markStatement(r, section, statement);
    if (!value) continue;
    const given = value.code || value.original || value.display;
    const code = withKind(r, given, letter, kind);
    r.set(path, code, section);
    section.known.add(value.code);
    if (/^[a-z]*[TNM]\S*\s*\?/i.test(words))
      r.warn(
        `TNM\u00a0: le texte de la fiche exprime un doute («\u00a0${words}\u00a0»), le code dit «\u00a0${code}\u00a0». Le code est retenu, à vérifier.`,
      );
    const inText = /^[a-z]*[TNM](?:[0-4x]|is)\S*/i.exec(words)?.[0].replace(/[:,;.?]+$/, '');
    // Words without a kind, « T2 », do not contradict « pT2 ».
    const bare = code.replace(/^([yr]*)[cp]/, '$1');
    const same = [value.code, code, bare].some((each) => folded(each) === folded(inText ?? ''));
    if (value.code && inText && !same)
      r.warn(
        `TNM\u00a0: le texte de la fiche dit «\u00a0${inText}\u00a0», le code dit «\u00a0${code}\u00a0». Le code est retenu.`,
      );
  }
  const edition = own.map((s) => attr(childAt(s.el, 'value'), 'codeSystemVersion')).find((v) => v !== '');
  for (const group of own.filter(
    (s) =>
      s.code === questions.tnmGroup ||
      s.code === questions.clinicalGroup ||
      s.code === questions.pathologicalGroup,
  )) {
    const value = childAt(group.el, 'value');
    for (const qualifier of value ? childrenNamed(value, 'qualifier') : []) {
      const kind = attr(childAt(qualifier, 'name'), 'code');
      const answer = coded(r, childAt(qualifier, 'value'), section);
      const path = (
        { [questions.stage]: 'tumour.stage', [questions.tnmEdition]: 'tumour.tnmEdition' } as const
      )[kind];
      if (!answer || !path) continue;
      r.mark(childAt(qualifier, 'name'));
      r.set(path, answer.code || answer.display || answer.original, section);
    }
    markStatement(r, section, group);
  }
  // Before the qualifier was asked for, the version of the code system said the edition.
  if (edition && !r.values['tumour.tnmEdition']) r.set('tumour.tnmEdition', edition, section);
}

/** A classification that stands beside or in place of the TNM (Ann Arbor, FIGO, ISS…). */
function readOther(r: Reading, section: Section, tumour: Statement): void {
  const paths: readonly (readonly [string, TextPath, RegExp])[] = [
    [questions.otherStage, 'tumour.classificationValue', /^autre stade|^autre classification/],
    [questions.classification, 'tumour.classification', /^nom de la classification/],
    [questions.classificationVersion, 'tumour.classificationVersion', /^version de la classification/],
  ];
  for (const [code, path, label] of paths) {
    const statement = section.statements.find((s) => s.code === code && below(s, tumour) && !s.negated);
    const value = statement && coded(r, childAt(statement.el, 'value'), section);
    if (statement) markStatement(r, section, statement);
    const text = value ? value.display || value.original || value.code : labelled(r, section, label);
    if (text !== '') r.set(path, text, section);
  }
}

/** Rows of the narrative that name a field of the tumour which the model has no code for. */
interface InWords {
  readonly path: TextPath;
  readonly label: RegExp;
  /** Labels that only name the field: any other is part of the value, « 90 % » of what. */
  readonly plain: RegExp;
}
const inWords: readonly InWords[] = [
  {
    path: 'tumour.biomarkers',
    label:
      /biomarqueur|^recepteurs?\b|^marqueurs|^(statut )?(her ?2|hr|re|rp|ro|er|pr|ki ?67|pd ?l ?1|msi|mmr|dmmr)( (ihc|ish|fish|cish|sish|tps|cps))*$/,
    plain: /^(bio)?marqueurs$/,
  },
  {
    path: 'tumour.site',
    label: /^(quadrant|siege|segment|rayon|precision du siege)/,
    plain: /^(quadrant|siege|precision du siege)$/,
  },
];

function readInWords(r: Reading, section: Section, { path, label, plain }: InWords): void {
  for (const row of section.rows) {
    const name = folded(rowLabel(row));
    if (!label.test(name)) continue;
    const cells = contentCells(row).filter(
      (cell) => r.unread(cell) !== '' && !saysNothing(cellText(cell), rowLabel(row)),
    );
    const text = cells.map(cellText).filter(Boolean).join(' · ');
    if (text === '') continue;
    const named = `${rowLabel(row).replace(/\s*:$/, '')}\u00a0: ${text}`;
    r.append(path, plain.test(name) ? text : named, section);
    r.mark(...cells);
  }
}

/** « Diagnostic du cancer » (72135-7): the first tumour; the others are left for the user to read. */
export function readTumour(r: Reading, section: Section, header: HeaderTopography | null): void {
  const tumours = statementsOf(section, questions.diagnosis);
  const [tumour, ...others] = tumours;
  r.setApart(...others.map(({ el }) => el));
  if (others.length > 0)
    r.warn(
      `La fiche décrit ${tumours.length}\u00a0tumeurs\u00a0: seule la première est placée dans les champs.`,
    );
  if (tumour) {
    const concern = tumour.parent
      ? r.day(childAt(tumour.parent.el, 'effectiveTime'), 'Date du diagnostic', section)
      : null;
    const own = r.day(childAt(tumour.el, 'effectiveTime'), 'Date du diagnostic', section);
    const told = new Set(
      section.rows
        .filter((row) => /^date du diagnostic/.test(folded(rowLabel(row))))
        .flatMap((row) => contentCells(row).map(cellText)),
    );
    // Where the two differ, the one that the narrative gives.
    const date = [own, concern].find((day) => day && told.has(shortDate(day))) ?? own ?? concern;
    if (date) r.set('tumour.diagnosisDate', date, section);
    section.labels.add('Date du diagnostic initial');
    for (const other of [own, concern]) if (other) r.set('tumour.diagnosisDate', other, section);
    const value = coded(r, childAt(tumour.el, 'value'), section);
    if (value && value.code === answers.primaryTumour) {
      const words = value.original || value.display;
      r.leave(section.title, `Nature\u00a0: ${words}`);
      section.known.add(words);
    } else if (value)
      r.set(
        'tumour.morphology',
        official(r, section, 'cimo3', value, 'Morphologie') ??
          (value.code || value.original || value.display),
        section,
      );
    readSite(r, section, tumour, header);
    readTnm(r, section, tumour);
    readOther(r, section, tumour);
    r.mark(childAt(tumour.el, 'code'), childAt(tumour.el, 'text'));
    const comment = commentsOn(r, section, questions.diagnosis) || labelled(r, section, /^commentaire/);
    r.append('tumour.comment', comment, section);
  }
  // Model 2.0 asks for the screening here.
  applyRule(r, section, { code: questions.screening, path: 'tumour.screening' });
  for (const each of inWords) readInWords(r, section, each);
}
