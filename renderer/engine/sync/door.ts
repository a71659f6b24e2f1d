import { isPlainCase } from '../../../shared/domain/plainCase';
import { isKnownType, readingAt } from '../../../shared/domain/stored';

/** What the shell's journal and its backups take (shared/contracts/shell.ts). */
const MOST_ID = 200;
const MOST_ANCESTORS = 1000;
const ID = /^([a-z]{1,40})(?::[!-~]+)?$/;
const REVISION = /^\d{1,9}-[!-~]{1,64}$/;
const HASH = /^[!-~]{1,64}$/;

interface Arriving {
  readonly _id: string;
  readonly _rev?: unknown;
  readonly _deleted?: unknown;
  readonly _revisions?: unknown;
  readonly schema?: unknown;
}

const kindIn = (id: string): string | null => (id.length <= MOST_ID ? (ID.exec(id)?.[1] ?? null) : null);

/** The name of what every object has is no kind of document, and no newer version will make it one. */
export function isPlausibleId(id: string): boolean {
  const kind = kindIn(id);
  return kind !== null && !(kind in Object.prototype);
}

/**
 * Whether a document of the region may come in: of a kind that is known here and to be read, or plausibly of a newer
 * version, which says its schema. It stays within what this workstation can keep. Others stay in the region: one odd
 * document stops nothing, and takes the place of none that can be read.
 */
export function isWelcome(doc: Arriving): boolean {
  if (!isPlausibleId(doc._id) || !isRevision(doc)) return false;
  if (doc._deleted === true) return true;
  const isKnown = isKnownType(kindIn(doc._id) ?? '');
  if (!isKnown) return typeof doc.schema === 'number';
  return isPlainCase(doc) || readingAt(doc._id, doc).kind !== 'broken';
}

function isRevision({ _rev, _revisions }: Arriving): boolean {
  if (typeof _rev !== 'string' || !REVISION.test(_rev)) return false;
  const ids: unknown = (_revisions as { ids?: unknown } | undefined)?.ids ?? [];
  return (
    Array.isArray(ids) &&
    ids.length <= MOST_ANCESTORS &&
    ids.every((hash) => typeof hash === 'string' && HASH.test(hash))
  );
}

/**
 * Branches of one document, ended ones among them, that this workstation takes. Two that write apart make one; PouchDB goes
 * through all of them, each against each, for every one that comes: a thousand would never end. Beyond them only what
 * follows a leaf that is here comes in (doorkeeper.ts). The rest stays in the region.
 */
export const MOST_BRANCHES = 300;
