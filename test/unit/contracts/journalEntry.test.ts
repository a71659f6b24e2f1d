import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalEntrySchema } from '../../../shared/records/journalEntry';
import { entry } from '../../support/journalEntries';

describe('an entry of the journal', () => {
  it('takes base64 and nothing else for a ciphertext', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'z', '0', '+', '/', '=', ' ', '\n', 'é'), maxLength: 6 }),
        (cipher) => {
          const isTaken = journalEntrySchema.safeParse({ ...entry(1), cipher }).success;
          expect(isTaken).toBe(/^[A-Za-z0-9+/]*={0,2}$/.test(cipher));
        },
      ),
      { numRuns: 500 },
    );
  });
});
