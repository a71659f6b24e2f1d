import { beforeEach, expect, it } from 'vitest';
import type { FromRoom, RoomView, ToRoom } from '../../../shared/contracts/room';
import { caseId } from '../../../shared/domain/ids';
import { RoomChannel } from '../../../renderer/engine/roomChannel';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, startEngine, wipeStores } from './runningEngine';

beforeEach(wipeStores);

/** The engine with its channel, and what a window of the room hears there. */
async function roomOfMeeting() {
  const running = await startEngine(memoryShell());
  const { file } = await meetingWithOneCase(running);
  const heard: ToRoom[] = [];
  const channel = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    postMessage: (message: ToRoom) => heard.push(message),
  };
  new RoomChannel(channel, (send) => running.engine.connect('projector', send));
  const say = (message: unknown): void => channel.onmessage?.({ data: message } as MessageEvent);
  const pictures = () =>
    heard.flatMap<unknown>((message) =>
      message.kind === 'picture' ? [message.picture.id] : message.kind === 'pictures' ? [message] : [],
    );
  const side = (id: string, zoom = 1) => ({
    id,
    pixels: new Blob(['pixels']),
    width: 600,
    height: 800,
    view: { zoom, x: 0.5, y: 0.5, turn: 0 as const },
  });
  const showPictures = (sides: ReturnType<typeof side>[]) =>
    running.run('showPictures', { shown: sides.length > 0 ? { ...file, sides, pointer: null } : null });
  const views = (): RoomView[] => heard.flatMap((message) => (message.kind === 'view' ? [message.view] : []));
  const project = (change: object = {}) =>
    running.run('project', {
      shown: { ...file, draft: null, isBlack: false, showsIdentity: false, turn: null, ...change },
    });
  return {
    ...running,
    file,
    heard,
    views,
    pictures,
    side,
    showPictures,
    project,
    say: (message: FromRoom) => say(message),
    sayAny: say,
  };
}

const [ONE, OTHER] = ['0b9c2c8e-58a4-4b62-9b0e-1f7c5ad0a001', '0b9c2c8e-58a4-4b62-9b0e-1f7c5ad0a002'];
const seen = (id: string, zoom = 1) => ({ id, view: { zoom, x: 0.5, y: 0.5, turn: 0 } });
const told = (sides: object[], kept: string[]) => ({
  kind: 'pictures',
  pictures: sides.length > 0 ? { sides, pointer: null } : null,
  kept,
});

it('asks which windows are there, and tells nothing while none is', async () => {
  const { heard, project, connection } = await roomOfMeeting();
  await project();
  expect(heard).toEqual([{ kind: 'who' }]);
  await connection.command('lock', {});
});

it('tells a window what is shown when it comes, and at each change that the room sees', async () => {
  const { views, project, say, run, file, connection } = await roomOfMeeting();
  say({ kind: 'here' });
  await expect.poll(views).toEqual([{ shows: 'nothing' }]);
  await project();
  await expect.poll(() => views().at(-1)?.shows).toBe('case');
  const before = views().length;
  await run('editCase', { ...file, changes: { 'identity.ipp': '4321' } });
  await run('editCase', { ...file, changes: { 'summary.question': 'Et maintenant ?' } });
  await expect.poll(() => JSON.stringify(views().at(-1))).toContain('Et maintenant ?');
  expect(views()).toHaveLength(before + 1);

  // A second one hears it too, at once.
  say({ kind: 'here' });
  expect(views()).toHaveLength(before + 2);
  await connection.command('lock', {});
});

it('shows nothing once the workstation is locked, whatever was shown', async () => {
  const { views, project, say, connection } = await roomOfMeeting();
  say({ kind: 'here' });
  await project({ showsIdentity: true });
  await expect.poll(() => views().at(-1)?.shows).toBe('case');
  await connection.command('lock', {});
  await expect.poll(() => views().at(-1)).toEqual({ shows: 'nothing' });
});

it('tells nothing more once the last window is gone, and nothing older to the next', async () => {
  const { views, heard, project, say, connection } = await roomOfMeeting();
  say({ kind: 'here' });
  await project({ showsIdentity: true });
  await expect.poll(() => views().at(-1)?.shows).toBe('case');
  say({ kind: 'gone' });
  expect(heard.at(-1)).toEqual({ kind: 'who' });
  const before = views().length;
  await project({ isBlack: true });
  say({ kind: 'here' });
  await expect.poll(() => views().slice(before)).toEqual([{ shows: 'black' }]);
  await connection.command('lock', {});
});

it('answers nothing else that is sent there', async () => {
  const { heard, sayAny, connection } = await roomOfMeeting();
  const before = heard.length;
  for (const message of [
    { kind: 'query', n: 1, name: 'boards', input: {} },
    { kind: 'command', n: 2, name: 'lock', input: {} },
    { kind: 'view', view: { shows: 'black' } },
    {},
  ])
    sayAny(message);
  await connection.command('lock', {});
  expect(heard).toHaveLength(before);
});

it('tells pictures in front of the case, the pixels of each once', async () => {
  const { pictures, project, showPictures, side, say, connection } = await roomOfMeeting();
  say({ kind: 'here' });
  await project();
  await showPictures([side(ONE)]);
  await expect.poll(pictures).toEqual([ONE, told([seen(ONE)], [ONE])]);
  await showPictures([side(ONE, 2), side(OTHER)]);
  const both = [OTHER, told([seen(ONE, 2), seen(OTHER)], [ONE, OTHER])];
  await expect.poll(() => pictures().slice(2)).toEqual(both);
  await showPictures([side(OTHER)]);
  await expect.poll(() => pictures().slice(4)).toEqual([told([seen(OTHER)], [ONE, OTHER])]);

  // A second window has nothing yet.
  say({ kind: 'here' });
  expect(pictures().slice(5)).toEqual([OTHER, told([seen(OTHER)], [OTHER])]);
  await showPictures([]);
  await expect.poll(() => pictures().slice(7)).toEqual([told([], [])]);
  await connection.command('lock', {});
});

it('takes the pictures away with their case, and at the lock; those of another case never come', async () => {
  const { pictures, project, showPictures, side, say, connection } = await roomOfMeeting();
  say({ kind: 'here' });
  await project();
  await showPictures([side(ONE)]);
  await expect.poll(() => pictures().length).toBe(2);
  await project({ case: caseId('01JX0000000000000000000000') });
  await expect.poll(() => pictures().slice(2)).toEqual([told([], [])]);
  await showPictures([side(ONE)]);
  await project();
  await showPictures([side(OTHER)]);
  await expect.poll(() => pictures().slice(3)).toEqual([OTHER, told([seen(OTHER)], [OTHER])]);
  await connection.command('lock', {});
  await expect.poll(() => pictures().slice(5)).toEqual([told([], [])]);
});
