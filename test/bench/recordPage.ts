import type { PersonId, ProposalId } from '../../shared/domain/ids';
import type { CaseRef } from '../../shared/contracts/views';

/* What `bench -- record` runs inside the page of the desktop application: sent as text, hence self-contained. */

/** Positions cast one after the other on one proposal a case, each timed until it was acknowledged. Milliseconds. */
export async function votes([cases, rounds, pause]: readonly [readonly CaseRef[], number, number]): Promise<
  number[]
> {
  const { room } = window;
  const times: number[] = [];
  const ballots: (CaseRef & { proposal: ProposalId; voter: PersonId })[] = [];
  for (const ref of cases.slice(0, 5)) {
    await room.command('propose', { ...ref, text: 'Chimiothérapie néoadjuvante, puis chirurgie.' });
    const view = await room.ask('case', ref);
    const meeting = view && (await room.ask('meeting', { database: ref.database, meeting: view.meeting }));
    const proposal = view?.proposals.at(-1)?.proposal._id;
    if (!proposal) throw new Error('the proposal is gone');
    for (const { person, mode } of meeting?.attendance ?? []) {
      if (!person.specialty?.startsWith('G15_10')) continue;
      const of = { database: ref.database, meeting: view.meeting };
      if (mode === 'absent') await room.command('attend', { ...of, person: person.id, mode: 'room' });
      ballots.push({ ...ref, proposal, voter: person.id });
    }
  }
  for (let i = 0; i < rounds; i++) {
    const ballot = ballots[i % ballots.length];
    if (!ballot) throw new Error('nobody to vote');
    const from = performance.now();
    await room.command('castVote', { ...ballot, position: i % 2 === 0 ? 'for' : 'against' });
    times.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return times;
}

/** One record of a case's size put into a bare IndexedDB store, until the transaction is complete. Milliseconds. */
export async function barePuts([rounds, pause]: readonly [number, number]): Promise<number[]> {
  const request = indexedDB.open('bare', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('records');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const from = performance.now();
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('records', 'readwrite');
      transaction.objectStore('records').put('x'.repeat(2600), Date.now() + i);
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB'));
    });
    times.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  database.close();
  return times;
}
