import type { DatabaseName } from '../../../shared/domain/ids';
import type { LocalDatabase } from '../store/localDatabase';
import type { Cursors } from './cursors';
import type { Line } from './line';
import { missingThere, objectOf, sequenceOf, Refused } from './remote';

/** The counterpart in the region is not the one this workstation knows: nothing is exchanged. The message is for people. */
export class Unknown extends Error {}

const KNOWN = '_local/identity';
/** Enough of what was exchanged last to tell a database that was put back from a cluster's node that lags. */
const PROOFS = 100;

interface Known {
  /** Null where the database was never prepared by `concerto year open`. */
  readonly created: string | null;
  readonly sequence: number;
}

/**
 * Recognises the region's database before anything is exchanged: the one that was met before, as full as it was then.
 * Rejects with `Unknown` for one that is gone, that is another of the same name, or that was put back from an older copy.
 */
export async function checkedIdentity(
  line: Line,
  name: DatabaseName,
  local: LocalDatabase,
  cursors: Cursors,
  mayWrite: boolean,
): Promise<void> {
  const there = await sequenceOf(line, name);
  const known = await local.local<Known>(KNOWN);
  if (!there)
    throw known
      ? new Unknown(`La région n’a plus la base ${name} que ce poste connaît\u00a0: ${ASK}`)
      : new Refused(404);
  const created = await createdOf(line, name);
  if (known && known.created !== created && known.created !== null)
    throw new Unknown(`La base ${name} de la région n’est pas celle que ce poste connaît\u00a0: ${ASK}`);
  const highest = Math.max(known?.sequence ?? 0, Number.parseInt(String(await cursors.pulled()), 10));
  if (known && there.sequence < highest && (await isPutBack(line, name, cursors)))
    throw new Unknown(`La base ${name} de la région a été remise dans un état plus ancien\u00a0: ${ASK}`);
  if (mayWrite && (known?.created !== created || known.sequence !== there.sequence))
    await local.setLocal(KNOWN, { created, sequence: there.sequence } satisfies Known);
}

const ASK = 'rien n’est échangé, tout reste sur ce poste. Appelez l’administrateur régional';

/** A person has said that the region is to be trusted as it now is: all is compared anew. */
export async function forgetCounterpart(local: LocalDatabase): Promise<void> {
  for (const id of [KNOWN, '_local/pulled', '_local/pushed']) await local.setLocal(id, null);
}

async function createdOf(line: Line, name: DatabaseName): Promise<string | null> {
  const answer = await line.ask(`${encodeURIComponent(name)}/identity`);
  if (answer.status === 404) return null;
  const { created } = objectOf<{ created?: unknown }>(answer);
  return typeof created === 'string' ? created : null;
}

async function isPutBack(line: Line, name: DatabaseName, cursors: Cursors): Promise<boolean> {
  const exchanged = await cursors.lastExchanged(PROOFS);
  return (await missingThere(line, name, exchanged)).length > 0;
}
