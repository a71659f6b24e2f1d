import type { DatabaseName } from '../../../shared/domain/ids';
import type { LocalDatabase } from '../database/localDatabase';
import { generationOf } from '../database/revisions';
import { PULLED, PUSHED, type Cursors } from './cursors';
import { FIRST_PULL } from './firstPull';
import type { Line } from '../region/line';
import { PIECES_SENT } from './pieceSync';
import { BadAnswer, objectOf, Refused } from '../region/answers';
import { isThere, missingThere, type Denied } from './remote';

/** The counterpart in the region is not the one this workstation knows: nothing is exchanged. The message is for people. */
export class Unknown extends Error {}

export const KNOWN = '_local/identity';
/** The last ones: what is lost by putting back an older copy. */
const PROOFS = 100;

export interface Known {
  /** Null where the database was never prepared by `concerto year open`. */
  readonly created: string | null;
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
  denied: readonly Denied[],
  mayWrite: boolean,
): Promise<void> {
  const there = await isThere(line, name);
  const known = await local.local<Known>(KNOWN);
  if (!there)
    throw known
      ? new Unknown(`La région n’a plus la base ${name} que ce poste connaît\u00a0: ${ASK}`)
      : new Refused(404);
  const created = await createdOf(line, name);
  if (known && known.created !== created && known.created !== null)
    throw new Unknown(`La base ${name} de la région n’est pas celle que ce poste connaît\u00a0: ${ASK}`);
  if (known && (await isPutBack(line, name, cursors, denied)))
    throw new Unknown(`La base ${name} de la région a été remise dans un état plus ancien\u00a0: ${ASK}`);
  if (mayWrite && known?.created !== created) await local.setLocal(KNOWN, { created } satisfies Known);
}

const ASK = 'rien n’est échangé, tout reste sur ce poste. Appelez l’administrateur régional';

/** A person has said that the region is to be trusted as it now is: all is compared anew. */
export async function forgetCounterpart(local: LocalDatabase): Promise<void> {
  for (const id of [KNOWN, PULLED, PUSHED, FIRST_PULL, PIECES_SENT]) await local.setLocal(id, null);
}

async function createdOf(line: Line, name: DatabaseName): Promise<string | null> {
  const answer = await line.ask(`${encodeURIComponent(name)}/identity`);
  if (answer.status === 404) return null;
  const { _id, created } = objectOf<{ _id?: unknown; created?: unknown }>(answer);
  // Not the document that was asked for: it says nothing of what is there.
  if (_id !== undefined && _id !== 'identity') throw new BadAnswer('identity');
  return typeof created === 'string' ? created : null;
}

/**
 * Whether something that both sides had is not there any more. A revision may also be unknown there because the document
 * has gone on for longer than CouchDB remembers (`revs_limit`): then it stands higher, and nothing is lost.
 */
async function isPutBack(
  line: Line,
  name: DatabaseName,
  cursors: Cursors,
  denied: readonly Denied[],
): Promise<boolean> {
  const refused = new Set(denied.map(({ id }) => id));
  const exchanged = (await cursors.lastExchanged(PROOFS)).filter(({ id }) => !refused.has(id));
  for (const { id, rev } of await missingThere(line, name, exchanged)) {
    const answer = await line.ask(`${encodeURIComponent(name)}/${encodeURIComponent(id)}`);
    const { _rev } = (answer.body ?? {}) as { _rev?: unknown };
    if (answer.status === 404 || (typeof _rev === 'string' && generationOf(_rev) < generationOf(rev)))
      return true;
  }
  return false;
}
