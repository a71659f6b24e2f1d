import { folded, plural } from '../../../shared/domain/french';

/** As the engine asks (renderer/engine/keys/passphrase.ts). */
export const MINIMUM_LENGTH = 12;

interface Advice {
  readonly accepted: boolean;
  readonly words: string;
}

/**
 * What can honestly be said of a passphrase without a dictionary: its length, and the habits that attackers try first
 * (NIST SP 800-63B, 5.1.1.2). No score is pretended.
 * @param about words an attacker would know: the user's own names
 */
export function adviseOn(passphrase: string, about: readonly string[] = []): Advice {
  const missing = MINIMUM_LENGTH - [...passphrase].length;
  if (passphrase === '')
    return {
      accepted: false,
      words: `Au moins ${MINIMUM_LENGTH} caractères. Quatre mots sans lien entre eux font une bonne phrase.`,
    };
  if (missing > 0) return { accepted: false, words: `Encore ${plural(missing, 'caractère')}.` };
  if (new Set(passphrase).size < 6)
    return {
      accepted: false,
      words: 'Trop peu de caractères différents\u00a0: elle serait devinée aussitôt.',
    };
  if (isSequence(passphrase))
    return {
      accepted: false,
      words: 'C’est une suite du clavier ou de l’alphabet\u00a0: elle serait devinée aussitôt.',
    };
  const known = about.map(folded).filter((word) => word.length > 2);
  if (known.some((word) => folded(passphrase).includes(word)))
    return { accepted: true, words: 'Acceptée, mais elle contient votre nom\u00a0: évitez-le.' };
  const words = passphrase.trim().split(/[\s\-_.,;]+/).length;
  if (words >= 4 || passphrase.length >= 20)
    return {
      accepted: true,
      words: 'Bonne longueur. Elle ne vaut que si vous ne l’utilisez nulle part ailleurs.',
    };
  return {
    accepted: true,
    words: 'Acceptée. Quatre mots sans lien entre eux résisteraient bien plus longtemps.',
  };
}

const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Mostly runs of four or more neighbours of a keyboard or the alphabet. */
function isSequence(passphrase: string): boolean {
  const text = folded(passphrase).replaceAll(' ', '');
  let covered = 0;
  for (let at = 0; at < text.length;) {
    let length = 4;
    while (at + length <= text.length && runs.some((run) => run.includes(text.slice(at, at + length))))
      length += 1;
    const run = length - 1;
    covered += run >= 4 ? run : 0;
    at += run >= 4 ? run : 1;
  }
  return text.length > 0 && covered / text.length > 0.7;
}
