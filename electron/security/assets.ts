import path from 'node:path';
import { APP_HOST, APP_SCHEME, assetName } from '../../shared/contracts/security';

/** The file of the bundle that an `app://concerto/…` address means, null for anything else. */
export function resolveAsset(root: string, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST || url.username || url.password) return null;
  const name = assetName(address.slice(`${APP_SCHEME}://${APP_HOST}`.length));
  if (name === null) return null;
  const file = path.join(root, name);
  const inside = path.relative(root, file);
  return inside.startsWith('..') || path.isAbsolute(inside) ? null : file;
}
