import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCase } from '../../../renderer/engine/records/read';
import { decisionCommands } from '../../../shared/contracts/commands/decisions';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { inForce, type Decision, type DecisionInput } from '../../../shared/domain/decision';
import { decisionId, proposalId, type PersonId, type ProposalId } from '../../../shared/domain/ids';
import { isDoctor, type Person } from '../../../shared/domain/person';
import { standing, type Proposal } from '../../../shared/domain/proposal';
import { mergeDocuments } from '../../../shared/merge/merge';
import { lostWords, withFuture, words } from '../domain/future';
import { openedMeeting } from './openedMeeting';

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
let voter: PersonId;
let meeting: MeetingRef;
let members: readonly Person[];

beforeEach(async () => {
  ({
    opened,
    file,
    meeting,
    members,
    chair: { id: voter },
  } = await openedMeeting());
});
afterEach(() => opened.open.close());

async function held() {
  const records = await readCase(opened.store, file.database, file.case);
  if (!records) throw new Error('gone');
  return records;
}
const proposed = async (id: ProposalId) =>
  (await opened.store.load(file.database, id, 'proposal'))?.doc as Proposal;
const decided = async (version: number) =>
  (await opened.store.load(file.database, decisionId(file.case, version), 'decision'))?.doc as Decision;
const stand = async () => standing((await held()).proposals).map(({ _id }) => _id);
const now = async () => inForce((await held()).decisions);
const decide = (decision: DecisionInput) => opened.run('decide', { ...file, decision });
const concluded = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;
const later = () => new Date(Date.now() + 60_000).toISOString();

describe('a vote', () => {
  const cast = (proposal: ProposalId) =>
    opened.command('castVote', { ...file, proposal, voter, position: 'for' });
  const castForAll = (proposal: ProposalId) =>
    opened.command('castVoteForAll', { ...file, proposal, position: 'for' });

  it('cases others: on a proposal that does not exist, was corrected or withdrawn is refused with a sentence', async () => {
    const unheardOf = proposalId(file.case, opened.session.ulid());
    const { proposal: former } = await opened.run('propose', { ...file, text: 'Chirurgie.' });
    expect(await cast(former)).toMatchObject({ ok: true });
    const { proposal } = await opened.run('propose', { ...file, text: 'Autrement.', corrects: former });
    const { proposal: gone } = await opened.run('propose', { ...file, text: 'Radiothérapie.' });
    await opened.run('withdrawProposal', { ...file, proposal: gone });
    const { votes } = await held();
    for (const [id, why] of [
      [unheardOf, 'n’est pas dans ce dossier'],
      [former, 'a été corrigée depuis'],
      [gone, 'a été retirée'],
    ] as const)
      for (const refused of [await cast(id), await castForAll(id)])
        expect(refused).toMatchObject({
          ok: false,
          problem: { code: 'state', message: expect.stringContaining(why) as string },
        });
    expect((await held()).votes).toEqual(votes);
    expect(await cast(proposal)).toMatchObject({ ok: true });
  });

  it('is given by who is there or has written, with a reserve only where one is for', async () => {
    const { proposal } = await opened.run('propose', { ...file, text: 'Chirurgie.' });
    const away = members.filter((member) => isDoctor(member) && member.id !== voter)[0]?.id ?? voter;
    const ballot = {
      ...file,
      proposal,
      voter: away,
      position: 'for',
      reserve: 'si la biopsie confirme',
    } as const;
    const refusal = async () => {
      const { votes } = await held();
      const refused = await opened.command('castVote', ballot);
      expect((await held()).votes).toEqual(votes);
      return refused.ok ? '' : refused.problem.message;
    };
    expect(await refusal()).toContain('n’est pas marqué présent');
    await opened.run('attend', { ...meeting, person: away, mode: 'written' });
    expect(
      await opened.command('castVote', { ...ballot, position: 'abstain', reserve: undefined }),
    ).toMatchObject({
      ok: true,
    });
    await opened.run('attend', { ...meeting, person: away, mode: 'video' });
    await opened.run('castVote', ballot);
    expect((await held()).votes.at(-1)).toMatchObject({ position: 'for', reserve: 'si la biopsie confirme' });
    await opened.run('castVote', { ...ballot, position: 'against', reserve: undefined });
    expect((await held()).votes.at(-1)).not.toHaveProperty('reserve');
    await opened.run('attend', { ...meeting, person: away, mode: 'absent' });
    expect(await refusal()).toContain('a quitté la séance');
    const { input } = decisionCommands.castVote;
    expect(input.safeParse(ballot).success).toBe(true);
    expect(input.safeParse({ ...ballot, position: 'against' }).success).toBe(false);
    expect(input.safeParse({ ...ballot, reserve: '  ' }).success).toBe(false);
  });
});

describe('a correction', () => {
  /** As another client, newer than this one, proposed it. */
  async function whole(): Promise<Proposal> {
    const { proposal } = await opened.run('propose', {
      ...file,
      text: 'Chirurgie.',
      treatments: ['04'],
      intention: 2,
      examinations: 'TEP',
      plannedFrom: '2026-12-01',
      plannedTo: '2026-12-31',
      proposedBy: voter,
    });
    const doc = { ...(await proposed(proposal)), _id: proposalId(file.case, opened.session.ulid()) };
    await opened.receive(file.database, withFuture(doc, words('mot')));
    return proposed(doc._id);
  }

  it('of a proposal keeps all that it does not say: examinations, dates, who proposed, newer fields', async () => {
    const former = await whole();
    const { proposal } = await opened.run('propose', { ...file, text: 'Autrement.', corrects: former._id });
    const doc = await proposed(proposal);
    expect(doc).toEqual({
      ...former,
      _id: proposal,
      text: 'Autrement.',
      at: doc.at,
      corrects: former._id,
    });
    expect(lostWords(former, doc)).toEqual([]);
    const again = await opened.run('propose', {
      ...file,
      text: 'Autrement.',
      treatments: [],
      intention: 1,
      corrects: proposal,
    });
    expect(await proposed(again.proposal)).toMatchObject({
      treatments: [],
      intention: 1,
      examinations: 'TEP',
      proposedBy: { id: voter },
    });
  });

  it('undone, leaves the proposal itself as it was, with its votes and who recorded them', async () => {
    const former = await whole();
    await opened.run('castVote', { ...file, proposal: former._id, voter, position: 'for', comment: 'Oui' });
    const before = { stand: await stand(), votes: (await held()).votes };
    await opened.run('propose', { ...file, text: 'Autrement.', corrects: former._id });
    expect(await stand()).not.toContain(former._id);
    const { undone } = await opened.run('undo', {});
    expect(undone).toContain('Correction annulée');
    expect(undone).toContain('«\u00a0Chirurgie.\u00a0»');
    expect(await stand()).toEqual(before.stand);
    await opened.run('withdrawProposal', { ...file, proposal: former._id });
    expect(await stand()).not.toContain(former._id);
    expect((await opened.run('undo', {})).undone).toContain('Proposition rétablie');
    expect(await stand()).toEqual(before.stand);
    expect((await held()).votes).toEqual(before.votes);
  });

  it('undone takes back nothing that was corrected since, and says so', async () => {
    const former = await whole();
    const { proposal } = await opened.run('propose', { ...file, text: 'Autrement.', corrects: former._id });
    const theirs = { ...(await proposed(proposal)), text: 'Encore.', corrects: proposal };
    const last = proposalId(file.case, opened.session.ulid());
    await opened.receive(file.database, { ...theirs, _id: last });
    const before = await held();
    expect(await opened.command('undo', {})).toMatchObject({ ok: false, problem: { code: 'state' } });
    expect((await held()).proposals).toEqual(before.proposals);
    expect(await stand()).toContain(last);
  });

  it('of a decision keeps what its form does not show', async () => {
    await decide({ ...concluded, trial: { proposed: true, identifier: 'NCT1', comment: 'Après accord' } });
    const newer = withFuture({ ...(await decided(1)), version: 2 }, words('mot'));
    await opened.receive(file.database, { ...newer, _id: decisionId(file.case, 2) });
    await decide({ ...concluded, text: 'Chimiothérapie.', trial: { proposed: true, identifier: 'NCT2' } });
    const [former, doc] = [await decided(2), await decided(3)];
    expect(doc).toMatchObject({
      text: 'Chimiothérapie.',
      trial: { identifier: 'NCT2', comment: 'Après accord' },
    });
    for (const key of ['fromTheFuture', 'trial'] as const)
      expect(lostWords({ [key]: former[key] }, { [key]: doc[key] })).toEqual([]);
  });
});

describe('undoing a decision', () => {
  const refused = async (code: string, ...said: string[]) => {
    const before = (await held()).decisions;
    const result = await opened.command('undo', {});
    if (result.ok) throw new Error('taken back');
    const { message, safe, next } = result.problem;
    expect(result.problem.code).toBe(code);
    for (const one of said) expect(`${message} ${safe ?? ''} ${next ?? ''}`).toContain(one);
    expect((await held()).decisions).toEqual(before);
  };

  it('takes back that very one', async () => {
    await decide(concluded);
    await decide({ ...concluded, text: 'Chimiothérapie.' });
    expect((await opened.run('undo', {})).undone).toContain('reprise');
    expect((await now())?.text).toBe('Chirurgie.');
    await opened.run('undo', {});
    expect(await now()).toBeUndefined();
  });

  it('leaves what another workstation decided since, says so, and goes on to the act before', async () => {
    const { proposal } = await opened.run('propose', { ...file, text: 'Chirurgie.' });
    await decide(concluded);
    const theirs = { ...(await decided(1)), _id: decisionId(file.case, 2), version: 2, text: 'La leur.' };
    await opened.receive(file.database, { ...theirs, at: later() });
    await refused('state', 'une autre a été enregistrée depuis', 'Rien n’est perdu', 'Relisez');
    expect((await now())?.text).toBe('La leur.');
    expect((await opened.run('undo', {})).undone).toContain('Proposition retirée');
    expect(await stand()).not.toContain(proposal);
  });

  it('that the disk refused may be tried again: it is still that very one', async () => {
    const { proposal } = await opened.run('propose', { ...file, text: 'Chirurgie.' });
    await decide(concluded);
    vi.spyOn(console, 'warn').mockReturnValueOnce();
    vi.spyOn(opened.session, 'commit').mockRejectedValueOnce(new Error('no space'));
    await refused('storage', 'intact');
    expect((await opened.run('undo', {})).undone).toContain('reprise');
    expect(await now()).toBeUndefined();
    expect(await stand()).toContain(proposal);
  });

  it('takes it back once what another wrote over it was itself taken back', async () => {
    await decide(concluded);
    const ours = await decided(1);
    const theirs = { ...ours, _id: decisionId(file.case, 2), version: 2, text: 'La leur.', at: later() };
    await opened.receive(file.database, theirs);
    const back = { ...theirs, _id: decisionId(file.case, 3), version: 3, revoked: true };
    await opened.receive(file.database, back);
    expect((await opened.run('undo', {})).undone).toContain('reprise');
    expect(await now()).toBeUndefined();
  });

  it('where another workstation concluded apart, leaves the choice open', async () => {
    await decide(concluded);
    const ours = await decided(1);
    const theirs = { ...ours, text: 'La leur.', at: later() } as Decision;
    await opened.receive(file.database, mergeDocuments(ours, theirs));
    await refused('conflict', 'de son côté', 'toutes les décisions sont gardées', 'À trancher');
  });
});
