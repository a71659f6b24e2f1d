import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { PhonesEvent, PhonesRequest } from '../../../shared/contracts/phones';
import type { ShellEvent } from '../../../shared/contracts/shell';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import type { PersonId, ProposalId } from '../../../shared/domain/ids';
import type { Choice } from '../../../shared/roomVote/messages';
import { fakePhones } from './fakePhones';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';

beforeEach(wipeStores);

/** What the main process would be asked, and what it tells. */
function phonesOfMain() {
  const asked: PhonesRequest[] = [];
  let hear: (event: ShellEvent) => void = () => undefined;
  const shell = memoryShell();
  const inner = shell.onEvent.bind(shell);
  Object.assign(shell, {
    phones: fakePhones(asked),
    onEvent: (listener: (event: ShellEvent) => void) => {
      hear = listener;
      inner(listener);
    },
  });
  const tell = (event: PhonesEvent) => hear(event);
  const last = <Op extends PhonesRequest['op']>(op: Op) =>
    asked.filter((one): one is Extract<PhonesRequest, { op: Op }> => one.op === op).at(-1);
  return { shell, asked, tell, last };
}

interface InRoom {
  readonly meeting: MeetingRef;
  readonly file: CaseRef;
  readonly voters: readonly PersonId[];
  readonly proposal: ProposalId;
}

/** A meeting under way with two doctors in the room, one proposal, and phones let in. */
async function withPhones() {
  const main = phonesOfMain();
  const running = await startEngine(main.shell);
  const { run, ask } = running;
  const { meeting, file, people } = await meetingWithOneCase(running);
  const [first] = people;
  if (!first) throw new Error('nobody');
  await run('openMeeting', { ...meeting, chair: first });
  for (const person of people) await run('attend', { ...meeting, person, mode: 'room' });
  const { proposal } = await run('propose', { ...file, text: 'Opérer Madame Tourterelle' });
  await run('openPhones', { ...meeting, address: '10.0.0.7' });
  const room: InRoom = { meeting, file, voters: people, proposal };
  let n = 0;
  const vote = async (person: PersonId, choice: Choice, letter = 'A') => {
    const ballot = main.last('phones.ballot')?.ballot?.id ?? '';
    main.tell({ event: 'phones', tells: 'vote', n: ++n, vote: { ballot, letter, person, choice } });
    const mine = n;
    await expect.poll(() => outcome(mine)).toBeDefined();
    return outcome(mine);
  };
  const outcome = (of: number): boolean | null | undefined =>
    main.asked.flatMap((one) => (one.op === 'phones.recorded' ? one.votes : [])).find((one) => one.n === of)
      ?.recorded;
  const shown = async () => (await ask('case', file))?.proposals[0]?.votes ?? [];
  /** What they say: undone and made anew, it is known by another instant. */
  const votes = async () => (await shown()).map(({ shown: _, ...said }) => said);
  return { ...running, ...main, ...room, vote, votes, shown };
}
const openBallot = ({ run, file, proposal }: Awaited<ReturnType<typeof withPhones>>, label = 'Chirurgie') =>
  run('openBallot', { ...file, proposals: [{ proposal, label }] });

describe('votes from phones', () => {
  it('are recorded under the voter’s name by who conducts, once they are in the journal', async () => {
    const room = await withPhones();
    await openBallot(room);
    const before = room.shell.journal.length;
    const [voter] = room.voters;
    if (!voter) throw new Error('nobody');
    expect(await room.vote(voter, 'against')).toBe(true);
    expect(room.shell.journal.length).toBeGreaterThan(before);
    expect(await room.votes()).toMatchObject([{ voter: { id: voter }, position: 'against' }]);
    expect(await room.vote(voter, 'for')).toBe(true);
    expect(await room.votes()).toMatchObject([{ position: 'for' }]);
    // The chair's own key takes back no vote of a phone.
    await room.run('discuss', { ...room.file, text: 'Dit après.' });
    await room.run('undo', {});
    expect(await room.votes()).toMatchObject([{ position: 'for' }]);
    await room.connection.command('lock', {});
  });

  it('of a full room are written together, each for its own', async () => {
    const room = await withPhones();
    await openBallot(room);
    const choices = ['for', 'against', 'abstain'] as const;
    await Promise.all(room.voters.map((voter, at) => room.vote(voter, choices[at % 3] ?? 'for')));
    const found = new Map((await room.votes()).map(({ voter, position }) => [voter.id, position]));
    expect(found).toEqual(new Map(room.voters.map((voter, at) => [voter, choices[at % 3]])));
    await room.connection.command('lock', {});
  });

  it('are refused where no ballot is open, for another letter, and from who is not in the room', async () => {
    const room = await withPhones();
    const [voter] = room.voters;
    if (!voter) throw new Error('nobody');
    expect(await room.vote(voter, 'for')).toBe(false);
    await openBallot(room);
    expect(await room.vote(voter, 'for', 'B')).toBe(false);
    await room.run('attend', { ...room.meeting, person: voter, mode: 'video' });
    expect(await room.vote(voter, 'for')).toBe(false);
    await room.run('closeBallot', { ...room.meeting, showsResult: true });
    const [, other] = room.voters;
    expect(other && (await room.vote(other, 'for'))).toBe(false);
    expect(await room.votes()).toEqual([]);
    await room.connection.command('lock', {});
  });

  it('tell phones the counts once the ballot is closed, where the chair wants it, and never before', async () => {
    const room = await withPhones();
    await openBallot(room);
    for (const voter of room.voters) await room.vote(voter, 'for');
    await expect.poll(() => room.last('phones.ballot')?.ballot?.cast.length).toBe(room.voters.length);
    expect(room.last('phones.ballot')?.ballot?.proposals).toEqual([
      { letter: 'A', label: 'Chirurgie', counts: null },
    ]);
    expect((await room.ask('phones', room.meeting)).ballot).toMatchObject({
      proposals: [{ voted: room.voters.length }],
    });
    await room.run('closeBallot', { ...room.meeting, showsResult: true });
    expect(room.last('phones.ballot')?.ballot?.proposals).toMatchObject([
      { counts: { for: room.voters.length, against: 0 } },
    ]);
    await room.connection.command('lock', {});
  });

  it('stand again as they were where the console’s vote over them is taken back', async () => {
    const room = await withPhones();
    await openBallot(room);
    const [voter] = room.voters;
    if (!voter) throw new Error('nobody');
    const cast = { ...room.file, proposal: room.proposal, voter };
    await room.run('castVote', { ...cast, position: 'for', reserve: 'scanner', comment: 'dit tout haut' });
    expect(await room.vote(voter, 'for')).toBe(true);
    const byPhone = await room.votes();
    expect(byPhone).toMatchObject([
      { position: 'for', byPhone: true, reserve: 'scanner', comment: 'dit tout haut' },
    ]);
    await room.run('castVote', { ...cast, position: 'against', comment: 'mal tapé' });
    const atConsole = await room.votes();
    expect(atConsole[0]?.byPhone).toBeUndefined();
    await room.run('undo', {});
    expect(await room.votes()).toEqual(byPhone);
    await room.run('redo', {});
    expect(await room.votes()).toEqual(atConsole);
    await room.run('undo', {});
    expect(await room.votes()).toEqual(byPhone);
    await room.run('redo', {});
    // What a phone chose since is taken back by nothing.
    expect(await room.vote(voter, 'abstain')).toBe(true);
    // Nor is it told what that is: the ballot is secret.
    await expect(room.run('undo', {})).rejects.toThrow(
      /Rien n’a été annulé\u00a0: .+ a voté par téléphone depuis\./,
    );
    expect(await room.votes()).toMatchObject([{ position: 'abstain', byPhone: true }]);
    await room.connection.command('lock', {});
  });

  it('stay beside what the console notes meanwhile, which could not see them, and are replaced by who saw them', async () => {
    const room = await withPhones();
    await openBallot(room);
    const [voter] = room.voters;
    if (!voter) throw new Error('nobody');
    expect(await room.vote(voter, 'against')).toBe(true);
    const cast = { ...room.file, proposal: room.proposal, voter, position: 'for' } as const;
    await room.run('castVote', { ...cast, reserve: 'scanner', seen: [] });
    // Who notes it corrects their own word.
    await room.run('castVote', { ...cast, reserve: 'scanner d’abord', seen: [] });
    const elsewhere = 'Noté aussi «\u00a0Contre\u00a0» par téléphone\u00a0: à vérifier';
    const said = { position: 'for', reserve: 'scanner d’abord', elsewhere };
    expect(await room.votes()).toMatchObject([said]);
    await room.run('closeBallot', { ...room.meeting, showsResult: true });
    const seen = (await room.shown())[0]?.shown ?? [];
    await room.run('castVote', { ...cast, seen });
    expect((await room.votes())[0]?.elsewhere).toBeUndefined();
    await room.run('undo', {});
    expect(await room.votes()).toMatchObject([said]);
    await room.run('undo', {});
    await room.run('undo', {});
    expect(await room.votes()).toMatchObject([{ position: 'against', byPhone: true }]);
    await room.connection.command('lock', {});
  });

  it('of one who changes their mind replace what the same phone chose, wherever that stands', async () => {
    const room = await withPhones();
    await openBallot(room);
    const [voter] = room.voters;
    if (!voter) throw new Error('nobody');
    await room.vote(voter, 'against');
    const cast = { ...room.file, proposal: room.proposal, voter };
    await room.run('castVote', { ...cast, position: 'for', seen: [] });
    await room.vote(voter, 'abstain');
    const [vote] = await room.votes();
    expect(vote).toMatchObject({ position: 'abstain', byPhone: true });
    expect(vote?.elsewhere).toMatch(
      /^Noté aussi «\u00a0Pour\u00a0» par .+, ailleurs que sur son téléphone\u00a0: à vérifier$/,
    );
    await room.connection.command('lock', {});
  });

  it('end with the decision: what came before it is kept, what comes after is refused, and the chair reads why', async () => {
    const room = await withPhones();
    await openBallot(room);
    const [first, second] = room.voters;
    if (!first || !second) throw new Error('nobody');
    expect(await room.vote(first, 'for')).toBe(true);
    const decision = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;
    // Sent the moment it is decided: its turn comes after.
    const decided = room.run('decide', { ...room.file, decision });
    expect(await room.vote(second, 'against')).toBe(false);
    await decided;
    expect(await room.votes()).toMatchObject([{ voter: { id: first }, position: 'for' }]);
    expect((await room.ask('case', room.file))?.decision?.tallies).toMatchObject([{ for: 1, against: 0 }]);
    await expect
      .poll(() => room.last('phones.ballot')?.ballot)
      .toMatchObject({ isOpen: false, proposals: [{ counts: null }], cast: [{ person: first }] });
    expect((await room.ask('phones', room.meeting)).ballot).toMatchObject({
      isOpen: false,
      endedBy: 'decision',
    });
    // Taken back, the decision leaves the ballot as it ended: who wants another vote opens it.
    await room.run('undo', {});
    expect((await room.ask('phones', room.meeting)).ballot).toMatchObject({ isOpen: false });
    await room.connection.command('lock', {});
  });

  it('are taken again on a decided case, once the chair opens a ballot there', async () => {
    const room = await withPhones();
    const [voter] = room.voters;
    if (!voter) throw new Error('nobody');
    const decision = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;
    await room.run('decide', { ...room.file, decision });
    await openBallot(room);
    expect(await room.vote(voter, 'against')).toBe(true);
    await room.run('decide', { ...room.file, decision: { ...decision, text: 'Surveillance.' } });
    expect(await room.vote(voter, 'for')).toBe(false);
    await expect.poll(() => room.last('phones.ballot')?.ballot?.isOpen).toBe(false);
    await room.connection.command('lock', {});
  });

  it('have one ballot at a time, on proposals that stand', async () => {
    const room = await withPhones();
    await openBallot(room);
    await expect(openBallot(room)).rejects.toThrow('déjà en cours');
    await room.run('closeBallot', { ...room.meeting, showsResult: false });
    await room.run('withdrawProposal', { ...room.file, proposal: room.proposal });
    await expect(openBallot(room)).rejects.toThrow('n’est plus au dossier');
    await room.connection.command('lock', {});
  });
});

describe('the room', () => {
  it('is closed at the lock; its phones and its ballot are there again', async () => {
    const room = await withPhones();
    await openBallot(room);
    const [voter] = room.voters;
    if (!voter) throw new Error('nobody');
    const joined = [{ phone: 'p'.repeat(43), person: voter }];
    room.tell({
      event: 'phones',
      tells: 'standing',
      standing: { code: '1234', codeChanges: 0, isShut: false, joined, waiting: [] },
    });
    expect(await room.ask('phones', room.meeting)).toMatchObject({ open: { code: '1234' } });
    await room.vote(voter, 'for');
    await room.connection.command('lock', {});
    expect(room.asked.at(-1)).toEqual({ op: 'phones.close' });
    const { secret } = room.last('phones.open') ?? {};

    await room.run('unlock', { passphrase: PASSPHRASE });
    expect(await room.ask('phones', room.meeting)).toMatchObject({
      open: null,
      ballot: { isOpen: true, proposals: [{ voted: 1 }] },
    });
    await room.run('openPhones', { ...room.meeting, address: '10.0.0.7' });
    expect(room.last('phones.open')).toMatchObject({ secret, joined, ballot: { isOpen: true } });
    expect(room.last('phones.open')?.ballot?.cast).toEqual([{ person: voter, letter: 'A', choice: 'for' }]);
    await room.connection.command('lock', {});
  });

  it('is closed with the meeting, and nothing of it is kept', async () => {
    const room = await withPhones();
    await openBallot(room);
    await room.run('closeMeeting', { ...room.meeting, postponeRest: true, evenBegun: true });
    await expect.poll(() => room.asked.at(-1)).toEqual({ op: 'phones.close' });
    await expect.poll(async () => (await room.ask('phones', room.meeting)).ballot).toBeNull();
    await expect(room.run('openPhones', { ...room.meeting, address: '10.0.0.7' })).rejects.toThrow(
      'n’est pas ouverte',
    );
    await room.connection.command('lock', {});
  });

  it('says why it was closed, where nobody asked for it', async () => {
    const room = await withPhones();
    room.tell({ event: 'phones', tells: 'closed', why: 'network' });
    expect(await room.ask('phones', room.meeting)).toMatchObject({
      open: null,
      closedBecause: expect.stringContaining('réseau de la salle a changé') as string,
    });
    await room.connection.command('lock', {});
  });

  it('tells the main process nothing of the patient, whatever the chair has typed', async () => {
    const room = await withPhones();
    const names = ['Tourterelle', '180052A00412310', 'Masse du quadrant'];
    await room.run('discuss', { ...room.file, text: 'Madame Tourterelle hésite.' });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Chirurgie', 'Opérer TOURTERELLE', 'Mme Tourterelle : chimio'),
        async (label) => {
          await openBallot(room, label);
          await room.run('closeBallot', { ...room.meeting, showsResult: true });
        },
      ),
      { numRuns: 6 },
    );
    expect(room.asked.length).toBeGreaterThan(10);
    const all = JSON.stringify(room.asked).toLocaleLowerCase('fr');
    for (const name of [...names, room.file.case, room.proposal])
      expect(all).not.toContain(name.toLocaleLowerCase('fr'));
    await room.connection.command('lock', {});
  });
});
