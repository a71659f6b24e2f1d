import { describe, expect, it } from 'vitest';
import type { ImportedCase } from '../../../shared/intake/imported';
import { changed, importFiche } from '../../fixtures/intake/load';

const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
const listed = (fiche: ImportedCase): string[] => fiche.notPlaced.map(({ what }) => plain(what));
const named = (...parts: readonly string[]): ImportedCase =>
  importFiche(changed(/<family qualifier="BR">[^]*?<\/name>/, `${parts.join('')}</name>`));
const family = (name: string, kind = '') => `<family${kind && ` qualifier="${kind}"`}>${name}</family>`;
const given = (name: string, kind = '') => `<given${kind && ` qualifier="${kind}"`}>${name}</given>`;

describe('the names of a patient', () => {
  it('in one part that is of birth and used too are both', () => {
    const { values } = named(family('LEGRAND', 'BR CL'), given('ANNE', 'BR CL'));
    expect(values).toMatchObject({
      'identity.birthName': 'LEGRAND',
      'identity.usedName': 'LEGRAND',
      'identity.firstGivenName': 'ANNE',
      'identity.usedGivenName': 'ANNE',
    });
  });

  it('beyond one of a kind are listed, each once', () => {
    const fiche = named(
      family('LEGRAND', 'BR'),
      family('DUPONT', 'BR'),
      family('MARTIN', 'CL'),
      family('PETIT', 'SP'),
      family('MARTIN', 'SP'),
      given('ANNE', 'BR'),
      given('ANNETTE', 'CL'),
      given('NANETTE', 'CL'),
    );
    expect(fiche.values).toMatchObject({ 'identity.birthName': 'LEGRAND', 'identity.usedName': 'MARTIN' });
    expect(listed(fiche)).toEqual(
      expect.arrayContaining(['Autre nom : DUPONT', 'Autre nom : PETIT', 'Autre prénom : NANETTE']),
    );
    expect(listed(fiche)).not.toContain('Autre nom : MARTIN');
  });

  it('two in one part deserve a word', () => {
    expect(plain(named(family('MARTIN née LEGRAND', 'BR'), given('ANNE')).warnings.join())).toMatch(
      /« MARTIN née LEGRAND » en contient peut-être deux/,
    );
  });
});
