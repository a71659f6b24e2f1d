import path from 'node:path';
import { APP_HOST, APP_SCHEME } from '../../shared/contracts/security';

/**
 * The file of the bundle that an `app://concerto/…` address means, null for anything else. `..`, back slashes, NUL,
 * drive letters and second encodings are refused rather than tidied up: the bundle's own names need none of them.
 */
export function resolveAsset(root: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST || url.username || url.password) return null;
  // The parser folds `..` away silently, so the text as written is looked at too.
  const written = address.slice(address.indexOf(APP_HOST) + APP_HOST.length).replace(/[?#].*$/s, '');
  const name = written === '' || written === '/' ? '/index.html' : written;
  if (!/^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/.test(name) || name.includes('..')) return null;
  const file = path.join(root, ...name.split('/'));
  const inside = path.relative(root, file);
  return inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}
