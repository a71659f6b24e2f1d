import type { FileView, ReadinessView } from '../../../shared/contracts/views';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import { isDemonstration } from '../../../shared/region/databaseName';
import { caseAttachments, type CaseAttachment } from '../files/caseFiles';
import { AttachedStore } from '../files/attachedStore';
import type { Session } from '../session/session';
import type { PieceSync } from '../sync/pieceSync';
import { readCase, readMeeting } from '../records/read';

interface Context {
  readonly session: Session;
  /** The way of a database's files to the region. */
  readonly sync: { pieces(name: DatabaseName): PieceSync | undefined };
}

/** What of a file is here: its parts, or the manifest alone where it needs no cutting. */
async function standing({ session, sync }: Context, { sha256, database, manifest }: CaseAttachment) {
  const pieces = sync.pieces(database);
  const parts = Math.max(1, manifest?.pieces.length ?? 1);
  const held = manifest ? await new AttachedStore(session.store, database).held(manifest) : 0;
  return {
    parts,
    held: manifest && manifest.pieces.length === 0 ? 1 : held,
    isComing: pieces?.fetching(sha256) !== undefined,
  };
}

function inRegion({ session, sync }: Context, { sha256, database }: CaseAttachment): FileView['region'] {
  if (!session.workstation.region || isDemonstration(database)) return 'noRegion';
  const pieces = sync.pieces(database);
  if (pieces?.isRefused(sha256)) return 'refused';
  const isSent = pieces?.isSent(sha256) ?? null;
  return isSent === null ? 'unknown' : isSent ? 'whole' : 'waiting';
}

export async function filesView(
  context: Context,
  database: DatabaseName,
  id: CaseId,
): Promise<readonly FileView[]> {
  const { session } = context;
  const records = session.workstation.databases.includes(database)
    ? await readCase(session.store, database, id)
    : null;
  if (!records) return [];
  return Promise.all(
    (await caseAttachments(session, database, records.file)).map(async (one) => ({
      file: one.sha256,
      name: one.said.name,
      mediaType: one.said.mediaType,
      size: one.said.size,
      by: one.said.by,
      at: one.said.at,
      thumbnail: one.thumbnail?.content ? `data:image/jpeg;base64,${one.thumbnail.content}` : null,
      ...(await standing(context, one)),
      region: inRegion(context, one),
    })),
  );
}

export async function readinessView(
  context: Context,
  database: DatabaseName,
  meeting: MeetingId,
): Promise<ReadinessView | null> {
  const { session } = context;
  const records = await readMeeting(session.store, database, meeting);
  if (!records) return null;
  const all = (
    await Promise.all(records.cases.map((file) => caseAttachments(session, database, file)))
  ).flat();
  const stands = await Promise.all(all.map((one) => standing(context, one)));
  const left = stands.map(({ held, parts }, i) => ((parts - held) / parts) * (all[i]?.said.size ?? 0));
  return {
    files: all.length,
    here: stands.filter(({ held, parts }) => held === parts).length,
    left: Math.round(left.reduce((sum, bytes) => sum + bytes, 0)),
    isComing: stands.some(({ isComing }) => isComing),
  };
}
