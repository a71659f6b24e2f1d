import type { Session } from 'electron';
import { checkRegionAddress } from '../../shared/region/regionAddress';
import { isAppAddress } from './navigation';

/** An origin as the guard compares it: HTTPS, or HTTP on this very machine; no path, no credentials. */
export function isRegionOrigin(origin: string): boolean {
  const checked = checkRegionAddress(origin);
  return checked.ok && checked.value.origin === origin;
}

/** One place outside that is let through, and what for. */
export interface AllowedOrigin {
  readonly origin: string;
  readonly purpose: 'region';
}

/** Which of these a request goes to. */
function originOf(address: string, allowed: readonly AllowedOrigin[]): AllowedOrigin | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin } = new URL(address);
  return /^https?:$/.test(protocol) ? allowed.find((one) => one.origin === origin) : undefined;
}

export function isAllowedRequest(address: string, allowed: readonly AllowedOrigin[]): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (['blob:', 'data:', 'devtools:'].includes(protocol)) return true;
  return isAppAddress(address) || originOf(address, allowed) !== undefined;
}

/**
 * Every request of every page and Worker passes here, redirections included: these origins are let through.
 * @param failed is told why a request to one of them failed below HTTP: certificate, proxy, name
 */
export function guardNetwork(
  session: Session,
  allowed: () => readonly AllowedOrigin[],
  failed: (at: AllowedOrigin, error: string) => void,
): void {
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isAllowedRequest(url, allowed()) }),
  );
  session.webRequest.onErrorOccurred(({ url, error }) => {
    const at = originOf(url, allowed());
    if (at && error !== 'net::ERR_ABORTED') failed(at, error);
  });
}
