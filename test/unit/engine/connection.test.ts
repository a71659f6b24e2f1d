import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { audiences } from '../../../shared/contracts/audience';
import { commands, type CommandName } from '../../../shared/contracts/commands/commands';
import { queries, type QueryName } from '../../../shared/contracts/queries';
import type { Result } from '../../../shared/domain/result';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, startEngine, wipeStores } from './runningEngine';

vi.mock('../../../renderer/engine/database/pouch', () => import('./memoryPouch'));

beforeEach(wipeStores);

it('refuses the room and a phone all that is not named as theirs, before it is looked at', async () => {
  const { engine, node } = await startEngine(memoryShell());
  for (const audience of audiences.filter((name) => name !== 'console')) {
    const sent = new Map<number, Result<unknown>>();
    const connection = engine.connect(audience, (n, result) => sent.set(n, result));
    for (const name of Object.keys(commands) as CommandName[]) {
      const result = await connection.command(name, {});
      expect({ name, code: result.ok ? 'ok' : result.problem.code }).toEqual({ name, code: 'forbidden' });
    }
    (Object.keys(queries) as QueryName[]).forEach((name, n) => connection.query(n, name, {}));
    expect([...sent.values()].map((result) => (result.ok ? 'ok' : result.problem.code))).toEqual(
      Object.keys(queries).map(() => 'forbidden'),
    );
  }
  await node.command('lock', {});
});

it('takes back in a window only what was done in it, and nothing once it was closed', async () => {
  const running = await startEngine(memoryShell());
  const { engine, node, run, ask } = running;
  const { file, meeting, people } = await meetingWithOneCase(running);
  const other = engine.connect('console', () => undefined);
  await run('editCase', { ...file, changes: { 'summary.question': 'Reprise ?' } });
  const question = async () => (await ask('case', file))?.doc.values['summary.question'];
  expect(await other.command('undo', {})).toEqual({ ok: true, value: { undone: null, mayRedo: false } });
  expect(await question()).toBe('Reprise ?');

  await other.command('openMeeting', { ...meeting, chair: people[0] });
  await other.command('editCase', { ...file, changes: { 'tumour.t': 'cT2' } });
  expect((await run('undo', {})).undone).toContain('Question');
  expect((await ask('case', file))?.doc.values['tumour.t']).toBe('cT2');
  other.end();
  expect(await other.command('undo', {})).toMatchObject({ value: { undone: null } });
  await node.command('lock', {});
});

it('sends nothing more to a window that is closed', async () => {
  const running = await startEngine(memoryShell());
  const { engine, node, run, ask } = running;
  const { file } = await meetingWithOneCase(running);
  const sent: Result<unknown>[] = [];
  const other = engine.connect('console', (_n, result) => sent.push(result));
  other.query(1, 'case', file);
  await ask('case', file);
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  other.end();
  const before = sent.length;
  await run('editCase', { ...file, changes: { 'summary.question': 'Reprise ?' } });
  await ask('case', file);
  expect(sent).toHaveLength(before);
  await node.command('lock', {});
});
