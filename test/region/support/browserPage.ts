import type { CaseRef } from '../../../shared/contracts/views';
import type { CaseId, DatabaseName } from '../../../shared/domain/ids';
import '../../support/enginePage/surface';

/** What runs inside the page of one workstation; sent to it as text, hence each function by itself. */
export async function enrol(family: string): Promise<void> {
  const done = await window.engine.command('enrol', {
    family,
    given: 'Ada',
    title: 'Dr',
    role: 'coordinator',
    specialty: 'G15_10/SM36',
    passphrase: 'quatre mots sans rapport',
  });
  if (!done.ok) throw new Error(done.problem.message);
}

export async function unlock(): Promise<void> {
  const done = await window.engine.command('unlock', { passphrase: 'quatre mots sans rapport' });
  if (!done.ok) throw new Error(done.problem.message);
}

export async function joinFrom([url, users, databases]: readonly [
  string,
  Readonly<Record<string, string>>,
  DatabaseName[],
]): Promise<void> {
  const [username = '', password = ''] = Object.entries(users)[0] ?? [];
  const done = await window.engine.command('joinRegion', { url, username, password, databases });
  if (!done.ok) throw new Error(done.problem.message);
}

/** A board with one meeting and so many cases. */
export async function writeMeeting(count: number): Promise<void> {
  const board = await window.engine.command('createBoard', { name: 'RCP Sein', template: 'sein' });
  if (!board.ok) throw new Error(board.problem.message);
  const when = { date: `${new Date().getFullYear()}-12-30` as never, time: '14:00' as never };
  const meeting = await window.engine.command('planMeeting', { ...board.value, ...when });
  if (!meeting.ok) throw new Error(meeting.problem.message);
  const cases = Array.from({ length: count }, (_, i) => ({ 'identity.birthName': `Inventée${i}` }));
  const done = await window.engine.command('registerCases', { ...meeting.value, source: 'typed', cases });
  if (!done.ok) throw new Error(done.problem.message);
}

/** @returns the device that the change was stamped with */
export async function edit([file, path, text]: readonly [CaseRef, string, string]): Promise<string> {
  const done = await window.engine.command('editCase', { ...file, changes: { [path]: text } });
  if (!done.ok) throw new Error(done.problem.message);
  return (await window.engine.ask('case', file))?.doc.stamps[path]?.device ?? '';
}

export async function propose([file, text]: readonly [CaseRef, string]): Promise<void> {
  const done = await window.engine.command('propose', { ...file, text });
  if (!done.ok) throw new Error(done.problem.message);
}

export interface Whole {
  readonly sentence: string;
  readonly cases: readonly {
    readonly id: CaseId;
    readonly clock: Readonly<Record<string, number>>;
    readonly values: unknown;
    readonly pending: unknown;
    readonly proposals: readonly string[];
  }[];
}

/** All cases of the board's one meeting, in the order of their ids; whoever changed anything stands in the clocks. */
export async function readAll(database: DatabaseName): Promise<Whole> {
  const { sentence } = await window.engine.ask('sync', {});
  const lines = await window.engine.ask('agenda', { today: '2000-01-01' });
  const line = lines.find((it) => it.database === database);
  const meeting = line && (await window.engine.ask('meeting', { database, meeting: line.meeting }));
  const cases = [];
  for (const { case: id } of meeting?.cases ?? []) {
    const view = await window.engine.ask('case', { database, case: id });
    if (!view) continue;
    const { clock, values, pending } = view.doc;
    cases.push({
      id,
      clock: Object.fromEntries(Object.entries(clock).sort()),
      values: Object.entries(values).sort(),
      pending: pending ?? null,
      proposals: view.proposals.map(({ proposal }) => proposal.text).sort(),
    });
  }
  return {
    sentence: sentence.replaceAll('\u00a0', ' '),
    cases: cases.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
