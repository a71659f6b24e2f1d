import { askRegion, type Credentials } from './regionHttp';

/** Where the region says who it is: written once by `concerto region init`. */
const PATH = 'annuaire/region';

/**
 * Who answers there, against who answered there before.
 * @returns the region's identity to be remembered from now on (undefined: it has none, or does not answer now), or why
 *   nothing may be exchanged with it
 */
export async function recogniseRegion(
  region: Credentials & { readonly identity?: string | undefined },
): Promise<{ readonly identity: string | undefined } | { readonly refusal: string }> {
  const answer = await askRegion(region, PATH);
  const { region: found } = (answer?.body ?? {}) as { region?: unknown };
  const identity = answer?.status === 200 && typeof found === 'string' ? found : undefined;
  if (region.identity === undefined || region.identity === identity) return { identity };
  if (answer?.status !== 200 && answer?.status !== 404) return { identity: region.identity };
  return {
    refusal:
      identity === undefined
        ? `Ce serveur ne dit plus de quelle région il est (vidé, ou remplacé)\u00a0: ${ASK}`
        : `Ce serveur est celui d’une autre région\u00a0: ${ASK}`,
  };
}

const ASK = 'rien n’est échangé, tout reste sur ce poste. Appelez l’administrateur régional';
