import type { JournalEntry } from '../../../shared/records/journalEntry';
import { isEnd } from '../../../shared/records/sealed';
import type { EntryLabel } from '../../../shared/records/journalSequence';
import type { Keyring } from '../keys/cipher';
import { proofOf, provenBy } from './proofKey';

const VERSION = '1';
const PROOF = /^1\.([\w-]{1,20})\.(-?\d{1,15})\.([\w-]{0,20})\.(-?\d{1,15})\.([A-Za-z0-9+/=]+)$/;

/** All that an entry says; what a newer version says beside it is not believed by this one. */
const said = ({ run, start, after, n }: EntryLabel, entry: JournalEntry): readonly unknown[] => [
  'concerto journal',
  run,
  start,
  after,
  n,
  entry.database,
  entry.id,
  entry.rev,
  entry.ancestors,
  isEnd(entry),
  entry.cipher,
];

/** The entry with its proof: which one it is, and that it says what the holder of the data key wrote. */
export async function proven(keys: Keyring, label: EntryLabel, entry: JournalEntry): Promise<JournalEntry> {
  const { run, start, after, n } = label;
  const mac = await proofOf(keys, said(label, entry));
  return { ...entry, proof: [VERSION, run, start, after, n, mac].join('.') };
}

/** What its proof says of it; null where it has none, or a false one. */
export async function labelOf(keys: Keyring, entry: JournalEntry): Promise<EntryLabel | null> {
  return (await madeBy(keys, entry))?.label ?? null;
}

/** The same, under the current key; null where the proof is not of the previous one. */
export async function reproveEntry(
  keys: Keyring,
  before: JournalEntry,
  now: JournalEntry,
): Promise<JournalEntry | null> {
  const made = await madeBy(keys, before);
  if (!made || (made.key === keys.current && before === now)) return null;
  return proven(keys, made.label, now);
}

async function madeBy(
  keys: Keyring,
  entry: JournalEntry,
): Promise<{ label: EntryLabel; key: CryptoKey } | null> {
  const parts = PROOF.exec(entry.proof ?? '');
  if (!parts) return null;
  const [, run = '', start, after = '', n, mac = ''] = parts;
  const label = { run, start: Number(start), after, n: Number(n) };
  const key = await provenBy(keys, said(label, entry), mac);
  return key && { label, key };
}
