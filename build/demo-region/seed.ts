import { randomBytes } from 'node:crypto';
import { demoMeeting } from '../../shared/demo/demoMeeting';
import { demoTeam } from '../../shared/demo/demoPeople';
import { instantOf, type CivilDay } from '../../shared/domain/brand';
import { inRoom } from '../../shared/domain/french';
import type { DatabaseName } from '../../shared/domain/ids';
import type { Stored } from '../../shared/domain/stored';
import { ulidFrom } from '../../shared/domain/ulid';
import { databaseName } from '../../shared/region/databaseName';

interface Seed {
  readonly database: DatabaseName;
  readonly docs: readonly Stored[];
}

/** The invented « RCP Sein » of shared/demo, as plain documents in the database a region would hold. */
export function demoSeed(now: Date): Seed {
  const at = instantOf(now);
  let count = 0;
  const docs = demoMeeting({
    now: at,
    today: inRoom(at, 'Europe/Paris').day as CivilDay,
    ulid: () => ulidFrom(now.getTime() + count++, new Uint8Array(randomBytes(16))),
    device: 'regiondemo',
    by: demoTeam.oncologist.id,
  });
  const board = docs.find((doc) => doc.type === 'board');
  if (!board) throw new Error('The demonstration has no board');
  return { database: databaseName(board.slug, board.year), docs };
}
