import type { FromEngine, ToEngine, ToWorker } from '../../shared/contracts/messages';
import type { QueryInput, QueryName, QueryValues } from '../../shared/contracts/queries';
import type { CommandInput, CommandName } from '../../shared/contracts/commands/commands';
import type { ProposalId } from '../../shared/domain/ids';
import type { CaseRef } from '../../shared/contracts/views';
import type { StorageView } from '../../shared/contracts/storage';
import type { Result } from '../../shared/domain/result';

/** What `installRoom` puts on the page. */
interface Room {
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<unknown>;
  ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryValues[N]>;
  /** The names of what was not answered yet. */
  waiting(): string[];
}

declare global {
  interface Window {
    readonly room: Room;
  }
}

/**
 * Runs inside the desktop application's page: an engine on the real shell, asked directly, so that hundreds of starts
 * need no clicks. The page's own engine stays locked and idle. Sent to the page as text, hence self-contained.
 */
export async function installRoom([workerPath, portMessage]: readonly [string, string]): Promise<void> {
  const port = await new Promise<MessagePort>((resolve) => {
    window.addEventListener('message', (event: MessageEvent<{ concerto?: string }>) => {
      const given = event.ports[0];
      if (event.data.concerto === portMessage && given) resolve(given);
    });
    window.concerto?.connectShell();
  });
  const worker = new Worker(workerPath, { type: 'module' });
  const { port1: engine, port2 } = new MessageChannel();
  const waiting = new Map<number, { name: string; answer: (result: Result<unknown>) => void }>();
  let next = 1;
  engine.onmessage = ({ data }: MessageEvent<FromEngine>) => waiting.get(data.n)?.answer(data.result);
  const asked = (kind: 'command' | 'query', name: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const n = next++;
      const answer = (result: Result<unknown>) => {
        waiting.delete(n);
        if (kind === 'query') engine.postMessage({ kind: 'drop', n } satisfies ToEngine);
        if (result.ok) resolve(result.value);
        else reject(new Error(`${name}: ${result.problem.message}`));
      };
      waiting.set(n, { name, answer });
      engine.postMessage({ kind, n, name, input });
    });
  worker.postMessage({ kind: 'start', shell: 'desktop', timeZone: 'Europe/Paris' } satisfies ToWorker, [
    port,
  ]);
  worker.postMessage({ kind: 'connect', audience: 'console' } satisfies ToWorker, [port2]);
  Object.assign(window, {
    room: {
      command: (name: string, input: unknown) => asked('command', name, input),
      ask: (name: string, input: unknown) => asked('query', name, input),
      waiting: () => [...waiting.values()].map(({ name }) => name),
    },
  });
}

/** Unlocks (or enrols and opens the demonstration meeting) and answers the cases to work on. */
export async function enterRoom(passphrase: string) {
  const { room } = window;
  const session = await room.ask('session', {});
  if (session.state === 'empty') {
    await room.command('enrol', {
      family: 'Arrêt',
      given: 'Ada',
      title: 'Dr',
      role: 'coordinator',
      specialty: 'G15_10/SM36',
      passphrase,
    });
    const meeting = (await room.command('loadDemo', {})) as { database: never; meeting: never };
    const chair = (await room.ask('meeting', meeting))?.attendance.find((a) =>
      a.person.specialty?.startsWith('G15_10'),
    );
    if (!chair) throw new Error('no doctor');
    await room.command('openMeeting', { ...meeting, chair: chair.person.id });
  } else await room.command('unlock', { passphrase });
  // What was lost is being put back.
  while ((await room.ask('session', {})).tasks.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const [meeting] = await room.ask('agenda', { today: '2000-01-01' });
  if (!meeting) throw new Error('the meeting is gone');
  const view = await room.ask('meeting', { database: meeting.database, meeting: meeting.meeting });
  return view?.cases.map((line) => ({ database: line.database, case: line.case })) ?? [];
}

/**
 * Conducts the meeting until it is killed, and tells of each act once it was acknowledged. An act is a proposal (P), a
 * position on it (V), the discussion (D), the decision (C), each with its number, case after case.
 */
export async function work([cases, from]: readonly [readonly CaseRef[], number]): Promise<void> {
  const tell = (window as unknown as { acknowledged: (act: string) => Promise<void> }).acknowledged;
  const { room } = window;
  const [first] = cases;
  const view = first && (await room.ask('case', first));
  const meeting = view && (await room.ask('meeting', { database: view.database, meeting: view.meeting }));
  const voter = meeting?.attendance.find(
    (a) => a.person.specialty?.startsWith('G15_10') && a.mode !== 'absent',
  )?.person.id;
  if (!voter) throw new Error('nobody to vote');
  for (let n = from; ; n += 4) {
    const ref = cases[(n / 4) % cases.length];
    if (!ref) throw new Error('no case');
    const { proposal } = (await room.command('propose', { ...ref, text: `P${n}` })) as {
      proposal: ProposalId;
    };
    void tell(`P${n}`);
    await room.command('castVote', { ...ref, proposal, voter, position: 'for', comment: `V${n + 1}` });
    void tell(`V${n + 1}`);
    await room.command('discuss', { ...ref, text: `D${n + 2}` });
    void tell(`D${n + 2}`);
    await room.command('decide', {
      ...ref,
      decision: { outcome: 'discussed', text: `C${n + 3}`, quorumReason: 'Essai' },
    });
    void tell(`C${n + 3}`);
  }
}

/** Every act that is there, and the discussion of each case in their order. */
export async function found(cases: readonly CaseRef[]): Promise<{ acts: string[]; discussions: string[] }> {
  const views = await Promise.all(cases.map((ref) => window.room.ask('case', ref)));
  return {
    acts: views.flatMap((v) => [
      ...(v?.proposals.flatMap(({ proposal, votes }) => [
        proposal.text,
        ...votes.map((it) => it.comment ?? ''),
      ]) ?? []),
      ...(v?.decisions.map(({ text }) => text) ?? []),
    ]),
    discussions: views.map((v) => v?.doc.discussion ?? ''),
  };
}

/** What became of acts that were tried one after the other, as a room that is not told to stop would. */
interface Tried {
  /** Acknowledged all the same; told as `work` tells. */
  readonly taken: number;
  /** Refused, by the sentence that was shown. */
  readonly refusals: readonly string[];
  /** Neither within the time a person waits. */
  readonly silent: number;
}

/** Goes on acting although nothing can be written: every act must be answered, by a sentence or by being kept. */
export async function tryOn([cases, from, rounds]: readonly [
  readonly CaseRef[],
  number,
  number,
]): Promise<Tried> {
  const patience = 10_000;
  const tell = (window as unknown as { acknowledged: (act: string) => Promise<void> }).acknowledged;
  const refusals: string[] = [];
  let [taken, silent] = [0, 0];
  for (let n = from; n < from + rounds; n++) {
    const ref = cases[n % cases.length];
    if (!ref) throw new Error('no case');
    const outcome = await Promise.race([
      window.room.command('propose', { ...ref, text: `P${n}` }).then(
        () => 'taken' as const,
        (error: Error) => error,
      ),
      new Promise<'silent'>((resolve) => setTimeout(() => resolve('silent'), patience)),
    ]);
    if (outcome === 'taken') {
      taken++;
      void tell(`P${n}`);
    } else if (outcome === 'silent') silent++;
    else refusals.push(outcome.message);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { taken, refusals, silent };
}

/** What must work without room: read, make a paper, lock, unlock and read again. */
export async function useWithoutRoom([cases, passphrase]: readonly [
  readonly CaseRef[],
  string,
]): Promise<string> {
  const { room } = window;
  const [ref] = cases;
  if (!ref) throw new Error('no case');
  await room.ask('case', ref);
  await room.command('makeReport', ref);
  await room.command('lock', {});
  await room.command('unlock', { passphrase });
  await room.ask('case', ref);
  return (await room.ask('session', {})).storage.level;
}

export const storageOf = async (): Promise<StorageView> => (await window.room.ask('session', {})).storage;
