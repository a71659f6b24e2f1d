import type { JournalEntry } from '../../../shared/records/journalEntry';
import { isEnd } from '../../../shared/records/sealed';
import type { Keyring } from '../keys/cipher';
import { END, sealDocument } from './sealedDocument';

/** PouchDB keeps no content of what was ended: where it leaves the store, its end is sealed as one that is made here. */
export const withSealedEnds = (keys: Keyring, entries: readonly JournalEntry[]): Promise<JournalEntry[]> =>
  Promise.all(
    entries.map(async (entry) =>
      isEnd(entry)
        ? { ...entry, cipher: await sealDocument(keys, entry, entry.ancestors, END), deleted: true as const }
        : entry,
    ),
  );
