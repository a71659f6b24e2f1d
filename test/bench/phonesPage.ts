import type { CaseRef } from '../../shared/contracts/views';

/* What `bench -- phones` runs inside pages of the desktop application: sent as text, hence self-contained. */

/** So many doctors in the room, one proposal of the first case projected, and the room open to phones. */
export async function openToPhones([cases, crowd]: readonly [readonly CaseRef[], number]) {
  const { room } = window;
  const [file] = cases;
  const view = file && (await room.ask('case', file));
  if (!file || !view) throw new Error('no case');
  const meeting = { database: view.database, meeting: view.meeting };
  for (let i = 0; i < crowd; i++)
    await room.command('addAttendee', {
      ...meeting,
      person: { family: `Mesure${i}`, given: 'Dom', title: 'Dr', specialty: 'G15_10/SM36' },
      mode: 'room',
    });
  const { proposal } = (await room.command('propose', { ...file, text: 'Chirurgie' })) as { proposal: never };
  await room.command('openPhones', { ...meeting, address: '127.0.0.1' });
  await room.command('project', {
    shown: { ...file, draft: null, isBlack: false, showsIdentity: false, turn: null },
  });
  for (;;) {
    const { open, people } = await room.ask('phones', meeting);
    if (open) return { host: open.host, code: open.code, file, proposal, meeting, people };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** On the room's page: when each count of votes was drawn, by the clock that all processes share. */
export function noteCounts(): void {
  const noted: [count: number, at: number][] = [];
  (window as unknown as { noted: typeof noted }).noted = noted;
  const look = () => {
    const words = document.querySelector('.projection-items .projection-strong')?.textContent ?? '';
    const count = Number(/(\d+)\D*$/.exec(words)?.[1] ?? 0);
    if (count > 0 && noted.at(-1)?.[0] !== count)
      requestAnimationFrame(() => setTimeout(() => noted.push([count, Date.now()])));
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
}

export const countsNoted = (): [count: number, at: number][] =>
  (window as unknown as { noted: [number, number][] }).noted;
