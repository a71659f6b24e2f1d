import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseRef, MeetingRef } from '../../../../shared/contracts/views';
import { memoryShell } from '../memoryShell';
import { wipePouch } from '../memoryPouch';
import { meetingWithOneCase, startEngine, wipeStores } from '../runningEngine';

vi.mock('../../../../renderer/engine/database/pouch', () => import('../memoryPouch'));

const PHRASE = 'clé partagée de vive voix';
type Running = Awaited<ReturnType<typeof startEngine>>;

/** One workstation after the other: they share the process, so the first is gone when the second begins. */
async function fromAnother(
  before: (file: CaseRef, node: Running) => Promise<unknown> = () => Promise.resolve(),
) {
  await wipeStores();
  const node = await startEngine(memoryShell());
  const { file } = await meetingWithOneCase(node);
  await node.run('discuss', { ...file, text: 'Dit sur le premier poste' });
  await before(file, node);
  const view = await node.ask('case', file);
  const meeting: MeetingRef = { database: file.database, meeting: view?.doc.meeting as never };
  const made = await node.run('exportMeeting', { ...meeting, passphrase: PHRASE });
  await node.run('lock', {});
  await wipeStores();
  await wipePouch();
  return {
    file: file,
    meeting,
    blob: new Blob([new Uint8Array(made.bytes)]) as File,
    name: made.name,
  };
}

async function bare(): Promise<Running> {
  const node = await startEngine(memoryShell());
  await node.run('enrol', {
    family: 'Autre',
    given: 'Ada',
    title: 'Dr',
    role: 'coordinator',
    specialty: 'G15_10/SM36',
    passphrase: 'quatre mots sans rapport',
  });
  return node;
}

beforeEach(wipeStores);

describe('a meeting on a USB stick', () => {
  it('comes whole to a workstation that knew nothing of it, and a second time finds nothing to repeat', async () => {
    const { file, meeting, blob, name } = await fromAnother();
    expect(name).toMatch(/^\d{8}_.*_SEANCE\.concerto$/);
    const node = await bare();
    const first = await node.run('importMeeting', { file: blob, passphrase: PHRASE });
    expect(first).toMatchObject({ ...meeting, known: 0 });
    expect(first.received).toBeGreaterThan(2);
    expect((await node.ask('case', file))?.doc.discussion).toBe('Dit sur le premier poste');
    const again = await node.run('importMeeting', { file: blob, passphrase: PHRASE });
    expect(again).toMatchObject({ received: 0, known: first.received });
    await node.run('lock', {});
  });

  it('is not lost with the store: the journal has it', async () => {
    const { file, blob } = await fromAnother();
    const node = await bare();
    await node.run('importMeeting', { file: blob, passphrase: PHRASE });
    await node.run('lock', {});
    await wipeStores();
    await wipePouch();
    await node.run('unlock', { passphrase: 'quatre mots sans rapport' });
    await node.rested();
    expect((await node.ask('case', file))?.doc.discussion).toBe('Dit sur le premier poste');
    await node.run('lock', {});
  });

  it('says nothing in clear of what it holds', async () => {
    const { blob } = await fromAnother();
    const text = await blob.text();
    expect(text).not.toMatch(/rcp_|meeting:|case:|Dit sur/);
    expect(text.split('\n')[0]).toContain('argon2id');
  });

  it('opens with its phrase only, and changes nothing where it does not', async () => {
    const { blob, file } = await fromAnother();
    const node = await bare();
    await expect(
      node.run('importMeeting', { file: blob, passphrase: 'une autre phrase entière' }),
    ).rejects.toThrow('n’est pas celle-ci');
    const cut = blob.slice(0, blob.size - 40) as File;
    await expect(node.run('importMeeting', { file: cut, passphrase: PHRASE })).rejects.toThrow('abîmé');
    const foreign = new Blob(['<ClinicalDocument/>\n']) as File;
    await expect(node.run('importMeeting', { file: foreign, passphrase: PHRASE })).rejects.toThrow(
      'n’est pas une séance',
    );
    const head = JSON.stringify({ format: 'concerto-seance', version: 2 });
    const newer = new Blob([`${head}\nAAAA`]) as File;
    await expect(node.run('importMeeting', { file: newer, passphrase: PHRASE })).rejects.toThrow(
      'plus récente',
    );
    expect(await node.ask('case', file)).toBeNull();
    expect(await node.ask('boards', {})).toEqual([]);
    await node.run('lock', {});
  });
});
