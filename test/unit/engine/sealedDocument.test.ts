import { describe, expect, it } from 'vitest';
import { importKey, sealJson, type Keyring } from '../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../renderer/engine/database/place';
import { keptAs, keptIn } from '../../../renderer/engine/database/keptContent';
import { randomBytes } from '../../../renderer/engine/keys/bytes';
import {
  rebindDocument,
  resealDocument,
  sealDocument,
  unsealDocument,
} from '../../../renderer/engine/database/sealedDocument';
import { journalEntrySchema } from '../../../shared/records/journalEntry';

const newKeys = async (previous: CryptoKey | null = null): Promise<Keyring> => ({
  current: await importKey(randomBytes(32)),
  previous,
});
const at = { database: 'rcp_sein_2026', id: 'case:1', rev: `2-${'b'.repeat(32)}` };
const ancestors = ['b'.repeat(32), 'a'.repeat(32)];
const content = { _id: 'case:1', text: 'Mammectomie' };

describe('a sealed document', () => {
  it('opens for its own database, id and revision, and for no other', async () => {
    const keys = await newKeys();
    const sealed = await sealDocument(keys, at, ancestors, content);
    expect(await unsealDocument(keys, at, sealed)).toEqual(content);
    for (const other of [{ rev: `3-${'c'.repeat(32)}` }, { id: 'case:2' }, { database: 'rcp_sein_2025' }])
      await expect(unsealDocument(keys, { ...at, ...other }, sealed)).rejects.toThrow();
  });

  it('is refused under another parent where the parent is known', async () => {
    const keys = await newKeys();
    const sealed = await sealDocument(keys, at, ancestors, content);
    expect(await unsealDocument(keys, at, sealed, ancestors)).toEqual(content);
    expect(await unsealDocument(keys, at, sealed, ancestors.slice(0, 1))).toEqual(content);
    await expect(unsealDocument(keys, at, sealed, [ancestors[0] ?? '', 'f'.repeat(32)])).rejects.toThrow();
  });

  it('cannot be passed off as one of the former format, which is still read', async () => {
    const keys = await newKeys();
    const sealed = await sealDocument(keys, at, ancestors, content);
    await expect(unsealDocument(keys, at, sealed.slice(2))).rejects.toThrow();
    const former = await sealJson(keys, placeOf(at.database, at.id), content);
    expect(await unsealDocument(keys, at, former)).toEqual(content);
    await expect(unsealDocument(keys, at, `2.${former}`)).rejects.toThrow();
  });

  it('is bound when it is written anew, under the same key or another', async () => {
    const before = await newKeys();
    const former = await sealJson(before, placeOf(at.database, at.id), content);
    const bound = (await rebindDocument(before, at, ancestors, former)) ?? '';
    expect(await rebindDocument(before, at, ancestors, bound)).toBeNull();
    const during = await newKeys(before.current);
    const after = { ...during, previous: null };
    for (const sealed of [former, bound]) {
      const afresh = (await resealDocument(during, at, ancestors, sealed)) ?? '';
      expect(await unsealDocument(after, at, afresh, ancestors)).toEqual(content);
      await expect(unsealDocument(after, { ...at, rev: '9-x' }, afresh)).rejects.toThrow();
      expect(await resealDocument(during, at, ancestors, afresh)).toBeNull();
    }
  });

  it('passes the shell’s door, which takes base64 with the mark and nothing else', async () => {
    const cipher = await sealDocument(await newKeys(), at, ancestors, content);
    const entry = { ...at, ancestors, cipher };
    expect(journalEntrySchema.parse({ ...entry, deleted: true })).toEqual({ ...entry, deleted: true });
    for (const odd of ['3.QUJD', '2.2.QUJD', 'en clair', `${cipher}.`])
      expect(journalEntrySchema.safeParse({ ...entry, cipher: odd }).success).toBe(false);
  });

  it('keeps its mark where PouchDB keeps it as an attachment', async () => {
    const id = `chunk:${'a'.repeat(64)}:0`;
    for (const cipher of [await sealDocument(await newKeys(), { ...at, id }, [], content), 'QUJD'])
      for (const place of [id, 'case:1']) expect(keptIn(keptAs(place, cipher) as never)).toBe(cipher);
  });
});
