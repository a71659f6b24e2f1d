import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settleConflict } from '../../../../renderer/engine/sync/conflicts';
import type { Instant } from '../../../../shared/domain/brand';
import { voteId, type ProposalId } from '../../../../shared/domain/ids';
import type { Position } from '../../../../shared/domain/vote';
import { begin, file, load, opened, propose, voter } from './actKinds';

beforeEach(begin);
afterEach(() => opened.open.close());

const idOf = (proposal: ProposalId) => voteId(file.case, proposal, voter());
const vote = (proposal: ProposalId) => load(idOf(proposal), 'vote');

/** Noted on another workstation, which knew nothing of what stands here. */
async function notedElsewhere(proposal: ProposalId, position: Position, at: Instant) {
  const { apart: _, comment: __, ...doc } = await vote(proposal);
  const { store, keys } = opened.session;
  await opened.receive(file.database, { ...doc, position, at }, null);
  await settleConflict(store, keys, file.database, idOf(proposal));
}
const before = '2020-01-01T10:00:00.000Z' as Instant;

describe('a position noted otherwise on another workstation', () => {
  it('stays beside the later one, is shown with it, and stands once that one is taken back', async () => {
    const proposal = await propose();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    await notedElsewhere(proposal, 'against', before);
    expect(await vote(proposal)).toMatchObject({ position: 'for', apart: [{ position: 'against' }] });
    await opened.run('undo', {});
    const stands = await vote(proposal);
    expect(stands.position).toBe('against');
    expect(stands.apart).toBeUndefined();
    await opened.run('redo', {});
    expect(await vote(proposal)).toMatchObject({ position: 'for', apart: [{ position: 'against' }] });
  });

  it('is settled by noting the position anew, and is there again where that is taken back', async () => {
    const proposal = await propose();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    await notedElsewhere(proposal, 'against', before);
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    expect((await vote(proposal)).apart).toBeUndefined();
    await opened.run('undo', {});
    expect(await vote(proposal)).toMatchObject({ position: 'for', apart: [{ position: 'against' }] });
  });

  it('says nothing where both noted the same', async () => {
    const proposal = await propose();
    await opened.run('castVote', { ...file, proposal, voter: voter(), position: 'for' });
    await notedElsewhere(proposal, 'for', before);
    expect((await vote(proposal)).apart).toBeUndefined();
  });
});
