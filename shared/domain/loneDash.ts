import { folded } from './french';

const DASH = /^[-\u2010-\u2015\u2212]+$/;

/** A cell that holds a dash and nothing else: a negative result, or an empty one. */
export const isDash = (text: string): boolean => DASH.test(text.trim());

/** First words of labels that no negative answers: when, where, who, how to reach, a remark, the way of a treatment. */
const NO_RESULT = new RegExp(
  `^(${[
    'dates?|heures?|debut|fin|annee|mois|periode|duree|delai|rythme|periodicite|frequence|dose|posologie',
    'lieux?|adresses?|ville|commune|code postal|pays|hopital|etablissement|structure|service|finess',
    'tel|telephones?|portable|fax|telecopie|courriel|e ?mails?|mel|messagerie|contacts?',
    'nom|prenoms?|civilite|identifiant|numero|n (rpps|adeli|ipp|ins|finess|dossier|tel)|rpps|adeli|ipp|nir|profession|specialite|role',
    'dr|mme|medecins?|docteur|professeur|praticien|professionnel|chirurgien|anatomopathologiste|biologiste',
    'radiologue|oncologue|preleveur|operateur|auteur|redacteur|signataire|destinataire|responsable|laboratoire',
    'commentaires?|precisions?|remarques?|motif|intention|modalites?|mode d|protocole|referentiel|version',
  ].join('|')})\\b`,
);
/** Labels that name a thing, where they stand alone: « Examen » is a name, « Examen clinique » has a result. */
const ONLY_NAMES =
  /^(examen|traitement|acte|type|nature|intitule|libelle|methode|technique|siege|quadrant|rayon|segment|localisation|topographie|fonction|site|cote|lateralite|mode)s?$/;
const RESULT = /\b(resultat|valeur|statut|score|expression|conclusion|interpretation)s?\b/;

/** Whether nobody answers the label with « négatif ». */
function asksNoResult(label: string): boolean {
  const words = folded(label);
  if (!/[a-z]/.test(words)) return true;
  return !RESULT.test(words) && (NO_RESULT.test(words) || ONLY_NAMES.test(words));
}

/** Whether a cell under that label says nothing (README.md, "A dash in a cell"). */
export const saysNothing = (text: string, label: string): boolean =>
  text.trim() === '' || (isDash(text) && asksNoResult(label));
