import { beforeEach, expect, it } from 'vitest';
import { Phones } from '../../../electron/phones/phones';
import type { ShellEvent } from '../../../shared/contracts/shell';
import type { Choice } from '../../../shared/roomVote/messages';
import { ask as get, overHttp, TestPhone } from '../../support/phones/phone';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, startEngine, wipeStores } from './runningEngine';

beforeEach(wipeStores);

const CROWD = 200;
const choices: readonly Choice[] = ['for', 'against', 'abstain'];
const loopback = {
  address: '127.0.0.1',
  netmask: '255.0.0.0',
  family: 'IPv4' as const,
  mac: '00:00:00:00:00:00',
  internal: true,
  cidr: null,
};

/** An engine with the main process’s own server behind it, over a real network: this computer’s. */
async function roomOnLoopback() {
  const shell = memoryShell();
  let hear: (event: ShellEvent) => void = () => undefined;
  const phones = new Phones({
    pages: () => Promise.resolve(new Map()),
    interfaces: () => ({ lo: [loopback] }),
    withItself: true,
    tell: (event) => hear(event),
  });
  Object.assign(shell, {
    phones: phones.answer,
    onEvent: (listener: (event: ShellEvent) => void) => (hear = listener),
  });
  const running = await startEngine(shell);
  return { ...running, close: () => phones.close() };
}

it('two hundred phones that vote at once lose no vote, double none and give none to another', async () => {
  const { run, ask, connection, close } = await roomOnLoopback();
  const { meeting, file, people } = await meetingWithOneCase({ run, ask } as never);
  const [chair] = people;
  if (!chair) throw new Error('nobody');
  await run('openMeeting', { ...meeting, chair });
  for (let i = 0; i < CROWD; i++)
    await run('addAttendee', {
      ...meeting,
      person: { family: `Médecin${i}`, given: 'Dom', title: 'Dr', specialty: 'G15_10/SM36' },
      mode: 'room',
    });
  const proposals = [];
  for (const text of ['Opérer', 'Irradier'])
    proposals.push({ ...(await run('propose', { ...file, text })), label: text });
  await run('openPhones', { ...meeting, address: '127.0.0.1' });
  const view = await ask('phones', meeting);
  const { host = '', code = '' } = view.open ?? {};
  const crowd = view.people.filter(({ name }) => name.includes('MÉDECIN'));
  expect(crowd).toHaveLength(CROWD);
  const room = JSON.parse((await get(host, '/room')).text) as { key: string; opening: string };
  const phones = crowd.map(({ person }, at) => ({
    person,
    phone: new TestPhone(room, overHttp(host, `127.0.3.${at + 1}`)),
  }));
  await Promise.all(phones.map(({ phone, person }) => phone.join(code, person)));
  await run('openBallot', { ...file, proposals });
  const ballot = (await phones[0]?.phone.state())?.ballot?.id ?? '';

  // Each changes its mind twice, all at the same time.
  const wanted = new Map<string, Choice>();
  for (const round of [0, 1, 2]) {
    const said = await Promise.all(
      phones.flatMap(({ phone, person }, at) =>
        ['A', 'B'].map((letter, n) => {
          const choice = choices[(at + n + round) % 3] ?? 'for';
          wanted.set(`${letter} ${person}`, choice);
          return phone.vote(ballot, letter, choice);
        }),
      ),
    );
    expect(new Set(said.map((answer) => answer?.is))).toEqual(new Set(['recorded']));
  }
  const found = await ask('case', file);
  for (const [at, letter] of ['A', 'B'].entries()) {
    const votes = found?.proposals[at]?.votes ?? [];
    expect(new Map(votes.map(({ voter, position }) => [voter.id, position]))).toEqual(
      new Map(phones.map(({ person }) => [person, wanted.get(`${letter} ${person}`)])),
    );
    expect(votes).toHaveLength(CROWD);
  }
  await connection.command('lock', {});
  await close();
}, 240_000);
