import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { confirmForeign } from '../../../../renderer/engine/exchange/confirmForeign';
import { importMeeting } from '../../../../renderer/engine/exchange/importMeeting';
import { nextRevision } from '../../../../renderer/engine/database/revisions';
import { OfferedAgain } from '../../../../renderer/engine/sync/offeredAgain';
import type { CaseRef, MeetingRef } from '../../../../shared/contracts/views';
import { editCase } from '../../../../shared/domain/caseFile';
import type { PersonId } from '../../../../shared/domain/ids';
import type { Person, Role } from '../../../../shared/domain/person';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { refusalWords } from '../../../../shared/region/refusalWords';
import { refusedTo } from '../../region/validation/validator';
import { openedMeeting } from '../openedMeeting';
import { wipeStores } from '../runningEngine';
import { decisionOf, firstRevision, madeFile, PHRASE } from './madeFile';

vi.mock('../../../../renderer/engine/keys/passphrase', async (original) =>
  (await import('../quickKdf')).quickKdf(original),
);
let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let meeting: MeetingRef;
let file: CaseRef;
let me: Person;
/** The coordinator, who uses this workstation too. */
let colleague: Person;

beforeEach(async () => {
  ({ opened, meeting, file, chair: colleague } = await openedMeeting());
  me = opened.session.user.person;
  opened.session.workstation.users.push({ id: 'c', person: colleague, role: 'coordinator' } as never);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  signedIn('coordinator');
  await opened.open.close();
  await wipeStores();
});

const signedIn = (role: Role, person = me) => Object.assign(opened.session.user, { role, person });
const decision = (by: PersonId = colleague.id, more: object = {}) => ({
  ...decisionOf({ case: file.case, meeting: meeting.meeting, by: colleague }, by),
  ...more,
});
type Revised = Awaited<ReturnType<typeof firstRevision>>;
/** Who takes it in says that the file is their own. */
const bringOwn = (...documents: Revised[]) => brought(documents, true);
const bring = (...documents: Revised[]) => brought(documents, false);
async function brought(documents: readonly Revised[], isOwn: boolean) {
  const done = await importMeeting(
    opened.actor,
    await madeFile({ ...meeting, documents }),
    { passphrase: PHRASE, isOwn },
    opened.open,
  );
  await opened.store.settled();
  return done;
}
/** What it was, with these values of somebody else's workstation. */
const edited = async (by: PersonId, question = 'Forgée\u00a0?'): Promise<Revised> => {
  const held = await opened.store.load(file.database, file.case, 'case');
  if (!held) throw new Error('no case');
  const author = { device: 'autreposte', by, at: opened.session.now() };
  const doc = editCase(held.doc, { 'summary.question': question }, author);
  const { rev, ids } = await nextRevision(doc, held.revision);
  return { rev, ancestors: [...ids], doc };
};
const marked = async () => (await opened.session.foreign.all(meeting.database)).map(({ id }) => id);

/** As the push asks, of what the region lacks. */
async function sending({ rev, doc }: Revised) {
  const around = {
    store: opened.store,
    keys: opened.session.keys,
    storage: { mayWrite: true },
  } as unknown as ConstructorParameters<typeof OfferedAgain>[1];
  const again = new OfferedAgain(meeting.database, around);
  const { handle, shut } = again.handle();
  const { _id: id } = doc as { _id: string };
  const { results } = await handle.bulkGet({ docs: [{ id, rev }], revs: true });
  await shut();
  const [sent] = results.flatMap(({ docs }) => docs.flatMap((it) => ('ok' in it ? [it.ok as object] : [])));
  return { sent, unsent: await again.unsent() };
}

/** A region that has these revisions. */
function region(...held: Revised[]) {
  opened.session.workstation.region = {
    ...{ base: 'https://rcp.example', origin: 'https://rcp.example', username: 'u', password: 'p' },
  };
  const revisions = held.map(({ rev }) => rev);
  vi.stubGlobal('fetch', (_url: string, { body }: { body?: string }) => {
    const missing = Object.entries(JSON.parse(body ?? '{}') as Record<string, string[]>).flatMap(
      ([id, revs]) => {
        const others = revs.filter((rev) => !revisions.includes(rev));
        return others.length === 0 ? [] : [[id, { missing: others }] as const];
      },
    );
    const headers = { 'Content-Type': 'application/json' };
    return Promise.resolve(new Response(JSON.stringify(Object.fromEntries(missing)), { headers }));
  });
}
const confirm = () => confirmForeign(opened.session, meeting.database);

describe('of a workstation that several people use', () => {
  it('who takes a file in answers for no colleague: their decision is marked', async () => {
    signedIn('coordinator');
    const done = await bringOwn(await firstRevision(decision()));
    expect(done).toMatchObject({ ok: true, value: { received: 1, unconfirmed: 1 } });
    expect(await marked()).toEqual([decision()._id]);
  });

  it('a decision of one’s own beside which a colleague’s stands is marked too', async () => {
    signedIn('coordinator');
    await bringOwn(await firstRevision(decision(me.id, { alternatives: [decision()] })));
    expect(await marked()).toEqual([decision()._id]);
  });

  it('a value that a colleague gave to a field is marked, and the own value beside it is not', async () => {
    signedIn('doctor');
    await bringOwn(await edited(me.id));
    expect(await marked()).toEqual([]);
    await bringOwn(await edited(colleague.id));
    expect(await marked()).toEqual([file.case]);
  });

  it('a value changed under a stamp that stands here is marked as the stamp’s', async () => {
    const held = await opened.store.load(file.database, file.case, 'case');
    if (!held) throw new Error('no case');
    const others = await edited(colleague.id, 'Avis\u00a0?');
    await opened.receive(file.database, others.doc as never);
    const { store, session } = opened;
    const stands = await store.load(file.database, file.case, 'case');
    if (!stands) throw new Error('no case');
    const doc = { ...stands.doc, values: { ...stands.doc.values, 'summary.question': 'Forgée\u00a0?' } };
    const { rev, ids } = await nextRevision(doc, stands.revision);
    signedIn('doctor');
    await bring({ rev, ancestors: [...ids], doc });
    expect((await session.foreign.all(file.database)).map((mark) => mark.rev)).toEqual([rev]);
  });

  it('what stands here under a change, and no longer does in what follows it, is marked as nobody’s', async () => {
    signedIn('coordinator');
    const id = `attendance:${meeting.meeting.slice('meeting:'.length)}:${colleague.id}`;
    const stands = await opened.store.load(meeting.database, id, 'attendance');
    if (!stands) throw new Error('no presence');
    const { signature: _signature, ...presence } = stands.doc;
    const doc = { ...presence, expected: true, spans: [], stamps: {} };
    const { rev, ids } = await nextRevision(doc, stands.revision);
    await bringOwn({ rev, ancestors: [...ids], doc });
    expect(await marked()).toEqual([id]);
  });

  it('a position of one’s own beside which a colleague noted another is marked', async () => {
    signedIn('coordinator');
    const proposal = `${file.case.slice(5)}:01M8Q6XZDS8ADJ83FW7TPN2YH8`;
    const at = '2026-11-24T13:00:00.000Z';
    const vote = {
      ...{ _id: `vote:${proposal}:${me.id}`, type: 'vote', schema: 1 },
      ...{ case: file.case, proposal: `proposal:${proposal}`, voter: me, at },
      ...{ position: 'for', recordedBy: me.id },
      apart: [{ position: 'against', recordedBy: colleague.id, at }],
    };
    await bringOwn(await firstRevision(vote));
    expect(await marked()).toEqual([vote._id]);
  });
});

describe('a decision in a colleague’s name', () => {
  it('is not sent, although the region would take it from this account: it is listed, and its mark stays', async () => {
    signedIn('doctor');
    const brought = await firstRevision(decision());
    await bring(brought);
    const roles = [REGION_MEMBER, personRole(me.id), personRole(colleague.id)];
    expect(refusedTo(asMember(roles, 'sein', ['coordinator', 'doctor']), brought.doc, null)).toBeNull();
    const { sent, unsent } = await sending(brought);
    expect(sent).toBeUndefined();
    expect(unsent).toEqual([{ id: decision()._id, rev: brought.rev, reason: 'unanswered' }]);
    expect(refusalWords('unanswered')).toContain('venu par un fichier');
    region();
    expect(await confirm()).toBe(false);
    expect(await marked()).toEqual([decision()._id]);
  });

  it('is not sent with what follows it either', async () => {
    signedIn('doctor');
    const brought = await firstRevision(decision());
    await bring(brought);
    const own = { ...brought.doc, alternatives: [decision(undefined, { text: 'Chirurgie.' })] };
    const parent = { rev: brought.rev, ids: brought.ancestors };
    const { rev, ids } = await nextRevision(own, parent);
    await opened.receive(meeting.database, own as never, undefined);
    const { sent, unsent } = await sending({ rev, ancestors: [...ids], doc: own });
    expect([sent, unsent.length]).toEqual([undefined, 1]);
  });

  it('is confirmed once the region has it from the author’s own workstation, and goes out from then on', async () => {
    signedIn('doctor');
    const brought = await firstRevision(decision());
    await bring(brought);
    await sending(brought);
    region(brought);
    expect(await confirm()).toBe(true);
    expect(await marked()).toEqual([]);
    expect((await sending(brought)).sent).toMatchObject({ text: 'Soins de confort.' });
  });

  it('is answered for by its author, who takes the same file in here as their own', async () => {
    signedIn('doctor');
    const brought = await firstRevision(decision());
    await bring(brought);
    signedIn('secretary');
    await bringOwn(brought);
    expect(await marked()).toEqual([decision()._id]);
    signedIn('coordinator', colleague);
    await bring(brought);
    expect(await marked()).toEqual([decision()._id]);
    expect(await bringOwn(brought)).toMatchObject({ ok: true, value: { received: 0, known: 1 } });
    expect(await marked()).toEqual([]);
    expect((await sending(brought)).sent).toMatchObject({ recordedBy: colleague.id });
  });
});

describe('a case in which a colleague’s name stands', () => {
  it('goes to the region, which then confirms nothing by having it', async () => {
    signedIn('doctor');
    const brought = await edited(colleague.id);
    await bring(brought);
    const { sent, unsent } = await sending(brought);
    expect(sent).toMatchObject({ values: { 'summary.question': 'Forgée\u00a0?' } });
    expect(unsent).toEqual([]);
    region(brought);
    expect(await confirm()).toBe(false);
    expect(await marked()).toEqual([file.case]);
  });

  it('is confirmed where the region had it before', async () => {
    signedIn('doctor');
    const brought = await edited(colleague.id);
    await bring(brought);
    region(brought);
    expect(await confirm()).toBe(true);
    expect(await marked()).toEqual([]);
  });

  it('is not confirmed by an answer that was asked before it was sent', async () => {
    signedIn('doctor');
    const brought = await edited(colleague.id);
    await bring(brought);
    region(brought);
    const asking = confirm();
    const [mark] = await opened.session.foreign.all(meeting.database);
    if (mark) await opened.session.foreign.send(meeting.database, [mark]);
    await asking;
    expect(await marked()).toEqual([file.case]);
  });
});
