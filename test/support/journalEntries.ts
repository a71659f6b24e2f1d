import type { JournalEntry } from '../../shared/records/journalEntry';

/** An invented revision; `size` is the length of its ciphertext. */
export const entry = (n: number, size = 40): JournalEntry => ({
  database: 'rcp_sein_2026',
  id: `case:${n}`,
  rev: `1-${String(n).padStart(32, '0')}`,
  ancestors: [String(n).padStart(32, '0')],
  cipher: 'Q'.repeat(size - (size % 4)),
});
