import { describe, expect, it } from 'vitest';
import { adviseOn, MINIMUM_LENGTH } from '../../../../../renderer/components/keysAndRegion/passphrase';
import { MINIMUM_PASSPHRASE } from '../../../../../renderer/engine/keys/passphrase';

describe('adviseOn', () => {
  it('asks for as much as the engine does', () => {
    expect(MINIMUM_LENGTH).toBe(MINIMUM_PASSPHRASE);
    expect(adviseOn('').accepted).toBe(false);
    expect(adviseOn('onze lettre').accepted).toBe(false);
    expect(adviseOn('onze lettre').words).toBe('Encore 1\u00a0caractère.');
  });
  it.each(['aaaaaaaaaaaaaa', 'abababababab', 'azertyuiopqs', '123456789012', 'abcdefghijkl'])(
    'refuses %s, the first thing anyone would try',
    (text) => expect(adviseOn(text).accepted).toBe(false),
  );
  it('accepts a sentence and says what it is worth', () => {
    expect(adviseOn('girafe tambour velours orage')).toMatchObject({ accepted: true });
    expect(adviseOn('girafe tambour velours orage').words).toContain('Bonne longueur');
    expect(adviseOn('Girafe-tambour').words).toContain('Quatre mots');
  });
  it('remarks upon one’s own name', () => {
    expect(adviseOn('legoff aime la mer', ['Le Goff', 'LEGOFF']).words).toContain('votre nom');
    expect(adviseOn('girafe tambour velours', ['Le Goff', '']).words).not.toContain('votre nom');
  });
});
