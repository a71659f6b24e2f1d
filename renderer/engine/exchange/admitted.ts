import { fileSchema, chunkSchema } from '../../../shared/domain/files';
import { fileOf, type ChunkId, type Sha256 } from '../../../shared/domain/ids';
import type { Role } from '../../../shared/domain/person';
import type { StoredType } from '../../../shared/domain/stored';
import { admission, mayWriteItself } from '../../../shared/exchange/admission';
import type { Exchanged } from '../../../shared/exchange/meetingFile';
import { fromBase64, sha256Hex } from '../keys/bytes';
import { followsFrom } from '../database/revisions';
import { MOST_BRANCHES } from '../sync/door';
import type { Mark } from '../store/foreign';
import { authorsOfNews, type Held } from './authors';

/** A document of a file that may be taken in, and what is known of where it comes from. */
export interface Admitted extends Exchanged {
  readonly type: StoredType;
  readonly beyondRole: boolean;
  readonly proven: boolean;
}

/** As many looked at before others get their turn. */
const AT_ONCE = 50;

/**
 * Those documents that may be taken in, each revision once. Pieces of attached files only where they are what they say,
 * and of one document no more branches than replication would take.
 */
export async function admitted(
  documents: readonly unknown[],
  role: Role,
  breath: () => Promise<void>,
): Promise<readonly Admitted[]> {
  const seen = new Set<string>();
  const branches = new Map<string, number>();
  const found: Admitted[] = [];
  for (const [n, raw] of documents.entries()) {
    if (n % AT_ONCE === 0) await breath();
    const read = admission(raw, role);
    if (read.kind === 'leftOut') continue;
    const { exchanged, type } = read;
    const key = `${exchanged.doc._id} ${exchanged.rev}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const branch = (branches.get(exchanged.doc._id) ?? 0) + 1;
    if (branch > MOST_BRANCHES) continue;
    branches.set(exchanged.doc._id, branch);
    found.push({
      ...exchanged,
      type,
      beyondRole: !mayWriteItself(role, type),
      proven: await followsFrom(exchanged.doc, exchanged.rev, exchanged.ancestors),
    });
  }
  return genuine(found, breath);
}

/** Without the pieces whose bytes are not those that their file's manifest names, and manifests that hold other bytes. */
async function genuine(found: readonly Admitted[], breath: () => Promise<void>): Promise<Admitted[]> {
  const pieces = new Map<Sha256, readonly Sha256[]>();
  for (const { type, doc } of found)
    if (type === 'file') {
      const read = fileSchema.safeParse(doc).data;
      if (read) pieces.set(fileOf(read._id), read.pieces);
    }
  const kept: Admitted[] = [];
  for (const it of found) {
    if (it.type === 'chunk') await breath();
    if (await isGenuine(it, pieces)) kept.push(it);
  }
  return kept;
}

async function isGenuine(
  { type, doc }: Admitted,
  pieces: ReadonlyMap<Sha256, readonly Sha256[]>,
): Promise<boolean> {
  if (type !== 'file' && type !== 'chunk') return true;
  const content = (type === 'file' ? fileSchema : chunkSchema).safeParse(doc).data?.content;
  if (content === undefined) return type === 'file';
  const file = fileOf(doc._id as ChunkId);
  const n = Number(doc._id.split(':')[2]);
  const hash = type === 'file' ? file : pieces.get(file)?.[n];
  return (await sha256Hex(fromBase64(content))) === hash;
}

/**
 * Null for what says nothing new here, or what who takes it in answers for: all that is new is theirs, they may write it, and
 * they say that the file is their own. In their name alone it proves nothing: what this workstation wrote is here, and
 * what another one wrote it cannot know. A colleague of the same workstation was not asked.
 * @param held its versions here
 */
export function markOf(
  { doc, rev, beyondRole, proven }: Admitted,
  held: readonly Held[],
  { isOwn, ...origin }: Pick<Mark, 'file' | 'by' | 'at'> & { readonly isOwn: boolean },
): Mark | null {
  const authors = authorsOfNews(doc, held);
  const isAnswered = authors?.every((author) => isOwn && author === origin.by) ?? false;
  return beyondRole || !proven || !isAnswered
    ? { id: doc._id, rev, ...origin, beyondRole, proven, refuted: false, sent: false }
    : null;
}
