import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import { caseView } from '../../../renderer/engine/queries/caseView';
import type { Instant } from '../../../shared/domain/brand';
import { voteId, type PersonId, type ProposalId } from '../../../shared/domain/ids';
import type { Vote } from '../../../shared/domain/vote';
import { mergeDocuments } from '../../../shared/merge/merge';
import { openedMeeting } from './openedMeeting';

let at: Awaited<ReturnType<typeof openedMeeting>>;
let proposal: ProposalId;
beforeEach(async () => {
  at = await openedMeeting();
  ({ proposal } = await at.opened.run('propose', { ...at.file, text: 'Chirurgie' }));
});
afterEach(() => at.opened.open.close());

const colleague = 'rpps-99900000099' as PersonId;
const id = () => voteId(at.file.case, proposal, at.chair.id);
const stored = async () => (await at.opened.store.load(at.file.database, id(), 'vote'))?.doc;
const cast = (said: Partial<Parameters<typeof at.opened.run<'castVote'>>[1]>) =>
  at.opened.run('castVote', { ...at.file, proposal, voter: at.chair.id, position: 'for', ...said });

/** By what the votes on the screen are known. */
async function onScreen(): Promise<readonly string[]> {
  await at.opened.store.settled();
  const { database } = at.file;
  const records = await readCase(at.opened.store, database, at.file.case);
  const around = await readMeeting(at.opened.store, database, at.meeting.meeting);
  if (!records || !around) throw new Error('gone');
  const view = await caseView(at.opened.session, records, around, database, new Map());
  const item = view.proposals.find((one) => one.proposal._id === proposal);
  return item?.votes.find(({ voter }) => voter.id === at.chair.id)?.shown ?? [];
}

/** Another workstation wrote it, having seen what stands here; or, with `apart`, neither knowing of the other. */
async function arrives(said: Partial<Vote>, isApart = false): Promise<void> {
  const held = await stored();
  const blank = {
    _id: id(),
    type: 'vote',
    schema: 1,
    case: at.file.case,
    proposal,
    voter: at.chair,
  } as const;
  const { comment: _c, reserve: _r, ...rest }: Partial<Vote> = held ?? { ...blank, position: 'for' };
  const now = new Date(Date.now() + 1).toISOString() as Instant;
  const doc = { ...rest, recordedBy: colleague, at: now, ...said } as Vote;
  await at.opened.receive(at.file.database, held && isApart ? mergeDocuments(held, doc) : doc);
  await at.opened.store.settled();
}
const theirs = { position: 'against', comment: 'Contre-indication cardiaque' } as const;

describe('a position noted over one that came meanwhile', () => {
  it('leaves it beside, with its remark and its author, where it was not seen', async () => {
    await cast({});
    const seen = await onScreen();
    await arrives(theirs);
    await cast({ comment: 'Accord oral', seen });
    expect(await stored()).toMatchObject({
      position: 'for',
      comment: 'Accord oral',
      apart: [{ ...theirs, recordedBy: colleague }],
    });
  });

  it('takes nothing of it: a reserve stands alone, and so does a new position', async () => {
    await cast({});
    const seen = await onScreen();
    await arrives(theirs);
    await cast({ reserve: 'Si accord', seen });
    const reserved = await stored();
    expect(reserved).toMatchObject({ position: 'for', reserve: 'Si accord', apart: [theirs] });
    expect(reserved?.comment).toBeUndefined();
  });

  it('leaves what came where nobody had voted on the screen', async () => {
    await arrives(theirs);
    await cast({ seen: [] });
    expect(await stored()).toMatchObject({ position: 'for', apart: [theirs] });
  });

  it('keeps what was noted apart and not seen, and replaces what was', async () => {
    await cast({});
    const before = await onScreen();
    await arrives({ position: 'abstain', at: '2020-01-01T10:00:00.000Z' as Instant }, true);
    await cast({ position: 'against', seen: before });
    expect(await stored()).toMatchObject({ position: 'against', apart: [{ position: 'abstain' }] });
    expect((await stored())?.apart).toHaveLength(1);
    await cast({ position: 'against', seen: await onScreen() });
    expect((await stored())?.apart).toBeUndefined();
  });

  it('replaces what was seen, and what was just noted here, faster than the screen shows it', async () => {
    await cast({ seen: [] });
    await cast({ position: 'against', seen: [] });
    await cast({ position: 'abstain', seen: [] });
    expect((await stored())?.apart).toBeUndefined();
    await arrives(theirs);
    await cast({ seen: await onScreen() });
    expect((await stored())?.apart).toBeUndefined();
  });

  it('is replaced by nobody who wrote an earlier one here', async () => {
    await cast({ comment: 'Vu' });
    const seen = await onScreen();
    await arrives({ position: 'against' });
    await cast({ position: 'abstain', seen });
    expect(await stored()).toMatchObject({ position: 'abstain', apart: [{ position: 'against' }] });
  });

  it('is taken back to what had come', async () => {
    await cast({});
    const seen = await onScreen();
    await arrives(theirs);
    await cast({ comment: 'Accord oral', seen });
    await at.opened.run('undo', {});
    expect(await stored()).toMatchObject(theirs);
    expect((await stored())?.apart).toBeUndefined();
  });

  it('is left alone by « tous pour », which keeps what was noted apart of one taken back', async () => {
    await arrives({
      ...theirs,
      apart: [{ position: 'abstain', recordedBy: colleague, at: at.opened.session.now() }],
    });
    const others = at.members.filter(
      ({ id: who, specialty }) => who !== at.chair.id && specialty?.startsWith('G15'),
    );
    for (const { id: person } of others)
      await at.opened.run('attend', { ...at.meeting, person, mode: 'room' });
    await at.opened.run('castVoteForAll', { ...at.file, proposal, position: 'for' });
    expect(await stored()).toMatchObject(theirs);
    await arrives({ position: 'withdrawn' });
    await at.opened.run('castVoteForAll', { ...at.file, proposal, position: 'for' });
    expect(await stored()).toMatchObject({ position: 'for', apart: [{ position: 'abstain' }] });
    expect((await stored())?.apart).toHaveLength(1);
  });
});
