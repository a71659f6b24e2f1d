import { fail, ok, type Result } from '../../domain/result';
import { childAt, childrenNamed, elementsOf, type XmlElement } from '../../xml/tree';
import {
  CDA_NAMESPACE,
  currentVersions,
  documentTemplates,
  documentTypes,
  olderVersions,
} from '../model/documents';
import { attr } from './document';

const byTemplate: Record<string, string> = {
  [documentTemplates.medicalSummary]: 'une synthèse médicale (VSM)',
  [documentTemplates.carePlan]: 'un programme personnalisé de soins (PPS)',
  [documentTemplates.screeningForm]: 'un formulaire de dépistage (D2LM)',
  [documentTemplates.screeningRecord]: 'une fiche de dépistage (D2LM)',
  [documentTemplates.liaisonLetter]: 'une lettre de liaison',
  [documentTemplates.molecularReport]: 'un compte rendu de génétique moléculaire (CR-GM)',
  [documentTemplates.imagingReport]: 'un compte rendu d’imagerie',
  [documentTemplates.imagingRequest]: 'une demande d’imagerie',
  [documentTemplates.laboratoryReport]: 'un compte rendu de biologie',
  [documentTemplates.pathologyReport]: 'un compte rendu d’anatomopathologie (CR-ACP)',
};

const byType: Record<string, string> = {
  [documentTypes.consultationReport]: 'un compte rendu de consultation',
  [documentTypes.liaisonLetter]: 'une lettre de liaison',
  [documentTypes.laboratoryReport]: 'un compte rendu de biologie',
  [documentTypes.formerPathologyReport]: 'un compte rendu d’anatomopathologie (CR-ACP)',
  [documentTypes.imagingReport]: 'un compte rendu d’imagerie',
  [documentTypes.carePlan]: 'un plan personnalisé de soins (PPS)',
  [documentTypes.hospitalReport]: 'un compte rendu hospitalier',
  [documentTypes.operationReport]: 'un compte rendu opératoire',
  [documentTypes.molecularReport]: 'un compte rendu de génétique moléculaire (CR-GM)',
  [documentTypes.imagingRequest]: 'une demande d’imagerie',
  [documentTypes.pathologyReport]: 'un compte rendu d’anatomopathologie (CR-ACP)',
  [documentTypes.medicalSummary]: 'une synthèse médicale',
};

const expected = {
  safe: 'Rien n’a été importé.',
  next: 'Choisissez la fiche RCP (document FRCP) du patient, ou une liste au format CSV.',
};

interface Kind {
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
  if (currentVersions.has(version)) return null;
  if (olderVersions.has(version))
    return `La fiche suit l’ancien modèle ${version}\u00a0: ses codes ont été repris sous leur forme actuelle, relisez-les.`;
  if (version === '')
    return 'La fiche ne nomme pas la version de son modèle (2.0 sans doute)\u00a0: ses codes ont été repris sous leur forme actuelle, relisez-les.';
  return `La fiche suit le modèle ${version}, que Concerto ne connaît pas\u00a0: relisez tous les champs.`;
}

/** Accepts a fiche RCP and names whatever else it is given. */
export function kindOf(root: XmlElement): Result<Kind> {
  if (root.name !== 'ClinicalDocument' || root.ns !== CDA_NAMESPACE)
    return fail(
      'file',
      `Ce fichier XML n’est pas un document médical CDA (sa racine est «\u00a0${root.name.slice(0, 40)}\u00a0»).`,
      expected,
    );
  const templates = childrenNamed(root, 'templateId');
  const own = templates.find((t) => attr(t, 'root') === documentTemplates.fiche);
  const type = attr(childAt(root, 'code'), 'code');
  if (own || type === documentTypes.fiche) return ok({ version: attr(own, 'extension') });
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
