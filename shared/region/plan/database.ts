import type { Board } from '../../domain/board';
import type { DatabaseName } from '../../domain/ids';
import { boardSecurity, directorySecurity } from '../accounts';
import { databaseIdentitySchema, DIRECTORY, type BoardEntry, type RegionIdentity } from '../identity';
import { BOARD_SHARDS, DIRECTORY_SHARDS, REVISIONS_KEPT } from '../limits';
import { pathOf, put, same, type Change, type SeenDocument } from './change';

/** What the server says of a database; null where there is none. */
export type SeenDatabase = {
  readonly security: unknown;
  readonly revisionsKept: number;
  readonly design: SeenDocument;
  /** The documents asked for, by id. */
  readonly documents: Readonly<Record<string, SeenDocument>>;
} | null;

type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

interface WantedDatabase {
  readonly name: string;
  readonly shards: number;
  readonly security: unknown;
  readonly validation: string;
  /** Laid down where there are none; what people have since written stays. */
  readonly documents: readonly { readonly doc: Document; readonly words: string }[];
}

const DESIGN = '_design/concerto';

export function planDatabase(wanted: WantedDatabase, seen: SeenDatabase): Change[] {
  const { name } = wanted;
  const design = { _id: DESIGN, language: 'javascript', validate_doc_update: wanted.validation };
  const { _rev, ...held } = seen?.design ?? { _rev: undefined };
  return [
    // `partitioned=false` is CouchDB's default, and said: a partitioned database takes no ids like these.
    ...(seen ? [] : [put(`créer la base ${name}`, `${name}?q=${wanted.shards}&partitioned=false`)]),
    // Before anything is in it.
    ...(same(seen?.security, wanted.security)
      ? []
      : [put(`réserver ${name} à ses membres`, `${name}/_security`, wanted.security)]),
    ...(seen && seen.revisionsKept >= REVISIONS_KEPT
      ? []
      : [
          put(
            `${name}\u00a0: garder ${REVISIONS_KEPT} révisions par document`,
            `${name}/_revs_limit`,
            REVISIONS_KEPT,
          ),
        ]),
    ...(same(held, design)
      ? []
      : [
          put(
            `${name}\u00a0: poser les règles d’écriture`,
            pathOf(name, DESIGN),
            _rev === undefined ? design : { ...design, _rev },
          ),
        ]),
    ...wanted.documents
      .filter(({ doc }) => !seen?.documents[doc._id])
      .map(({ doc, words }) => put(`${name}\u00a0: ${words}`, pathOf(name, doc._id), doc)),
  ];
}

/** What a database lacks of what only the command gives it, in words for `status`. */
export const outdated = (wanted: WantedDatabase, seen: SeenDatabase): string[] =>
  planDatabase(wanted, seen).map(({ words }) => words);

export const directoryWanted = (
  region: RegionIdentity,
  validation: string,
  boards: readonly BoardEntry[] = [],
): WantedDatabase => ({
  name: DIRECTORY,
  shards: DIRECTORY_SHARDS,
  security: directorySecurity,
  validation,
  documents: [
    { doc: region, words: `écrire l’identité de la région «\u00a0${region.name}\u00a0»` },
    ...boards.map((board) => ({ doc: board, words: `inscrire la RCP «\u00a0${board.name}\u00a0»` })),
  ],
});

interface BoardYear {
  readonly name: DatabaseName;
  readonly slug: string;
  readonly region: string;
  /** The text that CouchDB runs at each write (validation/text.ts). */
  readonly validation: string;
  /** For the identity of a database that has none. */
  readonly created: string;
  /** The board's document, where it is to be laid down. */
  readonly board: Board | Document | null;
}

export const boardWanted = ({
  name,
  slug,
  region,
  validation,
  created,
  board,
}: BoardYear): WantedDatabase => ({
  name,
  shards: BOARD_SHARDS,
  security: boardSecurity(slug),
  validation,
  documents: [
    {
      doc: databaseIdentitySchema.parse({
        _id: 'identity',
        type: 'identity',
        schema: 1,
        region,
        database: name,
        created,
      }),
      words: 'écrire l’identité de la base',
    },
    ...(board ? [{ doc: board, words: 'décrire la RCP' }] : []),
  ],
});

/** @returns why this database is left alone, as a sentence; null where it is this region's, or nobody's yet */
export function foreignDatabase(name: string, region: string, seen: SeenDatabase): string | null {
  const identity = databaseIdentitySchema.safeParse(seen?.documents['identity']);
  return identity.success && identity.data.region !== region
    ? `La base ${name} appartient à une autre région (${identity.data.region})\u00a0: rien n’y est changé.`
    : null;
}
