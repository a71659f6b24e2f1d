import type { Session } from 'electron';
import { checkRegionAddress } from '../../shared/region/regionAddress';
import { isAppAddress } from './navigation';

/** An origin as the guard compares it: HTTPS, or HTTP on this very machine; no path, no credentials. */
export function isRegionOrigin(origin: string): boolean {
  const checked = checkRegionAddress(origin);
  return checked.ok && checked.value.origin === origin;
}

export function isAllowedRequest(address: string, region: string | null): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  switch (url.protocol) {
    case 'blob:':
    case 'data:':
    case 'devtools:':
      return true;
    case 'https:':
    case 'http:':
      return region !== null && url.origin === region;
    default:
      return isAppAddress(address);
  }
}

/**
 * Every request of every page and Worker passes here, redirections included: one origin is let through.
 * @param failed is told why a request to it failed below HTTP: certificate, proxy, name
 */
export function guardNetwork(
  session: Session,
  region: () => string | null,
  failed: (error: string) => void,
): void {
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isAllowedRequest(url, region()) }),
  );
  session.webRequest.onErrorOccurred(({ url, error }) => {
    if (isAllowedRequest(url, region()) && /^https?:/.test(url) && error !== 'net::ERR_ABORTED')
      failed(error);
  });
}
