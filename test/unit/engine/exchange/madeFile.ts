import { placeOfFile } from '../../../../renderer/engine/exchange/exportMeeting';
import { fromBase64, randomBytes, toBase64 } from '../../../../renderer/engine/keys/bytes';
import { sealJson } from '../../../../renderer/engine/keys/cipher';
import { passphraseWrappingKey } from '../../../../renderer/engine/keys/passphrase';
import { nextRevision } from '../../../../renderer/engine/database/revisions';
import { quorumTemplates } from '../../../../shared/domain/quorumTemplates';
import type { Person } from '../../../../shared/domain/person';
import { exchangeHead, writeExchange } from '../../../../shared/exchange/meetingFile';

export const PHRASE = 'clé partagée de vive voix';
const kdf = { name: 'argon2id', memoryKiB: 19_456, passes: 1, lanes: 1 } as const;

/** A first revision, as Concerto makes it. */
export async function firstRevision(doc: object): Promise<{ rev: string; ancestors: string[]; doc: object }> {
  const { rev, ids } = await nextRevision(doc, null);
  return { rev, ancestors: [...ids], doc };
}

/** A file as anybody can make it who chooses its phrase. @param body sealed as it is */
export async function madeFile(body: unknown): Promise<File> {
  const salt = toBase64(randomBytes(16));
  const key = await passphraseWrappingKey(PHRASE, fromBase64(salt), kdf);
  const sealed = await sealJson({ current: key, previous: null }, placeOfFile(salt), body);
  return new Blob([writeExchange(exchangeHead(kdf, salt), sealed)]) as File;
}

/** A board of which this workstation has nothing. */
export const boardOf = (slug = 'poumon', year = 2026) => ({
  _id: 'board',
  type: 'board',
  schema: 1,
  name: 'RCP Inventée',
  slug,
  year,
  quorum: quorumTemplates.sein.quorum,
});

/** A decision as a file by hand says it of somebody who was never asked. */
export const decisionOf = (
  { case: file, meeting, by }: { case: string; meeting: string; by: Person },
  recordedBy: string,
) => ({
  _id: `decision:${file.slice(5)}:1`,
  type: 'decision',
  schema: 1,
  case: file,
  meeting,
  version: 1,
  revoked: false,
  outcome: 'discussed',
  text: 'Soins de confort.',
  retained: [],
  discussion: '',
  quorum: { status: 'reached', missing: [] },
  participants: [],
  tallies: [],
  decidedBy: by,
  recordedBy,
  at: '2026-11-24T13:00:00.000Z',
  basis: '',
});
