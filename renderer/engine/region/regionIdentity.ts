import type { Line } from './line';
import { NoAnswer, refusalIn } from './regionHttp';

/** Where the region says who it is: written once by `concerto region init`. */
export const REGION_PATH = 'annuaire/region';

type Door =
  { readonly identity: string | undefined } | { readonly refusal: string; readonly isForeign: boolean };

/**
 * Whether the region opens to this account, and is the one that was met before. Asked once, before anything else and for
 * all databases: each trying a wrong password on its own would have the account shut (CouchDB 3.4). Rejects with
 * `NoAnswer` where nobody answers.
 * @returns the identity to be remembered from now on (undefined: it has none), or why nothing may be exchanged
 */
export async function regionDoor(line: Line, known: string | undefined): Promise<Door> {
  const refusal = refusalIn(await line.ask(''));
  if (refusal !== null) return { refusal, isForeign: false };
  const { status, body } = await line.ask(REGION_PATH);
  // Cut off on its way: it says nothing of who is there.
  if (status === 200 && body === undefined) throw new NoAnswer('failing');
  const { region: found } = (body ?? {}) as { region?: unknown };
  const identity = status === 200 && typeof found === 'string' ? found : undefined;
  if (known === undefined || known === identity) return { identity };
  if (status !== 200 && status !== 404) return { identity: known };
  return {
    isForeign: true,
    refusal:
      identity === undefined
        ? `Ce serveur ne dit plus de quelle région il est (vidé, ou remplacé)\u00a0: ${ASK}`
        : `Ce serveur est celui d’une autre région\u00a0: ${ASK}`,
  };
}

const ASK = 'rien n’est échangé, tout reste sur ce poste. Appelez l’administrateur régional';
