import { beforeEach, describe, expect, it, vi } from 'vitest';
import 'fake-indexeddb/auto';
import { wipeStores, startNode, meetingWithOneCase } from '../runningNode';
import { memoryShell } from '../memoryShell';
import { image, pdf } from './samples';

vi.mock('../../../../renderer/node/store/pouch', () => import('../memoryPouch'));
vi.mock('../../../../renderer/node/store/passphrase', async (original) =>
  (await import('../quickKdf')).quickKdf(original),
);

beforeEach(wipeStores);

async function workstation() {
  const shell = memoryShell();
  const running = await startNode(shell);
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
        region: 'alone',
      },
    ]);
    expect((await files())[0]?.thumbnail).toMatch(/^data:image\/jpeg;base64,/);
    const opened = await run('openFile', { ...ref, file: sha256 });
    expect(opened.bytes).toEqual(bytes);
  });

  it('is taken off, and put back by undoing it', async () => {
    const { attach, files, run, ref } = await workstation();
    const sha256 = await attach('photo.png', image('png', 40_000));
    await run('detachFile', { ...ref, file: sha256 });
    expect(await files()).toEqual([]);
    expect(await run('undo', {})).toEqual({
      undone: '«\u00a0photo.png\u00a0» est de nouveau joint au dossier',
    });
    expect(await files()).toHaveLength(1);
    await run('undo', {});
    expect(await files()).toEqual([]);
    await attach('photo.png', image('png', 40_000));
    expect(await files()).toHaveLength(1);
  });
});
