import type { MeetingRef } from '../../../shared/contracts/views';
import { isChunk } from '../../../shared/domain/ids';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { readStored } from '../../../shared/domain/stored';
import {
  exchangeBodySchema,
  MAX_EXCHANGE_BYTES,
  readExchange,
  type ExchangeBody,
  type Exchanged,
} from '../../../shared/exchange/meetingFile';
import type { JournalEntry } from '../../../shared/contracts/shell';
import type { Session } from '../session';
import { fromBase64, text } from '../store/bytes';
import { unsealJson } from '../store/cipher';
import { passphraseWrappingKey } from '../store/passphrase';
import { JOURNALED_ANCESTORS } from '../store/revisions';
import { sealDocument } from '../store/sealedDocument';
import { placeOfFile } from './exportMeeting';

export interface ImportedMeeting extends MeetingRef {
  /** Documents that were not here, or not in this version. */
  readonly received: number;
  /** Documents that were here already as they are in the file. */
  readonly known: number;
}

const SAFE = { safe: 'Rien n’a été modifié sur ce poste.' };
const foreign = fail('file', 'Ce fichier n’est pas une séance de Concerto.', {
  ...SAFE,
  next: 'Choisissez un fichier en «\u00a0.concerto\u00a0», fait par «\u00a0Copier la séance sur une clé\u00a0».',
});
const newer = fail('file', 'Ce fichier vient d’une version plus récente de Concerto.', {
  ...SAFE,
  next: 'Mettez Concerto à jour sur ce poste, puis recommencez.',
});
const locked = fail('passphrase', 'La phrase du fichier n’est pas celle-ci, ou le fichier est abîmé.', {
  ...SAFE,
  next: 'Vérifiez la phrase avec la personne qui a fait le fichier\u00a0; s’il est abîmé, demandez-lui une nouvelle copie.',
});

/**
 * Takes a meeting from a file as replication would take it from the region: every revision in its own place of the tree,
 * so that what both sides changed is merged, and a later synchronisation finds nothing to repeat.
 */
export async function importMeeting(
  session: Session,
  file: Blob,
  passphrase: string,
): Promise<Result<ImportedMeeting>> {
  const opened = await openExchange(file, passphrase);
  if (!opened.ok) return opened;
  const { database, meeting, documents } = opened.value;
  if (documents.some(({ doc }) => readStored(doc).kind === 'broken')) return locked;
  await session.addDatabase(database);
  const { store, keys } = session;
  await store.settled();
  const entries = documents.map((it) => entryOf(database, it));
  const missing = new Set(await store.open(database).missing(entries));
  const taken: JournalEntry[] = [];
  for (const [i, entry] of entries.entries()) {
    const exchanged = documents[i];
    if (!exchanged || !missing.has(entry)) continue;
    taken.push({ ...entry, cipher: await sealDocument(keys, entry, exchanged.ancestors, exchanged.doc) });
  }
  if (taken.length > 0) await store.receive(database, taken);
  if (taken.some(({ id }) => isChunk(id))) session.piecesWritten(database);
  return ok({ database, meeting, received: taken.length, known: entries.length - taken.length });
}

async function openExchange(file: Blob, passphrase: string): Promise<Result<ExchangeBody>> {
  if (file.size > MAX_EXCHANGE_BYTES) return foreign;
  const read = readExchange(text(new Uint8Array(await file.arrayBuffer())));
  if (read === null) return foreign;
  if (read === 'newer') return newer;
  const { salt, kdf } = read.head;
  const key = await passphraseWrappingKey(passphrase, fromBase64(salt), kdf);
  const body = await unsealJson({ current: key, previous: null }, placeOfFile(salt), read.sealed).catch(
    () => null,
  );
  if (body === null) return locked;
  const parsed = exchangeBodySchema.safeParse(body);
  return parsed.success ? ok(parsed.data) : newer;
}

/** Without its content as yet. */
const entryOf = (database: string, { doc, rev, ancestors }: Exchanged): JournalEntry => ({
  database,
  id: doc._id,
  rev,
  ancestors: ancestors.slice(0, JOURNALED_ANCESTORS),
  cipher: '',
});
