import { boardSlug } from '../../shared/region/databaseName';
import type { CivilDay, Instant } from '../../shared/domain/brand';
import { casePaths, fieldSpec, sectionOf, type CaseValues } from '../../shared/domain/caseFields';
import { shortDate } from '../../shared/domain/french';
import { insKey } from '../../shared/domain/identities';
import { personIdFor } from '../../shared/domain/ids';
import { demoMeeting } from '../../shared/demo/demoMeeting';
import { PASSPHRASE } from '../support/story';

/** Invented: a birthplace code that no town has, with its right key. */
const INS = `2580399999999${insKey('2580399999999')}`;

/** What the soak types and imports, beside the demonstration's own. */
export const typed = {
  newPassphrase: 'cerise tramway lanterne brume',
  wrongPassphrase: 'ornithorynque sans parapluie',
  discussion: 'Relecture des coupes demandée au second pathologiste',
  unfinishedDiscussion: 'Phrase interrompue par la coupure de courant',
  beforeLock: 'Encore une remarque au moment de verrouiller',
  proposal: 'Mastectomie bilatérale d’emblée sans reconstruction',
  decision: 'Mastectomie droite, puis hormonothérapie prolongée.',
  decisionDraft: 'Décision à demi rédigée et jamais validée',
  proposalDraft: 'Proposition esquissée puis abandonnée',
  ipp: 'IPP-77-66-55-44',
  history: 'Antécédent saisi à la main pendant la préparation',
  family: 'Bœuf-Lamydémo',
  question: 'Question venue d’une liste importée, bien à elle ?',
  ins: INS,
} as const;

export const importedList = [
  'Nom;Prénom;Date de naissance;Sexe;INS;Question',
  `${typed.family};Françoise;12/03/1958;F;${typed.ins};${typed.question}`,
].join('\r\n');

/** Whatever is written freely; what is of the identity is taken by itself, however short. */
const freeTexts = casePaths.filter(
  (path) => sectionOf(path) !== 'identity' && ['text', 'longText'].includes(fieldSpec(path).kind),
);

const texts = (values: CaseValues): string[] =>
  freeTexts.flatMap((field) => {
    const value = values[field];
    return typeof value === 'string' && value.length >= 12 ? [value] : [];
  });

const identity = (values: CaseValues): string[] =>
  [
    values['identity.birthName'],
    values['identity.birthDate'],
    values['identity.birthDate'] && shortDate(values['identity.birthDate']),
    values['identity.ins'],
    values['identity.ipp'],
  ].filter((it) => it !== undefined);

/** All of the demonstration meeting of this day that says something of somebody, from where the application takes it. */
function demoStrings(today: CivilDay): string[] {
  let n = 0;
  const documents = demoMeeting({
    now: `${today}T12:00:00.000Z` as Instant,
    today,
    ulid: () => String(n++).padStart(26, '0'),
    device: 'search01',
    by: personIdFor(undefined, '0'.repeat(26)),
    board: { name: 'RCP Sein', slug: boardSlug('RCP Sein') },
  });
  return documents.flatMap((document) => {
    switch (document.type) {
      case 'case':
        return [...identity(document.values), ...texts(document.values)];
      case 'attendance':
        return [document.person.family, document.person.rpps ?? '', document.person.organisation ?? ''];
      case 'proposal':
        return [document.text, document.examinations ?? ''];
      default:
        return [];
    }
  });
}

/** Every string of which no trace may lie anywhere in clear: the demonstration's, what is typed, and the secrets. */
export function knownStrings(...recoveryKeys: readonly string[]): string[] {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
  const secrets = [PASSPHRASE, ...recoveryKeys.flatMap((key) => [key, key.replaceAll('-', '')])];
  const all = [...demoStrings(today as CivilDay), ...Object.values(typed), ...secrets];
  return [...new Set(all)].filter((text) => text !== '');
}
