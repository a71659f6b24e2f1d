import { fail, ok, type Result } from '../../domain/result';
import { childAt, childrenNamed, elementsOf, type XmlElement } from '../xml/tree';
import { attr } from './document';

const HL7 = 'urn:hl7-org:v3';
const FRCP = '1.2.250.1.213.1.1.1.8';
/** Models that are read as what they are; 2025.01 is the current one. */
const CURRENT = new Set(['2022.01', '2025.01']);
const OLDER = new Set(['2021.01']);
const FRCP_CODE = '34794-8';

/** Documents of the CI-SIS by model (shared/domain/README.md, "The fiche RCP"). */
const byTemplate: Record<string, string> = {
  '1.2.250.1.213.1.1.1.13': 'une synthèse médicale (VSM)',
  '1.2.250.1.213.1.1.1.26': 'un programme personnalisé de soins (PPS)',
  '1.2.250.1.213.1.1.1.27': 'un formulaire de dépistage (D2LM)',
  '1.2.250.1.213.1.1.1.28': 'une fiche de dépistage (D2LM)',
  '1.2.250.1.213.1.1.1.29': 'une lettre de liaison',
  '1.2.250.1.213.1.1.1.32': 'un compte rendu de génétique moléculaire (CR-GM)',
  '1.2.250.1.213.1.1.1.45': 'un compte rendu d’imagerie',
  '1.2.250.1.213.1.1.1.47': 'une demande d’imagerie',
  '1.2.250.1.213.1.1.1.55': 'un compte rendu de biologie',
  '1.2.250.1.213.1.1.1.57': 'un compte rendu d’anatomopathologie (CR-ACP)',
};

/** The same by LOINC type, for documents of other models (list JDV_J07). */
const byType: Record<string, string> = {
  '11488-4': 'un compte rendu de consultation',
  '11490-0': 'une lettre de liaison',
  '11502-2': 'un compte rendu de biologie',
  '11526-1': 'un compte rendu d’anatomopathologie (CR-ACP)',
  '18748-4': 'un compte rendu d’imagerie',
  '18776-5': 'un plan personnalisé de soins (PPS)',
  '34112-3': 'un compte rendu hospitalier',
  '34874-8': 'un compte rendu opératoire',
  '51969-4': 'un compte rendu de génétique moléculaire (CR-GM)',
  '55115-0': 'une demande d’imagerie',
  '60568-3': 'un compte rendu d’anatomopathologie (CR-ACP)',
  '60591-5': 'une synthèse médicale',
};

const expected = {
  safe: 'Rien n’a été importé.',
  next: 'Choisissez la fiche RCP (document FRCP) du patient, ou une liste au format CSV.',
};

export interface Kind {
  /** Version of the fiche's model, empty when the file does not name it. */
  readonly version: string;
}

const XSLT = 'http://www.w3.org/1999/XSL/Transform';

/**
 * The document itself. In the self-presenting layout of the CI-SIS the file is a style sheet that shows the document it
 * holds, in `data:Contenu`.
 */
export function documentIn(root: XmlElement): XmlElement {
  if (root.ns !== XSLT || (root.name !== 'stylesheet' && root.name !== 'transform')) return root;
  const held = elementsOf(root)
    .filter((el) => el.name === 'Contenu')
    .flatMap((el) => childrenNamed(el, 'ClinicalDocument'));
  return held[0] ?? root;
}

/** What there is to say of the model a fiche follows; null for the current ones. Model 2.0 does not name itself. */
export function versionWords(version: string): string | null {
  if (CURRENT.has(version)) return null;
  if (OLDER.has(version))
    return `La fiche suit l’ancien modèle ${version}\u00a0: ses codes ont été repris sous leur forme actuelle, relisez-les.`;
  if (version === '')
    return 'La fiche ne nomme pas la version de son modèle (2.0 sans doute)\u00a0: ses codes ont été repris sous leur forme actuelle, relisez-les.';
  return `La fiche suit le modèle ${version}, que Concerto ne connaît pas\u00a0: relisez tous les champs.`;
}

/** Accepts a fiche RCP and names whatever else it is given. */
export function kindOf(root: XmlElement): Result<Kind> {
  if (root.name !== 'ClinicalDocument' || root.ns !== HL7)
    return fail(
      'file',
      `Ce fichier XML n’est pas un document médical CDA (sa racine est «\u00a0${root.name.slice(0, 40)}\u00a0»).`,
      expected,
    );
  const templates = childrenNamed(root, 'templateId');
  const own = templates.find((t) => attr(t, 'root') === FRCP);
  const type = attr(childAt(root, 'code'), 'code');
  if (own || type === FRCP_CODE) return ok({ version: attr(own, 'extension') });
  const known = templates.map((t) => byTemplate[attr(t, 'root')]).find((name) => name !== undefined);
  const what = known ?? byType[type];
  return fail(
    'file',
    what
      ? `Ce fichier est ${what}, pas une fiche RCP.`
      : 'Ce document CDA n’est pas une fiche RCP, et Concerto ne reconnaît pas son type.',
    expected,
  );
}
