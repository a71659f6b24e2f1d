import type { MeetingRef } from '../../../shared/contracts/views';
import {
  exchangeHead,
  writeExchange,
  type ExchangeBody,
  type Exchanged,
} from '../../../shared/exchange/meetingFile';
import type { Session } from '../session';
import { fromBase64, randomBytes, toBase64, utf8, type Bytes } from '../store/bytes';
import { sealJson, unsealJson } from '../store/cipher';
import { placeOf } from '../store/documents';
import { currentKdf, passphraseWrappingKey } from '../store/passphrase';

const SALT_BYTES = 16;

/** Bound to the ciphertext: a file renamed or cut together from two does not open. */
export const placeOfFile = (salt: string): string => `exchange/${salt}`;

/**
 * All documents of a meeting with every leaf of each and their revisions, under a passphrase that the two ends agree on.
 * @returns null where the meeting is not here
 */
export async function exportMeeting(
  session: Session,
  { database, meeting }: MeetingRef,
  passphrase: string,
): Promise<Bytes | null> {
  const documents = await documentsOf(session, { database, meeting });
  if (!documents.some(({ doc }) => doc._id === meeting)) return null;
  const salt = toBase64(randomBytes(SALT_BYTES));
  const key = await passphraseWrappingKey(passphrase, fromBase64(salt), currentKdf);
  const body: ExchangeBody = { database, meeting, documents };
  const sealed = await sealJson({ current: key, previous: null }, placeOfFile(salt), body);
  return utf8(writeExchange(exchangeHead(currentKdf, salt), sealed));
}

async function documentsOf(session: Session, { database, meeting }: MeetingRef): Promise<Exchanged[]> {
  const { store, keys } = session;
  await store.settled();
  const own = await store.rows.of('meeting', database, meeting);
  const cases = own.filter(({ type }) => type === 'case').map(({ id }) => id);
  const around = await Promise.all(cases.map((id) => store.rows.of('case', database, id)));
  const ids = new Set(['board', ...own.map(({ id }) => id), ...around.flat().map(({ id }) => id)]);
  const local = store.open(database);
  const documents: Exchanged[] = [];
  for (const id of ids)
    for (const { revision, c } of await local.leaves(id)) {
      if (c === undefined) continue;
      const doc = (await unsealJson(keys, placeOf(database, id), c)) as Exchanged['doc'];
      documents.push({ rev: revision.rev, ancestors: [...revision.ids], doc });
    }
  return documents;
}
