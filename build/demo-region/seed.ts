import { randomBytes } from 'node:crypto';
import { demoMeeting } from '../../shared/demo/demoMeeting';
import { demoTeam } from '../../shared/demo/demoPeople';
import { instantOf, type CivilDay } from '../../shared/domain/brand';
import { inRoom } from '../../shared/domain/french';
import type { DatabaseName } from '../../shared/domain/ids';
import type { Stored } from '../../shared/domain/stored';
import { ulidFrom } from '../../shared/domain/ulid';
import { databaseName } from '../../shared/region/databaseName';
import { boardEntrySchema, DIRECTORY, regionIdentitySchema } from '../../shared/region/identity';
import { boardWanted, directoryWanted } from '../../shared/region/plan/database';
import { guidelineDocument } from '../../shared/region/plan/guidelines';
import { boardRules, directoryRules } from '../concerto/region/writeRules';

type Document = Readonly<Record<string, unknown>> & { readonly _id: string };

interface Seed {
  readonly database: DatabaseName;
  readonly docs: readonly Stored[];
  /** All of the region, by database: with the identities that a provisioned region has. */
  readonly region: Readonly<Record<string, readonly Document[]>>;
}

/** Two invented guidelines: one of the board, one for all. */
const library = (slug: string): Document[] => [
  guidelineDocument({
    name: 'Référentiel sein (inventé)',
    version: '4.2',
    date: '2026-01-15' as CivilDay,
    boards: [slug],
  }),
  guidelineDocument({ name: 'Soins de support (inventé)', version: '2', date: '2025-06-30' as CivilDay }),
];

/** The invented « RCP Sein » of shared/demo, as plain documents in the database a region would hold. */
export function demoSeed(now: Date): Seed {
  const at = instantOf(now);
  let count = 0;
  const ulid = (): string => ulidFrom(now.getTime() + count++, new Uint8Array(randomBytes(16)));
  const docs = demoMeeting({
    now: at,
    today: inRoom(at, 'Europe/Paris').day as CivilDay,
    ulid,
    device: 'regiondemo',
    by: demoTeam.oncologist.id,
  });
  const board = docs.find((doc) => doc.type === 'board');
  if (!board) throw new Error('The demonstration has no board');
  const { slug, name, year } = board;
  const database = databaseName(slug, year);
  const identity = regionIdentitySchema.parse({
    _id: 'region',
    type: 'region',
    schema: 1,
    region: ulid(),
    name: 'Région de démonstration',
    createdAt: at,
  });
  const entry = boardEntrySchema.parse({ _id: `board:${slug}`, type: 'board', schema: 1, slug, name });
  const own = boardWanted({
    name: database,
    slug,
    region: identity.region,
    validation: boardRules(slug),
    created: ulid(),
    board,
  });
  return {
    database,
    docs,
    region: {
      [DIRECTORY]: [
        ...directoryWanted(identity, directoryRules(), [entry]).documents.map(({ doc }) => doc),
        ...library(slug),
      ],
      [database]: [...own.documents.map(({ doc }) => doc), ...docs.filter((doc) => doc !== board)],
    },
  };
}
