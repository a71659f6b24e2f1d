import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, randomBytes, toBase64, canonicalJson } from '../../../renderer/engine/keys/bytes';
import { importKey, sealJson, unsealJson, type Keyring } from '../../../renderer/engine/keys/cipher';
import { nextRevision, revisionsField } from '../../../renderer/engine/database/revisions';

const newKeys = async (previous: Keyring | null = null): Promise<Keyring> => ({
  current: await importKey(randomBytes(32)),
  previous: previous?.current ?? null,
});

describe('the cipher', () => {
  it('opens what it sealed, in its own place only', async () => {
    const keys = await newKeys();
    const sealed = await sealJson(keys, 'rcp_sein_2026/case:1', { name: 'LE GOFF' });
    expect(sealed).not.toContain('GOFF');
    expect(await unsealJson(keys, 'rcp_sein_2026/case:1', sealed)).toEqual({ name: 'LE GOFF' });
    await expect(unsealJson(keys, 'rcp_sein_2026/case:2', sealed)).rejects.toThrow();
  });

  it('refuses another key and any changed byte', async () => {
    const keys = await newKeys();
    const sealed = await sealJson(keys, 'place', 'texte');
    await expect(unsealJson(await newKeys(), 'place', sealed)).rejects.toThrow();
    const bytes = fromBase64(sealed);
    for (let i = 0; i < bytes.length; i += 5) {
      const changed = bytes.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      await expect(unsealJson(keys, 'place', toBase64(changed))).rejects.toThrow();
    }
  });

  it('opens what the previous key sealed while the key is being changed, and seals with the current one', async () => {
    const before = await newKeys();
    const old = await sealJson(before, 'place', 'texte');
    const during = await newKeys(before);
    expect(await unsealJson(during, 'place', old)).toBe('texte');
    await expect(unsealJson(during, 'elsewhere', old)).rejects.toThrow();
    const fresh = await sealJson(during, 'place', 'texte');
    await expect(unsealJson(before, 'place', fresh)).rejects.toThrow();
    const after = { ...during, previous: null };
    expect(await unsealJson(after, 'place', fresh)).toBe('texte');
    await expect(unsealJson(after, 'place', old)).rejects.toThrow();
  });

  it('never seals the same text alike twice', async () => {
    const keys = await newKeys();
    expect(await sealJson(keys, 'place', 'texte')).not.toBe(await sealJson(keys, 'place', 'texte'));
  });

  it('writes bytes as base64 and back, of any length', () => {
    const roundTrip = fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
    });
    fc.assert(roundTrip);
  });
});

describe('revisions', () => {
  it('are the same for the same content and parent, whatever the order of keys', async () => {
    const parent = { rev: '1-aaa', ids: ['aaa'] };
    const one = await nextRevision({ a: 1, b: { c: 2, d: [3] } }, parent);
    expect(one).toEqual(await nextRevision({ b: { d: [3], c: 2 }, a: 1 }, parent));
    expect(one.rev).toMatch(/^2-[0-9a-f]{32}$/);
    expect(revisionsField(one)).toEqual({ start: 2, ids: one.ids });
  });

  it('differ with the content or the parent', async () => {
    const revs = await Promise.all([
      nextRevision({ a: 1 }, null),
      nextRevision({ a: 2 }, null),
      nextRevision({ a: 1 }, { rev: '1-aaa', ids: ['aaa'] }),
      nextRevision({ a: 1 }, { rev: '1-bbb', ids: ['bbb'] }),
    ]);
    expect(new Set(revs.map((r) => r.rev)).size).toBe(4);
  });

  it('keep the generation of a pruned tree', async () => {
    expect((await nextRevision({ a: 1 }, { rev: '1200-abc', ids: ['abc', 'def'] })).rev).toMatch(/^1201-/);
  });

  it('hash a canonical text', () => {
    expect(canonicalJson({ b: [{ z: 1, y: 2 }], a: null })).toBe('{"a":null,"b":[{"y":2,"z":1}]}');
  });
});
