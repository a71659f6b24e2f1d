import { describe, expect, it } from 'vitest';
import { isAllowedRequest, isRegionOrigin } from '../../../../electron/security/networkGuard';
import { isAppAddress } from '../../../../electron/security/navigation';

describe('the origin of a region', () => {
  it.each([
    'https://rcp.example.org',
    'https://rcp.example.org:6984',
    'http://127.0.0.1:5984',
    'http://localhost:4184',
  ])('%s may be let through', (origin) => expect(isRegionOrigin(origin)).toBe(true));

  it.each([
    'http://rcp.example.org',
    'http://10.0.0.4:5984',
    'https://rcp.example.org/',
    'https://rcp.example.org/couchdb',
    'https://user:secret@rcp.example.org',
    'HTTPS://RCP.EXAMPLE.ORG',
    'https://rcp.example.org:443',
    'rcp.example.org',
    'ftp://rcp.example.org',
    'file:///etc',
    'app://concerto',
    '*',
    'null',
    '',
  ])('%j may not', (origin) => expect(isRegionOrigin(origin)).toBe(false));
});

describe('the network guard', () => {
  const allowed = [{ origin: 'https://rcp.example.org:6984', purpose: 'region' }] as const;

  it.each([
    'app://concerto/index.html',
    'blob:app://concerto/0b6e0e3c',
    'data:image/png;base64,AAAA',
    'https://rcp.example.org:6984/rcp_sein_2026/_changes',
  ])('lets %s through', (address) => expect(isAllowedRequest(address, allowed)).toBe(true));

  it.each([
    'https://rcp.example.org/',
    'https://rcp.example.org:6985/',
    'http://rcp.example.org:6984/',
    'https://rcp.example.org.evil.example:6984/',
    'https://rcp.example.org:6984@evil.example/',
    'https://evil.example/?https://rcp.example.org:6984',
    'http://127.0.0.1:5984/',
    'wss://rcp.example.org:6984/',
    'ws://127.0.0.1:5984/',
    'ftp://rcp.example.org/',
    'file:///etc/passwd',
    'app://elsewhere/index.html',
    'chrome-extension://abcdef/x.js',
    'javascript:alert(1)',
    'nonsense',
  ])('stops %s', (address) => expect(isAllowedRequest(address, allowed)).toBe(false));

  it('stops everything outside while no region is set', () => {
    expect(isAllowedRequest('https://rcp.example.org:6984/', [])).toBe(false);
    expect(isAllowedRequest('http://127.0.0.1:5984/', [])).toBe(false);
    expect(isAllowedRequest('app://concerto/index.html', [])).toBe(true);
  });
});

describe('where the page may go', () => {
  it.each(['app://concerto/', 'app://concerto/index.html#case'])('%s: stays', (address) =>
    expect(isAppAddress(address)).toBe(true),
  );
  it.each([
    'app://concerto.evil.example/',
    'app://concerto:1/',
    'https://concerto/',
    'file:///x',
    'about:blank',
    '',
  ])('%j: refused', (address) => expect(isAppAddress(address)).toBe(false));
});
