import { currentSchema, type StoredType } from '../../../shared/domain/stored';
import type { Bundle } from './readModel';

/** One document as the queries find it: what it is, where it belongs and which revision stands. */
export interface Row {
  readonly database: string;
  readonly id: string;
  readonly rev: string;
  readonly type: StoredType;
  /** The meeting a case is registered for, or the case's own; a meeting's id for itself and its attendance. */
  readonly meeting?: string;
}

const isType = (word: string): word is StoredType => Object.hasOwn(currentSchema, word);

/** `vote:…` → `vote`; null for what this version does not know. */
function typeOf(id: string): StoredType | null {
  const end = id.indexOf(':');
  const word = end === -1 ? id : id.slice(0, end);
  return isType(word) ? word : null;
}

const part = (id: string, from: number, to: number): string => id.split(':').slice(from, to).join(':');

/**
 * The bundle a document belongs to, told by its id alone (shared/domain/ids.ts): `decision:<case>:1` → `case:<case>`.
 * Null for traces, which no screen asks for, and for what this version does not know.
 */
export function bundleOf(id: string): string | null {
  const type = typeOf(id);
  switch (type) {
    case 'board':
    case 'meeting':
    case 'case':
      return id;
    case 'attendance':
      return `meeting:${part(id, 1, 3)}`;
    case 'proposal':
    case 'vote':
    case 'decision':
    case 'report':
      return `case:${part(id, 1, 2)}`;
    case 'trace':
    case null:
      return null;
  }
}

export function rowsOf({ database, meeting, documents }: Bundle): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i + 1 < documents.length; i += 2) {
    const id = documents[i] ?? '';
    const type = typeOf(id);
    if (type) rows.push({ database, id, rev: documents[i + 1] ?? '', type, ...(meeting ? { meeting } : {}) });
  }
  return rows;
}

export const revisionIn = (bundle: Bundle | undefined, id: string): string | undefined => {
  const at = bundle?.documents.indexOf(id) ?? -1;
  return at < 0 ? undefined : bundle?.documents[at + 1];
};

/** The bundle with this document at this revision, or (`null`) without it. */
export function withRevision(bundle: Bundle, id: string, rev: string | null): Bundle {
  const at = bundle.documents.indexOf(id);
  const others = at < 0 ? bundle.documents : bundle.documents.toSpliced(at, 2);
  return { ...bundle, documents: rev === null ? others : [...others, id, rev] };
}
