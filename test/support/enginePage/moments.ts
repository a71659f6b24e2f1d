import type { CaseValues } from '../../../shared/domain/caseFields';
import './floors';
import './surface';

/** The moments of a meeting, timed inside the page so that the test driver's own delay is not in the figures. */
interface Acts {
  readonly vote: number[];
  readonly open: number[];
  readonly report: number[];
}

declare global {
  interface Window {
    readonly moments: typeof moments;
  }
}

/** Votes, case openings and reports on the demonstration meeting. */
async function acts(passphrase: string, rounds: number): Promise<Acts> {
  const { engine } = window;
  const must = <T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T => {
    if (!result.ok) throw new Error(result.problem.message);
    return result.value;
  };
  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    const from = performance.now();
    await act();
    return performance.now() - from;
  };
  must(
    await engine.command('enrol', {
      family: 'Mesure',
      given: 'Ada',
      title: 'Dr',
      role: 'coordinator',
      specialty: 'G15_10/SM36',
      passphrase,
    }),
  );
  const meeting = must(await engine.command('loadDemo', {}));
  const view = await engine.ask('meeting', meeting);
  const doctors = view?.attendance.filter((a) => a.person.specialty?.startsWith('G15_10')) ?? [];
  const [chair] = doctors;
  if (!view || !chair) throw new Error('no meeting');
  must(await engine.command('openMeeting', { ...meeting, chair: chair.person.id }));
  for (const { person } of doctors)
    must(await engine.command('attend', { ...meeting, person: person.id, mode: 'room' }));
  const refs = view.cases.map((line) => ({ database: meeting.database, case: line.case }));
  const first = refs[0];
  if (!first) throw new Error('no case');
  const proposal = must(await engine.command('propose', { ...first, text: 'Chirurgie première' })).proposal;
  const times = { vote: [] as number[], open: [] as number[], report: [] as number[] };
  for (let i = 0; i < rounds; i++) {
    const voter = doctors[i % doctors.length]?.person.id ?? chair.person.id;
    const position = i % 3 === 0 ? 'against' : 'for';
    times.vote.push(
      await timed(async () =>
        must(await engine.command('castVote', { ...first, proposal, voter, position })),
      ),
    );
    times.open.push(await timed(() => engine.ask('case', refs[i % refs.length] ?? first)));
    if (i < 20)
      times.report.push(
        await timed(async () => must(await engine.command('makeReport', refs[i % refs.length] ?? first))),
      );
  }
  return times;
}

/** A thousand cases over some sixty meetings, as one year of one board. */
async function registerMany(count: number): Promise<void> {
  const { engine } = window;
  const [board] = await engine.ask('boards', {});
  if (!board) throw new Error('no board');
  for (let done = 0; done < count; done += 17) {
    const day = String(1 + ((done / 17) % 28)).padStart(2, '0');
    const month = String(1 + (Math.floor(done / 17 / 28) % 12)).padStart(2, '0');
    const meeting = await engine.command('planMeeting', {
      database: board.database,
      date: `${board.board.year}-${month}-${day}` as never,
      time: '14:00',
    });
    if (!meeting.ok) throw new Error(meeting.problem.message);
    const cases = Array.from({ length: 17 }, (_, i): CaseValues => ({
      'identity.birthName': `Essai${done + i}`,
      'identity.firstGivenName': 'Invente',
      'identity.sex': 'F',
      'summary.history': 'Synthèse inventée pour la mesure. '.repeat(50),
      'summary.question': 'Chirurgie ou chimiothérapie première ?',
    }));
    const registered = await engine.command('registerCases', { ...meeting.value, source: 'demo', cases });
    if (!registered.ok) throw new Error(registered.problem.message);
  }
}

/** Just loaded: from the passphrase to the agenda and the search of a name. */
async function unlockToList(passphrase: string): Promise<{ list: number; argon2: number }> {
  const { engine } = window;
  const argon2 = await window.floors.argon2(passphrase);
  const from = performance.now();
  const unlocked = await engine.command('unlock', { passphrase });
  if (!unlocked.ok) throw new Error(unlocked.problem.message);
  await engine.ask('agenda', { today: '2000-01-01' });
  return { list: performance.now() - from, argon2 };
}

export const moments = { acts, registerMany, unlockToList };
