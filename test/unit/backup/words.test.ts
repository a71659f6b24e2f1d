import { describe, expect, it } from 'vitest';
import { backupFileName, isBackupFileName } from '../../../shared/backup/fileNames';
import type { Restored } from '../../../shared/backup/restored';
import { damageWords, restoredWords } from '../../../shared/backup/words';
import type { Instant } from '../../../shared/domain/brand';

const plain = (sentences: readonly string[]): string =>
  sentences.join('\n').replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
const at = '2026-11-30T23:30:00.000Z' as Instant;

describe('the name of a backup file', () => {
  it('says the day and the hour on the wall, and is known again', () => {
    expect(backupFileName(at, 'Europe/Paris')).toBe('concerto-sauvegarde-2026-12-01-0030.concerto');
    expect(backupFileName(at, 'Europe/Paris', 3)).toBe('concerto-sauvegarde-2026-12-01-0030-3.concerto');
    for (const n of [1, 2, 12]) expect(isBackupFileName(backupFileName(at, 'Europe/Paris', n))).toBe(true);
    for (const other of [
      'concerto-sauvegarde-2026-12-01-0030.concerto.bak',
      '.concerto-sauvegarde-abcd1234-00ff.tmp',
      'copie de concerto-sauvegarde-2026-12-01-0030.concerto',
    ])
      expect(isBackupFileName(other)).toBe(false);
  });
});

describe('what a backup has lost, in words', () => {
  const damaged = { state: 'damaged', damagedBytes: 1240, missing: 3, missingIsExact: true } as const;

  it('is nothing where it is whole', () => {
    expect(damageWords({ ...damaged, state: 'whole' })).toEqual([]);
  });

  it('is a number while the end of the file is there, else an estimate', () => {
    expect(plain(damageWords(damaged))).toBe(
      'Cette sauvegarde est abîmée : 1 240 octets sont illisibles.\n3 enregistrements manquent ; le reste est lisible.',
    );
    expect(plain(damageWords({ ...damaged, damagedBytes: 0, missing: 1, missingIsExact: false }))).toBe(
      'Cette sauvegarde n’est pas entière.\nLa fin du fichier manque : on ne peut pas savoir tout ce qu’il contenait.\nEnviron 1 document manque ; le reste est lisible.',
    );
    expect(plain(damageWords({ ...damaged, missing: 0 }))).toContain(
      'Tous les enregistrements sont pourtant lisibles.',
    );
  });

  it('tells a file that is none from one of a newer Concerto', () => {
    expect(plain(damageWords({ ...damaged, state: 'unreadable' }))).toContain('n’est pas une sauvegarde');
    expect(plain(damageWords({ ...damaged, state: 'newer' }))).toContain('plus récente');
  });
});

describe('what a restored workstation says first', () => {
  const restored: Restored = {
    backupAt: at,
    records: 1234,
    missing: 0,
    missingIsExact: true,
    damagedBytes: 0,
    missingNames: {},
  };

  it('is when the backup was made and what came back', () => {
    expect(plain(restoredWords(restored, 'Europe/Paris'))).toBe(
      'Ce poste a été restauré depuis la sauvegarde du mardi 1er décembre 2026 à 0 h 30 : 1234 enregistrements remis en place.',
    );
  });

  it('is also what did not, in words and not in ids, and what to do', () => {
    const names = [
      ...Array.from({ length: 24 }, (_, n) => `vote:${n}@1-a`),
      'case:1@1-a',
      'case:1@2-b',
      'trace:abc:1@1-a',
    ];
    const said = plain(
      restoredWords(
        { ...restored, missing: 27, damagedBytes: 9, missingNames: { rcp_sein_2026: names } },
        'Europe/Paris',
      ),
    );
    expect(said).toContain('27 enregistrements manquent');
    expect(said).toContain('Cela concerne 1 dossier, 24 votes et 1 autre enregistrement.');
    expect(said).toContain('prévenez votre service informatique');
    expect(said).not.toContain('rcp_sein');
  });
});
