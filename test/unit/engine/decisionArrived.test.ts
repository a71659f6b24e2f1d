import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeDecision } from '../../../renderer/engine/commands/decisions';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import type { CivilDay } from '../../../shared/domain/brand';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { inForce, type Decision } from '../../../shared/domain/decision';
import { decisionId, type CaseId, type DecisionId, type PersonId } from '../../../shared/domain/ids';
import { openedMeeting } from './openedMeeting';

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
let meeting: MeetingRef;

beforeEach(async () => {
  ({ opened, file, meeting } = await openedMeeting());
});
afterEach(() => opened.open.close());

const concluded = { outcome: 'discussed', text: 'La nôtre.', quorumReason: 'Essai' } as const;
const guideline = { name: 'Référentiel Ouest', version: '4.2', date: '2026-01-15' as CivilDay };
const decisions = async (id: CaseId = file.case) =>
  (await readCase(opened.store, file.database, id))?.decisions ?? [];
const now = async () => inForce(await decisions()) ?? null;
const decide = (seen?: DecisionId | null) =>
  opened.command('decide', { ...file, decision: concluded, ...(seen === undefined ? {} : { seen }) });

/** Another workstation's, over this one. */
async function theirs(over: Decision, more: Partial<Decision> = {}): Promise<DecisionId> {
  const version = over.version + 1;
  const _id = decisionId(over.case, version);
  const at = new Date(Date.now() + 60_000).toISOString();
  const by = 'rpps-99900000099' as PersonId;
  await opened.receive(file.database, {
    ...over,
    text: 'La leur.',
    ...more,
    _id,
    version,
    at,
    recordedBy: by,
  });
  return _id;
}
async function ours(): Promise<Decision> {
  expect(await decide(null)).toMatchObject({ ok: true });
  const decision = await now();
  if (!decision) throw new Error('no decision');
  return decision;
}

describe('a decision that arrived since the form was begun', () => {
  it('is not replaced unseen: the refusal says so, and nothing is written', async () => {
    const first = await ours();
    const arrived = await theirs(first, { conformity: { follows: true }, guideline });
    const before = await decisions();
    for (const seen of [first._id, null])
      expect(await decide(seen)).toMatchObject({
        ok: false,
        problem: {
          code: 'overtaken',
          message: expect.stringContaining('Une décision est arrivée') as string,
          safe: expect.stringContaining('pas changée') as string,
          next: expect.stringContaining('Relisez-la') as string,
        },
      });
    expect(await decisions()).toEqual(before);
    expect(await decide(arrived)).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ version: 3, text: 'La nôtre.' });
    expect(await now()).not.toHaveProperty('guideline');
  });

  it('or that was taken back since is said too', async () => {
    const first = await ours();
    await theirs(first, { revoked: true });
    expect(await decide(first._id)).toMatchObject({
      ok: false,
      problem: { code: 'overtaken', message: expect.stringContaining('reprise depuis') as string },
    });
    expect(await decide(null)).toMatchObject({ ok: true });
  });

  it('cases others: is followed where nobody says what was seen', async () => {
    await theirs(await ours());
    expect(await decide()).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ version: 3, text: 'La nôtre.' });
  });

  it('is not postponed by the closing that was under way', async () => {
    const template = await ours();
    const rest = (await readMeeting(opened.store, meeting.database, meeting.meeting))?.cases ?? [];
    const [one, other] = rest.filter(({ _id }) => _id !== file.case);
    if (!one || !other) throw new Error('two more cases');
    const commit = opened.session.commit.bind(opened.session);
    vi.spyOn(opened.session, 'commit').mockImplementationOnce(async (...args) => {
      const done = await commit(...args);
      await theirs({ ...template, case: other._id, version: 0 });
      return done;
    });
    expect(await opened.command('closeMeeting', { ...meeting, postponeRest: true })).toMatchObject({
      ok: true,
    });
    expect(inForce(await decisions(one._id))?.outcome).toBe('postponed');
    expect(await decisions(other._id)).toMatchObject([{ version: 1, text: 'La leur.' }]);
  });

  it('is not registered over by a batch', async () => {
    await ours();
    const input = { outcome: 'registered', text: 'x', retained: [], guideline } as const;
    const { actor } = opened;
    const done = await takeDecision(actor, file, { ...input, retained: [] }, { seen: null });
    expect(done).toMatchObject({ ok: false, problem: { code: 'overtaken' } });
  });
});
