import { beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../../renderer/engine/engine';
import type { OpenEngine } from '../../../../renderer/engine/openEngine';
import { sealJson } from '../../../../renderer/engine/keys/cipher';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import { asMember, REGION_MEMBER } from '../../../../shared/region/accounts';
import { refusedTo } from '../../region/validation/validator';
import { placeOf } from '../../../../renderer/engine/database/place';
import { chunkId, fileId } from '../../../../shared/domain/ids';
import { sha256Hex } from '../../../../renderer/engine/keys/bytes';
import { wipeStores, startEngine, meetingWithOneCase, PASSPHRASE } from '../runningEngine';
import type { CivilDay } from '../../../../shared/domain/brand';
import { memoryShell } from '../memoryShell';
import { image, pdf } from './samples';

beforeEach(wipeStores);

const doctor = asMember([REGION_MEMBER], 'sein', ['doctor']);

/** As replication has every document merged of which several leaves stand. */
async function merged({ store, keys }: OpenEngine['session'], database: string, ids: readonly string[]) {
  await store.settled();
  for (const id of ids) await settleConflict(store, keys, database, id);
}

async function workstation() {
  const shell = memoryShell();
  const running = await startEngine(shell);
  const { meeting, file } = await meetingWithOneCase(running);
  const attach = async (name: string, bytes: Uint8Array<ArrayBuffer>, thumbnail?: Blob) => {
    const kept = await running.run('keepFile', {
      ...file,
      file: new File([bytes], name),
      ...(thumbnail ? { thumbnail } : {}),
    });
    await running.run('attachFile', { ...file, ...kept });
    return kept.file;
  };
  const files = () => running.ask('files', file);
  return { ...running, shell, meeting, ref: file, attach, files };
}

describe('a file attached to a case', () => {
  it('is listed with its thumbnail, and opens as it was', async () => {
    const { attach, files, run, ref } = await workstation();
    const bytes = pdf(600_000);
    const thumbnail = new Blob([image('jpeg', 900)]);
    const sha256 = await attach('anapath.pdf', bytes, thumbnail);
    expect(await files()).toMatchObject([
      {
        file: sha256,
        name: 'anapath.pdf',
        mediaType: 'application/pdf',
        size: 600_000,
        held: 3,
        parts: 3,
        region: 'noRegion',
      },
    ]);
    expect((await files())[0]?.thumbnail).toMatch(/^data:image\/jpeg;base64,/);
    const opened = await run('openFile', { ...ref, file: sha256 });
    expect(await sha256Hex(opened.bytes)).toBe(sha256);
    expect(await sha256Hex(bytes)).toBe(sha256);
  });

  it('is taken off, and put back by undoing it', async () => {
    const { attach, files, run, ref } = await workstation();
    const sha256 = await attach('photo.png', image('png', 40_000));
    await run('detachFile', { ...ref, file: sha256 });
    expect(await files()).toEqual([]);
    expect((await run('undo', {})).undone).toContain(
      '«\u00a0photo.png\u00a0» est de nouveau joint au dossier',
    );
    expect(await files()).toHaveLength(1);
    await run('undo', {});
    expect(await files()).toEqual([]);
    await attach('photo.png', image('png', 40_000));
    expect(await files()).toHaveLength(1);
  });

  it('lies on the disk as ciphertext alone, in pieces, and once', async () => {
    const { attach, run, shell, meeting } = await workstation();
    await attach('anapath.pdf', pdf(600_000));
    const written = shell.journal.filter(({ id }) => /^(file|chunk):/.test(id));
    expect(written.map(({ id }) => id.split(':')[0])).toEqual(['chunk', 'chunk', 'chunk', 'file']);
    for (const { cipher } of written) {
      expect(cipher).not.toContain('JVBERi0');
      expect(cipher.length).toBeLessThan(500_000);
    }
    const { cases } = await run('registerCases', {
      ...meeting,
      source: 'typed',
      cases: [{ 'identity.birthName': 'Grive' }],
    });
    const [other] = cases;
    if (!other) throw new Error('no case');
    const kept = await run('keepFile', { ...other, file: new File([pdf(600_000)], 'le-meme.pdf') });
    await run('attachFile', { ...other, ...kept });
    expect(shell.journal.filter(({ id }) => /^(file|chunk):/.test(id))).toHaveLength(written.length);
  });

  it('is refused where it is too large, of a foreign kind, or there already', async () => {
    const { connection, ref, attach, files } = await workstation();
    const keep = (file: File) => connection.command('keepFile', { ...ref, file });
    expect(await keep(new File([pdf(25_000_001)], 'scan.pdf'))).toMatchObject({
      ok: false,
      problem: { code: 'file' },
    });
    expect(await keep(new File(['<svg/>'], 'image.png'))).toMatchObject({
      ok: false,
      problem: { code: 'file' },
    });
    const sha256 = await attach('irm.pdf', pdf(50_000));
    const again = await connection.command('attachFile', { ...ref, file: sha256, name: 'irm-2.pdf' });
    expect(again).toMatchObject({ ok: false, problem: { code: 'state' } });
    expect(await files()).toHaveLength(1);
  });

  it('is refused by a disk that has no room, as all else is', async () => {
    const { connection, ref, shell } = await workstation();
    shell.measure({ level: 'readOnly', free: 0, wanted: 1_000_000 });
    for (const refused of [
      await connection.command('keepFile', { ...ref, file: new File([pdf(50_000)], 'irm.pdf') }),
      await connection.command('detachFile', { ...ref, file: 'a'.repeat(64) }),
    ])
      expect(refused).toMatchObject({ ok: false, problem: { code: 'storage' } });
  });

  it('comes back out of the journal with a store that was lost, and nothing is said to be missing', async () => {
    const { attach, run, shell, ref } = await workstation();
    const sha256 = await attach('anapath.pdf', pdf(600_000), new Blob([image('jpeg', 900)]));
    await run('lock', {});
    await wipeStores();
    const again = await startEngine(shell);
    await again.run('unlock', { passphrase: PASSPHRASE });
    const { notices } = await again.rested();
    expect(notices.join(' ')).not.toContain('manque');
    expect(await again.ask('files', ref)).toMatchObject([{ held: 3, parts: 3 }]);
    expect(await sha256Hex((await again.run('openFile', { ...ref, file: sha256 })).bytes)).toBe(sha256);
  });

  it('makes a meeting ready, and goes on a key with it', async () => {
    const { attach, ask, run, meeting, ref } = await workstation();
    const sha256 = await attach('anapath.pdf', pdf(600_000), new Blob([image('jpeg', 900)]));
    expect(await ask('readiness', meeting)).toEqual({ files: 1, here: 1, left: 0, isComing: false });
    const made = await run('exportMeeting', { ...meeting, passphrase: 'clé partagée de vive voix' });
    expect(made.leftOut).toBe(0);
    await run('lock', {});
    await wipeStores();
    const other = await startEngine(memoryShell());
    await other.run('enrol', {
      family: 'Autre',
      given: 'Ada',
      title: 'Dr',
      role: 'coordinator',
      specialty: 'G15_10/SM36',
      passphrase: PASSPHRASE,
    });
    const file = new File([new Uint8Array(made.bytes)], made.name);
    await other.run('importMeeting', { file, passphrase: 'clé partagée de vive voix' });
    expect((await other.ask('files', ref))[0]?.thumbnail).toMatch(/^data:/);
    expect(await sha256Hex((await other.run('openFile', { ...ref, file: sha256 })).bytes)).toBe(sha256);
  });

  it('opens under a new data key, sealed anew with all else', async () => {
    const { attach, run, rested, ref } = await workstation();
    const sha256 = await attach('anapath.pdf', pdf(600_000));
    await run('rotateKey', { passphrase: PASSPHRASE });
    await rested();
    expect(await sha256Hex((await run('openFile', { ...ref, file: sha256 })).bytes)).toBe(sha256);
  });

  it('is found where a case goes on in another year, whose database does not hold it', async () => {
    const { attach, run, ask, meeting, ref } = await workstation();
    const sha256 = await attach('anapath.pdf', pdf(600_000), new Blob([image('jpeg', 900)]));
    const year = Number(meeting.database.slice(-4));
    const later = await run('planMeeting', {
      database: meeting.database,
      date: `${year + 1}-01-12` as CivilDay,
      time: '14:00',
    });
    expect(later.database).not.toBe(meeting.database);
    await run('representCase', { ...ref, meeting: later.meeting, to: later.database });
    const [line] = (await ask('meeting', later))?.cases ?? [];
    if (!line) throw new Error('not presented again');
    const again = { database: line.database, case: line.case };
    expect(await ask('files', again)).toMatchObject([
      { held: 3, parts: 3, thumbnail: expect.stringMatching(/^data:/) as string },
    ]);
    expect(await sha256Hex((await run('openFile', { ...again, file: sha256 })).bytes)).toBe(sha256);
  });

  it.each(['0', 'f'])('replaces what somebody else put under its name (revision %s…)', async (digit) => {
    const { attach, run, ref, shell, engine, files } = await workstation();
    const bytes = pdf(600_000);
    const sha256 = await attach('anapath.pdf', bytes);
    await run('lock', {});
    await wipeStores();
    shell.journal.splice(
      0,
      Infinity,
      ...shell.journal.filter(({ id }) => !id.startsWith('chunk:') && !id.startsWith('file:')),
    );
    await run('unlock', { passphrase: PASSPHRASE });
    const { session } = openOf(engine);
    const of = { type: 'chunk' as const, schema: 1, content: btoa('faux') };
    const forged = [
      { ...of, _id: chunkId(sha256, 0) },
      { ...of, _id: chunkId(sha256, 2) },
      {
        _id: fileId(sha256),
        type: 'file' as const,
        schema: 1,
        mediaType: 'application/pdf',
        size: 1,
        pieces: [],
      },
    ];
    const ids = forged.map(({ _id }) => _id);
    const hash = digit.repeat(32);
    const entries = await Promise.all(
      forged.map(async (doc) => ({
        database: ref.database,
        id: doc._id,
        rev: `1-${hash}`,
        ancestors: [hash],
        cipher: await sealJson(session.keys, placeOf(ref.database, doc._id), doc),
      })),
    );
    await session.store.receive(ref.database, entries);
    await expect(run('openFile', { ...ref, file: sha256 })).rejects.toThrow();
    expect((await run('keepFile', { ...ref, file: new File([bytes], 'anapath.pdf') })).file).toBe(sha256);
    const opened = await run('openFile', { ...ref, file: sha256 });
    expect(await sha256Hex(opened.bytes)).toBe(sha256);
    // Beside the false one, and no child of it: the region takes a first revision, and refuses what follows another.
    const local = session.store.open(ref.database);
    await merged(session, ref.database, ids);
    for (const id of ids) {
      const leaves = await local.leaves(id);
      expect(leaves.map(({ revision }) => revision.rev.slice(0, 2))).toEqual(['1-', '1-']);
      for (const leaf of leaves)
        if (leaf.revision.rev !== `1-${hash}`)
          expect(
            refusedTo(doctor, await session.store.leaves.plain(ref.database, id, leaf), null),
          ).toBeNull();
    }
    expect(await sha256Hex((await run('openFile', { ...ref, file: sha256 })).bytes)).toBe(sha256);
    expect(await files()).toMatchObject([{ held: 3, parts: 3 }]);
    // Once more, and nothing is to be written.
    const before = shell.journal.length;
    await run('keepFile', { ...ref, file: new File([bytes], 'anapath.pdf') });
    expect(shell.journal).toHaveLength(before);
    await run('lock', {});
  });
});

/** The unlocked workstation inside the engine. */
function openOf(engine: Engine): OpenEngine {
  const { open } = engine as unknown as { open: OpenEngine | null };
  if (!open) throw new Error('locked');
  return open;
}
