import type { MeetingRef } from '../../../shared/contracts/views';
import type { FileManifest } from '../../../shared/domain/files';
import { chunkId, fileOf, type DatabaseName } from '../../../shared/domain/ids';
import {
  exchangeHead,
  MAX_EXCHANGE_BYTES,
  MAX_EXCHANGED_FILES_BYTES,
  writeExchange,
  type ExchangeBody,
  type Exchanged,
} from '../../../shared/exchange/meetingFile';
import { caseAttachments } from '../files/caseFiles';
import { AttachedStore } from '../files/attachedStore';
import { readMeeting } from '../records/read';
import type { Session } from '../session/session';
import { fromBase64, randomBytes, toBase64, utf8, type Bytes } from '../keys/bytes';
import { sealJson } from '../keys/cipher';
import { currentKdf, passphraseWrappingKey } from '../keys/passphrase';

const SALT_BYTES = 16;

/** Bound to the ciphertext: a file renamed or cut together from two does not open. */
export const placeOfFile = (salt: string): string => `exchange/${salt}`;

/**
 * All documents of a meeting with every leaf of each and their revisions, under a passphrase that the two ends agree on.
 * @returns null where the meeting is not here, `tooLarge` where no workstation would take the file
 */
export async function exportMeeting(
  session: Session,
  { database, meeting }: MeetingRef,
  passphrase: string,
): Promise<{ readonly bytes: Bytes; readonly leftOut: number } | 'tooLarge' | null> {
  const own = await documentsOf(session, { database, meeting });
  if (!own.some(({ doc }) => doc._id === meeting)) return null;
  const files = await filesOf(session, { database, meeting });
  const documents = [...own, ...(await exchanged(session, database, files.ids))];
  const salt = toBase64(randomBytes(SALT_BYTES));
  const key = await passphraseWrappingKey(passphrase, fromBase64(salt), currentKdf);
  const body: ExchangeBody = { database, meeting, documents };
  const sealed = await sealJson({ current: key, previous: null }, placeOfFile(salt), body);
  const bytes = utf8(writeExchange(exchangeHead(currentKdf, salt), sealed));
  return bytes.length > MAX_EXCHANGE_BYTES ? 'tooLarge' : { bytes, leftOut: files.leftOut };
}

async function documentsOf(session: Session, { database, meeting }: MeetingRef): Promise<Exchanged[]> {
  const { store } = session;
  await store.settled();
  const own = await store.rows.of('meeting', database, meeting);
  const cases = own.filter(({ type }) => type === 'case').map(({ id }) => id);
  const around = await Promise.all(cases.map((id) => store.rows.of('case', database, id)));
  const ids = new Set(['board', ...own.map(({ id }) => id), ...around.flat().map(({ id }) => id)]);
  return exchanged(session, database, ids);
}

/** What there is of the files of its cases: each whole or by its manifest alone, as long as the file stays of a size that is taken. */
async function filesOf(
  session: Session,
  { database, meeting }: MeetingRef,
): Promise<{ readonly ids: readonly string[]; readonly leftOut: number }> {
  const records = await readMeeting(session.store, database, meeting);
  const attached = new AttachedStore(session.store, database);
  const manifests = new Map<string, FileManifest>();
  const ids = new Set<string>();
  for (const file of records?.cases ?? [])
    for (const { manifest, thumbnail, database: home } of await caseAttachments(session, database, file)) {
      if (home !== database) continue;
      if (thumbnail) ids.add(thumbnail._id);
      if (manifest) manifests.set(manifest._id, manifest);
    }
  let room = MAX_EXCHANGED_FILES_BYTES;
  let leftOut = 0;
  for (const manifest of manifests.values()) {
    ids.add(manifest._id);
    const isWhole = (await attached.held(manifest)) === manifest.pieces.length;
    if (!isWhole || manifest.size > room) {
      leftOut++;
      continue;
    }
    room -= manifest.size;
    manifest.pieces.forEach((_, n) => ids.add(chunkId(fileOf(manifest._id), n)));
  }
  return { ids: [...ids], leftOut };
}

async function exchanged(
  { store }: Session,
  database: DatabaseName,
  ids: Iterable<string>,
): Promise<Exchanged[]> {
  const local = store.open(database);
  const documents: Exchanged[] = [];
  for (const id of ids)
    for (const { revision, c } of await local.leaves(id)) {
      if (c === undefined) continue;
      const { rev, ids: ancestors } = revision;
      // What does not open stays here, where it is told; the others go.
      const doc = await store.leaves.unsealed({ database, id, rev }, c, ancestors).catch(() => null);
      if (doc) documents.push({ rev, ancestors: [...ancestors], doc: doc as Exchanged['doc'] });
    }
  return documents;
}
