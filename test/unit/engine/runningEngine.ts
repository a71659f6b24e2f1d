import { wipeIndexedDB } from './wipeIndexedDB';
import { Engine } from '../../../renderer/engine/engine';
import type { QueryInput, QueryName, QueryValues } from '../../../shared/contracts/queries';
import type { CommandInput, CommandName, CommandValue } from '../../../shared/contracts/commands/commands';
import type { Shell } from '../../../shared/contracts/shell';
import type { CaseRef, MeetingRef, SessionView } from '../../../shared/contracts/views';
import type { CivilDay } from '../../../shared/domain/brand';
import type { PersonId } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';
import { wipePouch } from './memoryPouch';

export const PASSPHRASE = 'quatre mots sans rapport';

export async function startEngine(shell: Shell) {
  const answers = new Map<number, (result: Result<unknown>) => void>();
  const engine = new Engine(shell, 'Europe/Paris');
  const connection = engine.connect('console', (n, result) => answers.get(n)?.(result));
  await engine.start();
  let next = 1;
  const run = async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandValue<N>> => {
    const result = await connection.command(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.problem.message}`);
    return result.value as CommandValue<N>;
  };
  const ask = <N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryValues[N]> =>
    new Promise((resolve, reject) => {
      const n = next++;
      answers.set(n, (result) => {
        connection.drop(n);
        if (result.ok) resolve(result.value as QueryValues[N]);
        else reject(new Error(result.problem.message));
      });
      connection.query(n, name, input);
    });
  /** The session, once nothing is under way in the background any more. */
  const rested = async (): Promise<SessionView> => {
    for (;;) {
      const session = await ask('session', {});
      if (session.tasks.length === 0) return session;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { engine, connection, run, ask, rested };
}
type Running = Awaited<ReturnType<typeof startEngine>>;

const doctor = (family: string, specialty: string) => ({
  family,
  given: 'Dom',
  title: 'Dr',
  specialty: `G15_10/${specialty}`,
});

/** Somebody enrolled, a board with three doctors, a meeting in December with one case. */
export async function meetingWithOneCase({
  run,
  ask,
}: Running): Promise<{ meeting: MeetingRef; file: CaseRef; people: PersonId[] }> {
  await run('enrol', {
    family: 'Animatrice',
    given: 'Ada',
    title: 'Dr',
    role: 'coordinator',
    specialty: 'G15_10/SM36',
    passphrase: PASSPHRASE,
  });
  const { database } = await run('createBoard', { name: 'RCP Sein', template: 'sein' });
  await run('addMember', { database, person: doctor('Chirurgien', 'SM05') });
  await run('addMember', { database, person: doctor('Radiothérapeute', 'SM37') });
  const year = new Date().getFullYear();
  const meeting = await run('planMeeting', {
    database,
    date: `${year}-12-15` as CivilDay,
    time: '14:00',
  });
  const { cases } = await run('registerCases', {
    ...meeting,
    source: 'typed',
    cases: [
      {
        'identity.birthName': 'Tourterelle',
        'identity.ins': '180052A00412310',
        'summary.question': 'Masse du quadrant : que faire ?',
      },
    ],
  });
  const file = cases[0];
  if (!file) throw new Error('no case');
  const view = await ask('meeting', meeting);
  return { meeting, file, people: view?.attendance.map((a) => a.person.id) ?? [] };
}

/** As after a lost profile: no database is left in the browser's store. */
export async function wipeStores(): Promise<void> {
  await wipePouch();
  await wipeIndexedDB();
}
