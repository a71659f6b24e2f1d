import { ok, type Result } from '../../domain/result';
import type { ImportedCase } from '../imported';
import { childAt, walk, type XmlElement } from '../xml/tree';
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

/** CI-SIS model of the pathology conclusion, which shares its LOINC code with the results of examinations. */
const PATHOLOGY = '1.2.250.1.213.1.1.2.34';

/** The model of the results of examinations, which says that it is not the other. */
const EXAMINATIONS = '1.2.250.1.213.1.1.2.150';

const isPathology = (section: Section): boolean =>
  section.templates.has(PATHOLOGY) ||
  (!section.templates.has(EXAMINATIONS) && /anatomo|acp/i.test(section.title));

/**
 * The eighteen sections of the model, by LOINC code (shared/domain/README.md, "The fiche RCP"); a section without rule
 * goes to the sweep.
 */
function readSection(r: Reading, section: Section, header: HeaderTopography | null): void {
  switch (section.code) {
    case '42349-1':
      return readRequest(r, section);
    case '42545-4':
      return readDiscovery(r, section);
    case '72135-7':
      return readTumour(r, section, header);
    case '11348-0':
      return readNarrative(r, section, 'clinical.history');
    case '11450-4':
      return readNarrative(r, section, 'clinical.comorbidities');
    case '46006-3':
    case '47420-5':
      return readFunction(r, section);
    case '30954-2':
      return isPathology(section)
        ? readReport(r, section, reports.pathology)
        : readNarrative(r, section, 'findings.examinations');
    case '18733-6':
      return readPhase(r, section);
    case '29554-3':
      return readTreatments(r, section);
    case '10218-6':
      return readReport(r, section, reports.surgery);
    case '50397-9':
      return readReport(r, section, reports.molecular);
    case '10164-2':
      return readSummary(r, section);
    case '21874-3':
      return readFileStatus(r, section);
    case '18776-5':
      return readPlan(r, section);
    case '35510-7':
      return readFrame(r, section);
    case '55112-7':
      return section.notice ? leaveNotice(r, section) : readNarrative(r, section, 'clinical.patientComment');
    case '75320-2':
      return readWishes(r, section);
    case '48767-8':
      return readRemarks(r, section);
    case '33557-0':
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

/** Reads a fiche RCP (FRCP 2022.01) into the case file: warns and goes on, never guesses. */
export function readCda(file: XmlElement): Result<ImportedCase> {
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
