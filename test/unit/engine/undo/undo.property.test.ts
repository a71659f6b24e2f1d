import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readCase, readMeeting } from '../../../../renderer/engine/records/read';
import type { CaseRef } from '../../../../shared/contracts/views';
import type { Place } from '../../../../shared/contracts/undo';
import { inForce } from '../../../../shared/domain/decision';
import type { PersonId } from '../../../../shared/domain/ids';
import { isDoctor } from '../../../../shared/domain/person';
import { standing } from '../../../../shared/domain/proposal';
import { positions } from '../../../../shared/domain/vote';
import { openedMeeting } from '../openedMeeting';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let files: readonly CaseRef[];
let voter: PersonId;

beforeEach(async () => {
  const begun = await openedMeeting();
  opened = begun.opened;
  const { database, meeting } = begun.meeting;
  const cases = (await readMeeting(opened.store, database, meeting))?.cases ?? [];
  files = cases.slice(1, 3).map(({ _id }) => ({ database, case: _id }));
  voter = begun.members.find(isDoctor)?.id ?? begun.chair.id;
});
afterEach(() => opened.open.close());

const fileOf = (place: number): CaseRef => {
  const file = files[place % 2];
  if (!file) throw new Error('too few cases');
  return file;
};
/** The case page and the console of each case: four places. */
const placeOf = (place: number): Place => ({ kind: place < 2 ? 'file' : 'discussed', ...fileOf(place) });

/** What each place shows. */
async function shown(place: number): Promise<unknown> {
  const { database, case: id } = fileOf(place);
  const records = await readCase(opened.store, database, id);
  if (!records) throw new Error('gone');
  if (place < 2) return records.file.values;
  return {
    discussion: records.file.discussion,
    proposals: standing(records.proposals).map(({ text }) => text),
    votes: records.votes
      .filter(({ position, proposal }) => {
        const stands = standing(records.proposals).some(({ _id }) => _id === proposal);
        return stands && position !== 'withdrawn';
      })
      .map(({ proposal, position, comment }) => [proposal, position, comment]),
    decision: inForce(records.decisions)?.text,
  };
}

async function act(place: number, n: number, pick: number): Promise<void> {
  const file = fileOf(place);
  const { run } = opened;
  if (place < 2) {
    const path = pick % 2 === 0 ? 'summary.question' : 'tumour.t';
    await run('editCase', { ...file, changes: { [path]: pick > 5 ? '' : `valeur ${n}` } });
    return;
  }
  const records = await readCase(opened.store, file.database, file.case);
  const [proposal] = standing(records?.proposals ?? []);
  const position = positions[pick % 3] ?? 'for';
  if (pick < 2) await run('discuss', { ...file, text: `dit ${n}` });
  else if (pick < 4 || !proposal)
    await run('propose', {
      ...file,
      text: `proposition ${n}`,
      ...(pick === 3 && proposal ? { corrects: proposal._id } : {}),
    });
  else if (pick < 7) await run('castVote', { ...file, proposal: proposal._id, voter, position });
  else if (pick < 8) await run('withdrawProposal', { ...file, proposal: proposal._id });
  else
    await run('decide', {
      ...file,
      decision: { outcome: 'discussed', text: `décision ${n}`, quorumReason: 'Essai' },
    });
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('act' as const, 'act' as const, 'undo' as const, 'redo' as const),
    place: fc.nat(3),
    pick: fc.nat(9),
  }),
  { minLength: 4, maxLength: 16 },
);

it('acts, undoings and their ways back change nothing but the place they are of, and lead back to the same', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (chosen) => {
      opened.actor.acts.clear();
      /** What each place showed before each act that can be taken back, and before each that can be made anew. */
      const before: unknown[][] = [[], [], [], []];
      const after: unknown[][] = [[], [], [], []];
      for (const { kind, place, pick } of chosen) {
        const all = await Promise.all([0, 1, 2, 3].map(shown));
        const places = [placeOf(place)];
        const [done = [], undone = []] = [before[place], after[place]];
        if (kind === 'act') {
          await act(place, ++n, pick);
          // A field that is emptied twice is no act: what was undone can still be made anew.
          if (place < 2 && JSON.stringify(await shown(place)) === JSON.stringify(all[place])) continue;
          // Other fields in between keep what is typed from being one act.
          done.push(all[place]);
          undone.length = 0;
        } else if (kind === 'undo') {
          const result = await opened.run('undo', { places });
          if (result.undone !== null) {
            // What was typed in a row is one act: it leads back to where it began.
            const now = await shown(place);
            const at = done.map((one) => JSON.stringify(one)).lastIndexOf(JSON.stringify(now));
            expect(at).toBeGreaterThanOrEqual(0);
            done.length = at;
            undone.push(all[place]);
          }
        } else {
          const result = await opened.run('redo', { places });
          expect(result.redone === null).toBe(undone.length === 0);
          if (result.redone !== null) {
            expect(await shown(place)).toEqual(undone.pop());
            done.push(all[place]);
          }
        }
        for (const other of [0, 1, 2, 3]) if (other !== place) expect(await shown(other)).toEqual(all[other]);
      }
    }),
    { numRuns: 25 },
  );
});
