import { expect, it } from 'vitest';
import { boardWords, placeWords, sizeWords } from '../../../../../renderer/components/backup/backupWords';

const MEGABYTE = 1024 * 1024;

it.each([
  [0, 'moins de 1 Mo'],
  [MEGABYTE - 1, 'moins de 1 Mo'],
  [12.4 * MEGABYTE, '12 Mo'],
  [1.44 * 1024 * MEGABYTE, '1,4 Go'],
])('%d bytes are %s', (bytes, words) => expect(sizeWords(bytes).replace('\u00a0', ' ')).toBe(words));

it('names a board by its database, and what is none as it is', () => {
  expect(boardWords('rcp_sein-et-gyneco_2026')).toBe('sein et gyneco · 2026');
  expect(boardWords('_users')).toBe('_users');
});

it('names a folder by its last name', () => {
  expect(placeWords('USB')).toBe('Dossier «\u00a0USB\u00a0»');
  expect(placeWords(null)).toContain('sur ce poste');
});
