import type { CaseFile } from '../../../shared/domain/caseFile';
import { attachedOf, type Attached, type FileManifest } from '../../../shared/domain/files';
import { fileOf, type DatabaseName, type Sha256 } from '../../../shared/domain/ids';
import type { Session } from '../session/session';
import { AttachedStore } from './attachedStore';

/** A file of a case, and where it lies: a case that goes on from an earlier year names files of that year's database. */
export interface CaseAttachment {
  readonly sha256: Sha256;
  readonly said: Attached;
  readonly database: DatabaseName;
  /** Null where even the manifest is not here. */
  readonly manifest: FileManifest | null;
  readonly thumbnail: FileManifest | null;
}

const homesOf = (
  { workstation }: Session,
  database: DatabaseName,
  { continues }: CaseFile,
): DatabaseName[] => [
  database,
  ...workstation.databases.filter((name) => name === continues?.database && name !== database),
];

/** Those that are attached now, the first one first. */
export async function caseAttachments(
  session: Session,
  database: DatabaseName,
  file: CaseFile,
): Promise<CaseAttachment[]> {
  const attached = attachedOf(file.files) as [Sha256, Attached][];
  const asked = attached.flatMap(([sha256, { thumbnail }]) => [sha256, ...(thumbnail ? [thumbnail] : [])]);
  const found = new Map<Sha256, { database: DatabaseName; manifest: FileManifest }>();
  for (const home of homesOf(session, database, file)) {
    const absent = asked.filter((sha256) => !found.has(sha256));
    for (const manifest of (await new AttachedStore(session.store, home).manifests(absent)).values())
      found.set(fileOf(manifest._id), { database: home, manifest });
  }
  return attached.map(([sha256, said]) => ({
    sha256,
    said,
    database: found.get(sha256)?.database ?? database,
    manifest: found.get(sha256)?.manifest ?? null,
    thumbnail: (said.thumbnail && found.get(said.thumbnail)?.manifest) ?? null,
  }));
}
