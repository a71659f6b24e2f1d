import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRegionAddress } from '../../../shared/region/regionAddress';

describe('checkRegionAddress accepts', () => {
  it.each([
    ['https://rcp.region.example', 'https://rcp.region.example', 'https://rcp.region.example'],
    ['https://rcp.region.example/', 'https://rcp.region.example', 'https://rcp.region.example'],
    [
      '  https://RCP.region.example:6984  ',
      'https://rcp.region.example:6984',
      'https://rcp.region.example:6984',
    ],
    ['https://region.example/rcp/couchdb/', 'https://region.example', 'https://region.example/rcp/couchdb'],
    ['http://127.0.0.1:5984', 'http://127.0.0.1:5984', 'http://127.0.0.1:5984'],
    ['http://localhost:5984/', 'http://localhost:5984', 'http://localhost:5984'],
    ['rcp.region.example:6984', 'https://rcp.region.example:6984', 'https://rcp.region.example:6984'],
    ['localhost:5984', 'http://localhost:5984', 'http://localhost:5984'],
  ])('%s', (text, origin, base) =>
    expect(checkRegionAddress(text)).toEqual({ ok: true, value: { origin, base } }),
  );
});

describe('checkRegionAddress refuses', () => {
  it.each([
    ['', /vide/],
    ['   ', /vide/],
    ['http://rcp.region.example', /pas chiffrée/],
    ['http://127.0.0.1.region.example', /pas chiffrée/],
    ['http://localhost.region.example', /pas chiffrée/],
    ['http://192.168.1.10:5984', /pas chiffrée/],
    ['https://jean:secret@region.example', /ni identifiant/],
    ['jean:secret@region.example', /ni identifiant/],
    ['http://127.0.0.1@region.example', /ni identifiant/],
    ['ftp://region.example', /https/],
    ['file:///etc/passwd', /serveur/],
    ['javascript:alert(1)', /serveur/],
    ['https://', /serveur/],
    ['https://re gion.example', /serveur/],
    ['https:\\\\region.example', /serveur/],
    ['https://region.example:99999', /serveur/],
    ['https://region.example/?a=1', /«/],
    ['http://127.0.0.1:5984/_utils/#/_all_dbs', /«/],
    ['https://region.example/rcp_sein_2026', /sans le nom/],
  ])('%s', (text, words) => {
    const result = checkRegionAddress(text);
    expect(result.ok).toBe(false);
    if (!result.ok) {
      expect(result.problem.code).toBe('invalid');
      expect(result.problem.message).toMatch(words);
      expect(result.problem.message).not.toContain('secret');
    }
  });

  it('whatever is typed: never throws, and what passes is HTTPS or this machine', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })),
        (text) => {
          const result = checkRegionAddress(text);
          if (!result.ok) return;
          const url = new URL(result.value.base);
          expect(url.origin).toBe(result.value.origin);
          expect(result.value.base.endsWith('/')).toBe(false);
          if (url.protocol !== 'https:') expect(['127.0.0.1', 'localhost']).toContain(url.hostname);
        },
      ),
    );
  });
});
