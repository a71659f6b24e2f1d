import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseRef, MeetingRef } from '../../../../shared/contracts/views';
import { memoryShell } from '../memoryShell';
import { wipePouch } from '../memoryPouch';
import { meetingWithOneCase, startEngine, wipeStores } from '../runningEngine';

const PHRASE = 'clé partagée de vive voix';
type Running = Awaited<ReturnType<typeof startEngine>>;

/** One workstation after the other: they share the process, so the first is gone when the second begins. */
async function fromAnother(
  before: (file: CaseRef, engine: Running) => Promise<unknown> = () => Promise.resolve(),
) {
  await wipeStores();
  const engine = await startEngine(memoryShell());
  const { file } = await meetingWithOneCase(engine);
  await engine.run('discuss', { ...file, text: 'Dit sur le premier poste' });
  await before(file, engine);
  const view = await engine.ask('case', file);
  const meeting: MeetingRef = { database: file.database, meeting: view?.doc.meeting as never };
  const made = await engine.run('exportMeeting', { ...meeting, passphrase: PHRASE });
  await engine.run('lock', {});
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
  const engine = await startEngine(memoryShell());
  await engine.run('enrol', {
    family: 'Autre',
    given: 'Ada',
    title: 'Dr',
    role: 'coordinator',
    specialty: 'G15_10/SM36',
    passphrase: 'quatre mots sans rapport',
  });
  return engine;
}

beforeEach(wipeStores);

describe('a meeting on a USB stick', () => {
  it('comes whole to a workstation that knew nothing of it, and a second time finds nothing to repeat', async () => {
    const { file, meeting, blob, name } = await fromAnother();
    expect(name).toMatch(/^\d{8}_.*_SEANCE\.concerto$/);
    const engine = await bare();
    const first = await engine.run('importMeeting', { file: blob, passphrase: PHRASE });
    expect(first).toMatchObject({ ...meeting, known: 0 });
    expect(first.received).toBeGreaterThan(2);
    expect((await engine.ask('case', file))?.doc.discussion).toBe('Dit sur le premier poste');
    const again = await engine.run('importMeeting', { file: blob, passphrase: PHRASE });
    expect(again).toMatchObject({ received: 0, known: first.received });
    await engine.run('lock', {});
  });

  it('is not lost with the store: the journal has it', async () => {
    const { file, blob } = await fromAnother();
    const engine = await bare();
    await engine.run('importMeeting', { file: blob, passphrase: PHRASE });
    await engine.run('lock', {});
    await wipeStores();
    await wipePouch();
    await engine.run('unlock', { passphrase: 'quatre mots sans rapport' });
    await engine.rested();
    expect((await engine.ask('case', file))?.doc.discussion).toBe('Dit sur le premier poste');
    await engine.run('lock', {});
  });

  it('says nothing in clear of what it holds', async () => {
    const { blob } = await fromAnother();
    const text = await blob.text();
    expect(text).not.toMatch(/rcp_|meeting:|case:|Dit sur/);
    expect(text.split('\n')[0]).toContain('argon2id');
  });

  it('opens with its phrase only, and changes nothing where it does not', async () => {
    const { blob, file } = await fromAnother();
    const engine = await bare();
    await expect(
      engine.run('importMeeting', { file: blob, passphrase: 'une autre phrase entière' }),
    ).rejects.toThrow('n’est pas celle-ci');
    const cut = blob.slice(0, blob.size - 40) as File;
    await expect(engine.run('importMeeting', { file: cut, passphrase: PHRASE })).rejects.toThrow('abîmé');
    const foreign = new Blob(['<ClinicalDocument/>\n']) as File;
    await expect(engine.run('importMeeting', { file: foreign, passphrase: PHRASE })).rejects.toThrow(
      'n’est pas une séance',
    );
    const head = JSON.stringify({ format: 'concerto-seance', version: 2 });
    const newer = new Blob([`${head}\nAAAA`]) as File;
    await expect(engine.run('importMeeting', { file: newer, passphrase: PHRASE })).rejects.toThrow(
      'plus récente',
    );
    expect(await engine.ask('case', file)).toBeNull();
    expect(await engine.ask('boards', {})).toEqual([]);
    await engine.run('lock', {});
  });
});
