import { expect, it } from 'vitest';
import { boardWords, placeWords } from '../../../../../renderer/components/backup/backupWords';

it('names a board by its database, and what is none as it is', () => {
  expect(boardWords('rcp_sein-et-gyneco_2026')).toBe('sein et gyneco · 2026');
  expect(boardWords('_users')).toBe('_users');
});

it('names a folder by its last name', () => {
  expect(placeWords('USB')).toBe('Dossier «\u00a0USB\u00a0»');
  expect(placeWords(null)).toContain('sur ce poste');
});
