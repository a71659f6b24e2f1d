import { describe, expect, it } from 'vitest';
import { isLockedOut, troubleOf, troubleOfStatus, troubleSentences } from '../../../shared/region/trouble';

describe('why the region is not reached', () => {
  it('tells certificate, proxy, name and network apart', () => {
    const kinds = {
      'net::ERR_CERT_AUTHORITY_INVALID': 'certificate',
      'net::ERR_CERT_DATE_INVALID': 'certificate',
      'net::ERR_SSL_PROTOCOL_ERROR': 'certificate',
      'net::ERR_PROXY_CONNECTION_FAILED': 'proxy',
      'net::ERR_TUNNEL_CONNECTION_FAILED': 'proxy',
      'net::ERR_PROXY_AUTH_REQUESTED': 'proxyLogin',
      'net::ERR_NAME_NOT_RESOLVED': 'unknownName',
      'net::ERR_INTERNET_DISCONNECTED': 'noNetwork',
      'net::ERR_CONNECTION_TIMED_OUT': 'slow',
      'net::ERR_CONNECTION_REFUSED': null,
      'net::ERR_FAILED': null,
    };
    for (const [error, kind] of Object.entries(kinds))
      expect([error, troubleOf(error)]).toEqual([error, kind]);
  });

  it('reads a status that speaks of the way and not of the request', () => {
    expect([407, 408, 425, 429, 503, 500, 502, 403, 200, 404].map(troubleOfStatus)).toEqual([
      'proxyLogin',
      'slow',
      'busy',
      'busy',
      'busy',
      'failing',
      'failing',
      null,
      null,
      null,
    ]);
  });

  it('cases region: takes a locked account for a pause that ends by itself, and no other refusal', () => {
    const locked = 'Account is temporarily locked due to multiple authentication failures';
    expect([
      isLockedOut(403, locked),
      isLockedOut(403, 'You are not allowed'),
      isLockedOut(401, locked),
    ]).toEqual([true, false, false]);
    expect(troubleSentences.suspended).toContain('cinq minutes');
    expect(troubleSentences.suspended).not.toMatch(/membre|accès|droit/);
  });

  it('always says that nothing is lost', () => {
    for (const sentence of Object.values(troubleSentences))
      expect(sentence).toContain('tout est enregistré sur ce poste');
  });
});
