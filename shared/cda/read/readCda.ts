import { ok, type Result } from '../../domain/result';
import type { CaseValues } from '../../domain/caseFields';
import { childAt, walk, type XmlElement } from '../../xml/tree';
import { sectionCodes, sectionTemplates } from '../model/sections';
import { readContacts } from './contacts';
import { contradictions } from './contradictions';
import { attr, sectionsUnder, type Section } from './document';
import { readIdentity } from './identity';
import { documentIn, kindOf, versionWords } from './kinds';
import { readMeeting, type HeaderTopography } from './meeting';
import { warnSharedIds } from './people';
import { Reading } from './reading';
import { readFunction, readNarrative, readPhase } from './sections/clinical';
import { readReport, reports } from './sections/findings';
import { readDocumentStatus, readFileStatus, readFrame, readPlan } from './sections/prior';
import { leaveNotice, readRemarks, readWishes } from './sections/remarks';
import { readRequest } from './sections/request';
import { readSummary } from './sections/summary';
import { readTreatments } from './sections/treatments';
import { readDiscovery, readTumour } from './sections/tumour';
import { sweep } from './sweep';

const isPathology = (section: Section): boolean =>
  section.templates.has(sectionTemplates.pathology) ||
  (!section.templates.has(sectionTemplates.examinations) && /anatomo|acp/i.test(section.title));

/**
 * The eighteen sections of the model, by LOINC code (shared/domain/README.md, "The fiche RCP"); a section without rule
 * goes to the sweep.
 */
function readSection(r: Reading, section: Section, header: HeaderTopography | null): void {
  switch (section.code) {
    case sectionCodes.request:
      return readRequest(r, section);
    case sectionCodes.discovery:
      return readDiscovery(r, section);
    case sectionCodes.tumour:
      return readTumour(r, section, header);
    case sectionCodes.history:
      return readNarrative(r, section, 'clinical.history');
    case sectionCodes.comorbidities:
      return readNarrative(r, section, 'clinical.comorbidities');
    case sectionCodes.whoStatus:
    case sectionCodes.function:
      return readFunction(r, section);
    case sectionCodes.examinations:
      return isPathology(section)
        ? readReport(r, section, reports.pathology)
        : readNarrative(r, section, 'findings.examinations');
    case sectionCodes.phase:
      return readPhase(r, section);
    case sectionCodes.treatments:
      return readTreatments(r, section);
    case sectionCodes.surgery:
      return readReport(r, section, reports.surgery);
    case sectionCodes.molecular:
      return readReport(r, section, reports.molecular);
    case sectionCodes.summary:
      return readSummary(r, section);
    case sectionCodes.fileStatus:
      return readFileStatus(r, section);
    case sectionCodes.plan:
      return readPlan(r, section);
    case sectionCodes.frame:
      return readFrame(r, section);
    case sectionCodes.comment:
      return section.notice ? leaveNotice(r, section) : readNarrative(r, section, 'clinical.patientComment');
    case sectionCodes.wishes:
      return readWishes(r, section);
    case sectionCodes.remarks:
      return readRemarks(r, section);
    case sectionCodes.documentStatus:
      return readDocumentStatus(r, section);
  }
}

/** References of entries to narrative places that are not there; « # » alone refers to nothing and is no fault. */
function warnDangling(r: Reading, section: Section): void {
  const lost = new Set<string>();
  for (const el of walk(section.el)) {
    const target = el.name === 'reference' ? attr(el, 'value') : '';
    if (target.length > 1 && target.startsWith('#') && !r.anchors.has(target.slice(1))) lost.add(target);
  }
  if (lost.size > 0)
    r.warn(`${section.title}\u00a0: le fichier renvoie à des textes absents (${[...lost].join(', ')}).`);
}

/** A list a person can read through. */
const MAX_WARNINGS = 200;
const few = (sentences: readonly string[]): readonly string[] =>
  sentences.length <= MAX_WARNINGS
    ? sentences
    : [...sentences.slice(0, MAX_WARNINGS), `… et ${sentences.length - MAX_WARNINGS} autres remarques.`];

/** What a fiche gave. */
interface ReadFiche {
  readonly values: CaseValues;
  /** Sentences: what looks wrong (INS key, RPPS, dates). */
  readonly warnings: readonly string[];
  readonly notPlaced: Reading['notPlaced'];
}

/** Reads a fiche RCP (FRCP 2022.01) into the case file: warns and goes on, never guesses. */
export function readCda(file: XmlElement): Result<ReadFiche> {
  const root = documentIn(file);
  const kind = kindOf(root);
  if (!kind.ok) return kind;
  const body = childAt(root, 'component', 'structuredBody');
  const r = new Reading(body ? sectionsUnder(body) : []);
  // The patient first: a death is said before anything else.
  readIdentity(r, root);
  const unusual = versionWords(kind.value.version);
  if (unusual) r.warn(unusual);
  if (!body) {
    r.warn(
      'Le corps de la fiche n’est pas structuré (PDF ou image)\u00a0: seul l’en-tête a été lu, complétez d’après le document.',
    );
    r.leave('Corps du document', 'Document non structuré, à lire avec le logiciel qui l’a envoyé');
  }
  readContacts(r, root);
  const header = readMeeting(r, root);
  for (const section of r.sections) readSection(r, section, header);
  if (header && !r.values['tumour.topography']) r.set('tumour.topography', header.code || header.words);
  warnSharedIds(r);
  for (const section of r.sections) warnDangling(r, section);
  for (const sentence of contradictions(r.values)) r.warn(sentence);
  sweep(r, root);
  return ok({ values: r.values, warnings: few(r.warnings), notPlaced: r.notPlaced });
}
