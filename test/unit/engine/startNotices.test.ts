import { describe, expect, it } from 'vitest';
import { startNotices, type Found } from '../../../renderer/engine/storage/startNotices';

const quiet: Found = {
  store: 'whole',
  trouble: false,
  held: null,
  putBack: 0,
  copied: 0,
  fromRegion: 0,
  missing: 0,
  madeAnew: 0,
  isRestored: false,
  isDamaged: false,
};
const said = (found: Partial<Found>) =>
  startNotices({ ...quiet, ...found })
    .join(' ')
    .replaceAll('\u00a0', ' ');

describe('what the start-up check says', () => {
  it('is nothing where nothing happened', () => {
    expect(startNotices(quiet)).toEqual([]);
  });

  it.each<[Partial<Found>, string]>([
    [
      { putBack: 3 },
      '3 enregistrements retrouvés dans le journal et remis en place. Rien de ce qui était enregistré n’est perdu.',
    ],
    [
      { store: 'emptied', held: 812, putBack: 778, fromRegion: 34 },
      'La base de ce poste a été trouvée vide, sans doute après un incident de disque. Elle contenait 812 enregistrements. ' +
        '778 enregistrements retrouvés dans le journal et remis en place. ' +
        '34 reviendront de la région à la prochaine synchronisation.',
    ],
    [
      { store: 'partial', held: 40, putBack: 1, missing: 1 },
      'Il manquait une partie de la base de ce poste. Elle contenait 40 enregistrements. ' +
        '1 enregistrement retrouvé dans le journal et remis en place. ' +
        '1 manque encore : restaurez la dernière sauvegarde de ce poste, ou prévenez votre service informatique.',
    ],
    [
      { store: 'emptied', held: 0, putBack: 94 },
      'La base de ce poste a été trouvée vide, sans doute après un incident de disque. ' +
        '94 enregistrements retrouvés dans le journal et remis en place. Rien de ce qui était enregistré n’est perdu.',
    ],
    [
      { store: 'rolledBack', copied: 1 },
      'La base de ce poste a été trouvée dans un état plus ancien que celui où elle avait été laissée. ' +
        '1 enregistrement n’était que dans la base : copié aussi dans le journal. ' +
        'Rien de ce qui était enregistré n’est perdu.',
    ],
    [
      { store: 'partial', held: 20, putBack: 20, madeAnew: 2 },
      'Les bases de 2 RCP ne s’ouvraient plus et ont été refaites. Elles contenaient 20 enregistrements. ' +
        '20 enregistrements retrouvés dans le journal et remis en place. Rien de ce qui était enregistré n’est perdu.',
    ],
    [
      { trouble: true },
      'La dernière fois, le disque a refusé une écriture : tout a été vérifié. Rien de ce qui était enregistré n’est perdu.',
    ],
    [{ putBack: 2, isDamaged: true }, '2 enregistrements retrouvés dans le journal et remis en place.'],
  ])('%j', (found, sentence) => {
    expect(said(found)).toBe(sentence);
  });
});
