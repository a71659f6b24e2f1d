import { fail, ok, type Result } from '../domain/result';
import { parseDatabaseName } from './databaseName';

interface RegionAddress {
  /** `https://rcp.example.org:6984`: what the shell lets the network through to. */
  readonly origin: string;
  /** Origin and reverse proxy prefix, without the last slash: `https://rcp.example.org/couchdb`. */
  readonly base: string;
}

/** `URL` writes every form of the IPv4 loopback as 127.0.0.1. */
/** Without `[::1]`: a Content-Security-Policy cannot name an IPv6 address, so the page could not reach it. */
const isLoopback = (host: string): boolean => ['127.0.0.1', 'localhost'].includes(host);

/** « serveur.fr:6984 » is completed to HTTPS, to HTTP on this very machine. */
function withScheme(text: string): string {
  if (text.includes('://')) return text;
  return isLoopback(text.replace(/(:\d+)?(\/.*)?$/, '').toLowerCase()) ? `http://${text}` : `https://${text}`;
}

const EXAMPLE = {
  next: 'Elle ressemble à https://rcp.region.example\u00a0; demandez-la à votre réseau régional.',
};

/**
 * The address of the regional server, as typed. HTTPS always, since the region holds documents in clear;
 * HTTP only to this machine, for the demonstration server.
 */
export function checkRegionAddress(text: string): Result<RegionAddress> {
  const typed = text.trim();
  if (typed === '') return fail('invalid', 'L’adresse du serveur régional est vide.', EXAMPLE);
  const whole = withScheme(typed);
  const url = !/[\s\\\p{Cc}]/u.test(typed) && URL.canParse(whole) ? new URL(whole) : null;
  if (!url || url.hostname === '') return fail('invalid', 'Ce n’est pas l’adresse d’un serveur.', EXAMPLE);
  if (url.username !== '' || url.password !== '')
    return fail('invalid', 'L’adresse ne doit contenir ni identifiant ni mot de passe.', {
      next: 'Écrivez-les dans leurs propres champs.',
    });
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return fail('invalid', 'L’adresse du serveur régional commence par https://.', EXAMPLE);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    return fail('invalid', 'Cette adresse n’est pas chiffrée\u00a0: les dossiers y circuleraient en clair.', {
      next: 'Remplacez http:// par https://.',
    });
  if (url.search !== '' || url.hash !== '')
    return fail('invalid', 'L’adresse du serveur ne contient ni «\u00a0?\u00a0» ni «\u00a0#\u00a0».', {
      next: 'Gardez ce qui précède ce signe.',
    });
  const path = url.pathname.replace(/\/+$/, '');
  if (parseDatabaseName(path.slice(path.lastIndexOf('/') + 1)))
    return fail('invalid', 'L’adresse est celle du serveur, sans le nom d’une base.', {
      next: 'Retirez la fin de l’adresse\u00a0: les bases seront proposées ensuite.',
    });
  return ok({ origin: url.origin, base: url.origin + path });
}
