import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuse, type Reply } from './reply';

/** Names and passwords of those who may come in. */
export type Users = Readonly<Record<string, string>>;

const LOOPBACK = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;
const isOurs = (origin: string): boolean => LOOPBACK.test(origin) || /^app:\/\/[a-z]+$/.test(origin);

/** CouchDB's CORS headers, for pages of this machine and for the application's own scheme. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Vary', 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !isOurs(origin)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Expose-Headers', 'content-type, etag');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, DELETE');
  response.setHeader('Access-Control-Allow-Headers', 'accept, authorization, content-type, origin, referer');
  response.setHeader('Access-Control-Max-Age', '600');
  // Chromium asks before a secure page speaks to a private address (wicg.github.io/private-network-access).
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
}

/**
 * Basic authentication. No `WWW-Authenticate`, so that no browser opens its own window over the application.
 * @returns the refusal, null for a known user
 */
export function authenticate(request: IncomingMessage, users: Users): Reply | null {
  const [scheme, encoded = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme === '') return refuse(401, 'unauthorized', 'You are not authorized to access this server.');
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  const name = text.slice(0, colon);
  const known = scheme?.toLowerCase() === 'basic' && colon > 0 && Object.hasOwn(users, name);
  if (known && users[name] === text.slice(colon + 1)) return null;
  return refuse(401, 'unauthorized', 'Name or password is incorrect.');
}
