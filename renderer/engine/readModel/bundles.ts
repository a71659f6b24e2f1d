import { currentSchema, type StoredType } from '../../../shared/domain/stored';
import type { Bundle } from './readModel';

/** One document as the queries find it: what it is, where it belongs and which revision stands. */
export interface DocumentRow {
  readonly database: string;
  readonly id: string;
  readonly rev: string;
  readonly type: StoredType;
  /** The meeting it belongs to; a case's, and that of all that belongs to the case, is the case's present one. */
  readonly meeting?: string;
}

const isType = (word: string): word is StoredType => Object.hasOwn(currentSchema, word);

/** `vote:…` → `vote`; null for what this version does not know. */
export function typeOf(id: string): StoredType | null {
  const end = id.indexOf(':');
  const word = end === -1 ? id : id.slice(0, end);
  return isType(word) ? word : null;
}

/** `decision:<case>:1` → `<case>`, and so on for as many parts. */
function tail(id: string, parts: number): string {
  let end = id.indexOf(':');
  const start = end + 1;
  for (let i = 0; i < parts && end !== -1; i++) end = id.indexOf(':', end + 1);
  return id.slice(start, end === -1 ? undefined : end);
}

/**
 * The board, meeting or case that a document belongs to, told by its id alone (shared/domain/ids.ts). Null for traces,
 * which no screen asks for, for files, which several cases may name, and for what this version does not know.
 */
export function ownerOf(id: string): string | null {
  const type = typeOf(id);
  switch (type) {
    case 'board':
    case 'meeting':
    case 'case':
      return id;
    case 'attendance':
      return `meeting:${tail(id, 2)}`;
    case 'proposal':
    case 'vote':
    case 'decision':
    case 'report':
      return `case:${tail(id, 1)}`;
    case 'trace':
    case 'file':
    case 'chunk':
    case null:
      return null;
  }
}

export const isCase = (owner: string): boolean => owner.startsWith('case:');

export const emptyBundle = (database: string, id: string): Bundle => ({
  database,
  id,
  documents: [],
  cases: [],
  caseDocuments: [],
});

/** All rows of a bundle, or those of its meeting or of one of its cases alone. */
export function rowsOf(bundle: Bundle, owner?: string): DocumentRow[] {
  const rows: DocumentRow[] = [];
  if (owner === undefined || owner === bundle.id) add(rows, bundle, bundle.documents);
  bundle.cases.forEach((id, i) => {
    if (owner === undefined || owner === id) add(rows, bundle, bundle.caseDocuments[i] ?? []);
  });
  return rows;
}

function add(rows: DocumentRow[], { database, id: bundle }: Bundle, documents: readonly string[]): void {
  const meeting = bundle.startsWith('meeting:') ? { meeting: bundle } : {};
  for (let i = 0; i + 1 < documents.length; i += 2) {
    const id = documents[i] ?? '';
    const type = typeOf(id);
    if (type) rows.push({ database, id, rev: documents[i + 1] ?? '', type, ...meeting });
  }
}

/** The documents of one owner in a bundle. */
function documentsOf(bundle: Bundle, owner: string): readonly string[] {
  return owner === bundle.id && !isCase(owner)
    ? bundle.documents
    : (bundle.caseDocuments[bundle.cases.indexOf(owner)] ?? []);
}

export function revisionIn(bundle: Bundle | undefined, id: string): string | undefined {
  const owner = ownerOf(id);
  if (!bundle || owner === null) return undefined;
  const documents = documentsOf(bundle, owner);
  const at = documents.indexOf(id);
  return at < 0 ? undefined : documents[at + 1];
}

const withPair = (documents: readonly string[], id: string, rev: string | null): readonly string[] => {
  const at = documents.indexOf(id);
  const others = at < 0 ? documents : documents.toSpliced(at, 2);
  return rev === null ? others : [...others, id, rev];
};

/** The bundle with this document at this revision, or (`null`) without it. */
export function withRevision(bundle: Bundle, id: string, rev: string | null): Bundle {
  const owner = ownerOf(id);
  if (owner === null) return bundle;
  const documents = withPair(documentsOf(bundle, owner), id, rev);
  return isCase(owner) ? withCase(bundle, owner, documents) : { ...bundle, documents };
}

/** The bundle with these documents of a case; without the case, where there are none. */
export function withCase(bundle: Bundle, id: string, documents: readonly string[]): Bundle {
  const at = bundle.cases.indexOf(id);
  if (documents.length > 0 && at >= 0)
    return { ...bundle, caseDocuments: bundle.caseDocuments.with(at, documents) };
  if (documents.length > 0)
    return {
      ...bundle,
      cases: [...bundle.cases, id],
      caseDocuments: [...bundle.caseDocuments, documents],
    };
  if (at < 0) return bundle;
  return {
    ...bundle,
    cases: bundle.cases.toSpliced(at, 1),
    caseDocuments: bundle.caseDocuments.toSpliced(at, 1),
  };
}

export const caseDocuments = (bundle: Bundle, id: string): readonly string[] =>
  bundle.caseDocuments[bundle.cases.indexOf(id)] ?? [];

export const isEmpty = ({ documents, cases }: Bundle): boolean =>
  documents.length === 0 && cases.length === 0;
