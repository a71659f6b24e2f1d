import type { Region } from '../../../build/demo-region/server';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Role } from '../../../shared/domain/person';
import type { Result } from '../../../shared/domain/result';
import type { Chance } from '../../support/chance';
import type { FaultyWire } from '../../support/faultyWire';
import type { Workstation } from '../workstation/workstation';

/** One workstation with its way to the region. */
export interface Post {
  readonly it: Workstation;
  readonly wire: FaultyWire;
  readonly role: Role;
}

export const USERS = { poste: 'essai' };
export const PASSPHRASE = 'quatre mots sans rapport';
const CASES = 3;
const PATIENCE_MS = 20_000;
/** The agenda from here on: all meetings. */
const FIRST_DAY = '2000-01-01' as never;

/** Somebody organises, somebody keeps the pen, a doctor who may not decide; up to two more. */
export function rolesOf(chance: Chance): Role[] {
  const roles: Role[] = ['coordinator', 'secretary', 'doctor', 'chair', 'coordinator'];
  return roles.slice(0, 3 + chance.below(3));
}

/** As `concerto region init` and `year open` leave it. */
export async function prepare(region: Region, database: DatabaseName): Promise<void> {
  const own = '01J00000000000000000000000';
  const paper = { schema: 1, region: own };
  const createdAt = '2026-01-01T00:00:00.000Z';
  await region.put('annuaire', { _id: 'region', type: 'region', ...paper, name: 'Essai', createdAt });
  const created = '01J00000000000000000000001';
  await region.put(database, { _id: 'identity', type: 'identity', ...paper, database, created });
}

/** Everybody is enrolled; the first one has an open meeting with a few cases, and all others have pulled it. */
export async function begin(posts: readonly Post[], database: DatabaseName): Promise<void> {
  await Promise.all(posts.map(enrol));
  const [first] = posts;
  if (!first) throw new Error('nobody');
  await writeMeeting(first.it);
  const [username = '', password = ''] = Object.entries(USERS)[0] ?? [];
  await Promise.all(
    posts.map(({ it, wire: { url } }) => {
      const databases = it === first.it ? [] : [database];
      return done(it.command('joinRegion', { url, username, password, databases }));
    }),
  );
  for (const { it } of posts) await reached(it);
}

async function enrol({ it, role }: Post): Promise<void> {
  await it.start();
  const doctor = role === 'secretary' ? {} : { specialty: 'G15_10/SM36', title: 'Dr' };
  await done(it.command('enrol', { family: it.name, given: 'Ada', role, passphrase: PASSPHRASE, ...doctor }));
}

async function writeMeeting(it: Workstation): Promise<void> {
  const board = await done(it.command('createBoard', { name: 'RCP Sein', template: 'sein' }));
  for (const [i, specialty] of ['SM05', 'SM37', 'SM03'].entries()) {
    const person = { family: `Membre${i}`, given: 'Dom', title: 'Dr', specialty: `G15_10/${specialty}` };
    await done(it.command('addMember', { ...board, person }));
  }
  const when = { date: `${new Date().getFullYear()}-12-30` as never, time: '14:00' as never };
  const meeting: MeetingRef = await done(it.command('planMeeting', { ...board, ...when }));
  const cases = Array.from({ length: CASES }, (_, i) => ({ 'identity.birthName': `Inventée${i}` }));
  const { cases: listed } = await done(it.command('registerCases', { ...meeting, source: 'typed', cases }));
  const view = await it.query('meeting', meeting);
  const chair = view?.attendance[0]?.person.id;
  if (chair) await done(it.command('openMeeting', { ...meeting, chair }));
  // On which all may vote from the first.
  const [first] = listed;
  if (first) await done(it.command('propose', { ...first, text: 'Chirurgie', treatments: [] }));
}

async function reached(it: Workstation): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await after(15)) {
    const [line] = await it.query('agenda', { today: FIRST_DAY });
    if (line?.cases === CASES) return;
  }
  throw new Error(`the meeting never reached ${it.name}`);
}

export async function done<T>(command: Promise<Result<T>>): Promise<T> {
  const result = await command;
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

export const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
