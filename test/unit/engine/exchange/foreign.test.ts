import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { confirmForeign } from '../../../../renderer/engine/exchange/confirmForeign';
import { ForeignConfirmation } from '../../../../renderer/engine/exchange/foreignConfirmation';
import { importMeeting } from '../../../../renderer/engine/exchange/importMeeting';
import { Foreign } from '../../../../renderer/engine/store/foreign';
import { mayLeave } from '../../../../renderer/engine/sync/marked';
import { MOST_BRANCHES } from '../../../../renderer/engine/sync/door';
import { sha256Hex } from '../../../../renderer/engine/keys/bytes';
import type { CaseRef, MeetingRef } from '../../../../shared/contracts/views';
import type { Decision } from '../../../../shared/domain/decision';
import type { PersonId } from '../../../../shared/domain/ids';
import { personName, type Person } from '../../../../shared/domain/person';
import { broughtWords } from '../../../../shared/exchange/originWords';
import { openedMeeting } from '../openedMeeting';
import { wipeStores } from '../runningEngine';
import { decisionOf, firstRevision, madeFile, PHRASE } from './madeFile';

/** Real: the former build's file was made with it. */
vi.mock('../../../../renderer/engine/keys/passphrase', async (original) =>
  (await import('../quickKdf')).quickKdf(original),
);
type Opened = Awaited<ReturnType<typeof openedMeeting>>;
let opened: Opened['opened'];
let meeting: MeetingRef;
let file: CaseRef;
let chair: Person;

beforeEach(async () => {
  ({ opened, meeting, file, chair } = await openedMeeting());
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await opened.open.close();
  await wipeStores();
});

const decision = (by: PersonId = chair.id) =>
  decisionOf({ case: file.case, meeting: meeting.meeting, by: chair }, by);

const vote = (recordedBy: PersonId) => {
  const proposal = `${file.case.slice(5)}:01M8Q6XZDS8ADJ83FW7TPN2YH8`;
  const says = { position: 'against', comment: 'jamais dit', at: '2026-11-24T13:00:00.000Z' };
  return {
    ...{ _id: `vote:${proposal}:${chair.id}`, type: 'vote', schema: 1 },
    ...{ case: file.case, proposal: `proposal:${proposal}`, voter: chair, ...says, recordedBy },
  };
};
const validatedByNobody = async (again: boolean) => {
  const held = await opened.store.load(meeting.database, meeting.meeting, 'meeting');
  const at = `2026-11-24T13:0${Number(again)}:00.000Z`;
  return { ...held?.doc, attendanceValidated: { by: chair, at, presences: {} } };
};
/** Of somebody who never came. */
const presence = (again: boolean) => {
  const by = { id: `rpps-9990000009${Number(again)}`, family: 'Jamais', given: 'Venu', title: 'Dr' };
  return {
    ...{ _id: `attendance:${meeting.meeting.slice(8)}:${by.id}`, type: 'attendance', schema: 1 },
    ...{ clock: {}, stamps: {}, meeting: meeting.meeting, person: by, expected: true },
    spans: [{ mode: 'room', from: '2026-11-24T13:00:00.000Z' }],
    signature: { way: 'drawn', strokes: 'M1 1L60 60' },
  };
};

const bring = async (documents: readonly unknown[], isOwn = false) => {
  const blob = await madeFile({ ...meeting, documents });
  const done = await importMeeting(opened.actor, blob, { passphrase: PHRASE, isOwn }, opened.open);
  return { done, sha256: await sha256Hex(new Uint8Array(await blob.arrayBuffer())) };
};
const marks = async () => [...(await opened.session.foreign.of(meeting.database)).keys()];
const as = (role: string) => Object.assign(opened.session.user, { role });
const traces = async () =>
  (await opened.store.open(meeting.database).revisions(0, 10_000)).revisions.filter(({ id }) =>
    id.startsWith('trace:'),
  );
const traced = async () => {
  const found = [];
  for (const { id } of await traces()) {
    const leaf = await opened.leafOf(meeting.database, id);
    const doc = leaf && (await opened.store.leaves.plain(meeting.database, id, leaf));
    if (doc?.type === 'trace' && doc.action === 'exchange.imported') found.push(doc);
  }
  return found;
};

describe('a file made by hand', () => {
  it('is traced with its hash, and who took it in', async () => {
    const { done, sha256 } = await bring([await firstRevision(decision())]);
    expect(done).toMatchObject({ ok: true, value: { received: 1, unconfirmed: 1 } });
    const [trace, ...others] = await traced();
    expect(others).toEqual([]);
    expect(trace?.by).toBe(opened.session.user.person.id);
    expect(trace?.targets).toEqual([meeting.meeting, `sha256:${sha256}`, 'documents:1']);
  });

  it('brings a decision that is shown as nobody’s here, whoever it names', async () => {
    for (const role of ['doctor', 'secretary']) {
      as(role);
      await bring([await firstRevision(decision())]);
      const [shown] = Object.values((await marksIn()) ?? {});
      expect(shown).toBe('Reçue par fichier, pas encore confirmée par la région');
    }
  });

  it('brings a decision in the own name of a doctor who may not decide: marked too', async () => {
    as('doctor');
    await bring([await firstRevision(decision(opened.session.user.person.id))]);
    expect(await marks()).toEqual([decision()._id]);
  });

  it('brings a decision and a vote in the name of who takes them in: marked, since they were not written here', async () => {
    as('coordinator');
    const me = opened.session.user.person;
    const documents = [await firstRevision(decision(me.id)), await firstRevision(vote(me.id))];
    const { done } = await bring(documents);
    expect(done).toMatchObject({ ok: true, value: { received: 2, unconfirmed: 2 } });
    expect(await marks()).toEqual([decision()._id, vote(me.id)._id]);
    // Taken in once more, as any file: that answers for nothing either.
    await bring(documents);
    expect(await marks()).toHaveLength(2);
  });

  it('brings nothing to be confirmed where who takes it in says that the file is their own, and may write it', async () => {
    as('coordinator');
    const me = opened.session.user.person;
    const documents = [await firstRevision(decision(me.id)), await firstRevision(vote(me.id))];
    const { done, sha256 } = await bring(documents, true);
    expect(done).toMatchObject({ ok: true, value: { received: 2, unconfirmed: 0 } });
    expect(await marks()).toEqual([]);
    const [trace] = await traced();
    expect(trace?.targets).toEqual([meeting.meeting, `sha256:${sha256}`, 'documents:2', 'own:all']);
    // A colleague's word in it stays the colleague's.
    await bring(
      [await firstRevision({ ...decision(), version: 2, _id: `${decision()._id.slice(0, -1)}2` })],
      true,
    );
    expect(await marks()).toHaveLength(1);
  });

  it('brings a presence, a signature and a validation that nobody signed: marked, whoever’s the file is', async () => {
    as('coordinator');
    for (const isOwn of [false, true]) {
      const documents = [
        await firstRevision(presence(isOwn)),
        await firstRevision(await validatedByNobody(isOwn)),
      ];
      const { done } = await bring(documents, isOwn);
      expect(done).toMatchObject({ ok: true, value: { received: 2, unconfirmed: 2 } });
    }
    expect(await marks()).toHaveLength(3);
  });

  it('brings who is expected, a « Non » and an office without the code, by nobody: marked', async () => {
    as('coordinator');
    const { spans: _spans, signature: _signature, ...expected } = presence(false);
    const board = await opened.store.load(meeting.database, 'board', 'board');
    const held = await opened.store.load(file.database, file.case, 'case');
    const documents = [
      expected,
      { ...board?.doc, asksPin: false },
      { ...held?.doc, values: { ...held?.doc.values, 'identity.deceased': false } },
    ];
    const { done } = await bring(await Promise.all(documents.map(firstRevision)), true);
    expect(done).toMatchObject({ ok: true, value: { received: 3, unconfirmed: 3 } });
  });

  it('brings no document that is odd, and says how many', async () => {
    const good = await firstRevision(decision());
    const chunk = { type: 'chunk', schema: 1, content: btoa('faux') };
    const odd = [
      await firstRevision({ _id: 'zzz:1', type: 'zzz', schema: 1 }),
      await firstRevision({ ...decision(), _id: 'constructor' }),
      await firstRevision({ ...decision(), _id: `decision:${file.case.slice(5)}:${'9'.repeat(400)}` }),
      await firstRevision({ ...decision(), _note: 1 }),
      await firstRevision({ ...decision(), _deleted: true }),
      await firstRevision({ ...decision(), type: 'constructor' }),
      await firstRevision(JSON.parse('{"__proto__":{"a":1},"_id":"board","type":"board"}') as object),
      await firstRevision({
        ...decision(),
        quorum: JSON.parse('{"__proto__":{"status":"reached"}}') as object,
      }),
      await firstRevision({ _id: `trace:poste1:${'0'.repeat(8)}1`, type: 'trace', schema: 1 }),
      await firstRevision({ ...chunk, _id: `chunk:${'a'.repeat(64)}:0` }),
      { ...good, rev: `1-${'g'.repeat(32)}` },
      { ...good, rev: `2-${good.ancestors[0]}`, ancestors: ['b'.repeat(32)] },
      { ...good, ancestors: [...good.ancestors, 'c'.repeat(32)] },
      { ...good, ancestors: [] },
      { rev: good.rev },
      null,
      'decision',
      [],
    ];
    const { done } = await bring([...odd, good]);
    expect(done).toMatchObject({ ok: true, value: { received: 1, leftOut: odd.length } });
    expect(({} as { status?: unknown }).status).toBeUndefined();
  });

  it('brings no more versions of one document than replication would take', async () => {
    const documents = await Promise.all(
      Array.from({ length: MOST_BRANCHES + 40 }, (_, i) =>
        firstRevision({ ...decision(), text: `Essai ${i}.` }),
      ),
    );
    const { done } = await bring(documents);
    expect(done).toMatchObject({ ok: true, value: { received: MOST_BRANCHES, leftOut: 40 } });
  });

  it('brings a newer shape of a known kind to who may organise the board alone', async () => {
    const newer = await firstRevision({ ...decision(), schema: 99 });
    as('doctor');
    expect((await bring([newer])).done).toMatchObject({ ok: false, problem: { code: 'file' } });
    as('secretary');
    expect((await bring([newer])).done).toMatchObject({ ok: true, value: { received: 1, unconfirmed: 1 } });
  });
});

const marksIn = async (): Promise<Readonly<Record<string, string>> | undefined> => {
  const { recordQueries } = await import('../../../../renderer/engine/queries/queries');
  const context = { session: opened.session } as Parameters<typeof recordQueries.case.run>[0];
  return (await recordQueries.case.run(context, file))?.foreign;
};

describe('a case and a meeting that a file brought', () => {
  const views = async () => {
    const { recordQueries } = await import('../../../../renderer/engine/queries/queries');
    const context = { session: opened.session } as Parameters<typeof recordQueries.case.run>[0];
    return {
      case: (await recordQueries.case.run(context, file))?.brought,
      meeting: (await recordQueries.meeting.run(context, meeting))?.brought,
    };
  };

  it('say who took the file in and when, until somebody here answers for them', async () => {
    expect(await views()).toEqual({ case: undefined, meeting: undefined });
    const docs = await Promise.all(
      (
        [
          ['case', file.case],
          ['meeting', meeting.meeting],
        ] as const
      ).map(async ([type, id]) => {
        const held = await opened.store.load(meeting.database, id, type);
        if (!held) throw new Error('not there');
        return firstRevision({ ...held.doc, stamps: otherAuthor(held.doc.stamps) });
      }),
    );
    await bring(docs);
    const { person } = opened.session.user;
    const brought = { by: personName(person), at: expect.any(String) as string, refuted: false };
    expect(await views()).toEqual({ case: brought, meeting: brought });
    expect(broughtWords('case', brought, 'le 3 mai 2026 à 9 h')).toBe(
      `Dossier reçu par fichier le 3 mai 2026 à 9 h par ${personName(person)}, pas encore confirmé par la région`,
    );
    expect(broughtWords('meeting', { by: null, refuted: true }, 'le 3 mai 2026 à 9 h')).toBe(
      'Séance reçue par fichier le 3 mai 2026 à 9 h, contredite par la région',
    );
    await opened.store.settled();
    await opened.run('editCase', { ...file, changes: { 'tumour.t': 'cT2' } });
    await expect.poll(async () => (await views()).case).toBeUndefined();
  });
});

const otherAuthor = (stamps: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries(stamps).map(([field, it]) => [field, { ...it, by: 'rpps-10000000009' }]));

describe('what a file brought', () => {
  /** A region that has these revisions, with this content. */
  const region = (revisions: readonly string[], content: object) => {
    opened.session.workstation.region = {
      ...{ base: 'https://rcp.example', origin: 'https://rcp.example', username: 'u', password: 'p' },
    };
    const json = (body: unknown) =>
      Promise.resolve(
        new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } }),
      );
    vi.stubGlobal('fetch', (url: string, { body }: { body?: string }) => {
      if (!url.endsWith('_revs_diff'))
        return json({ ...content, _rev: new URL(url).searchParams.get('rev') });
      const asked = Object.entries(JSON.parse(body ?? '{}') as Record<string, string[]>);
      const missing = asked.flatMap(([id, revs]) => {
        const others = revs.filter((rev) => !revisions.includes(rev));
        return others.length === 0 ? [] : [[id, { missing: others }] as const];
      });
      return json(Object.fromEntries(missing));
    });
  };
  const confirm = () => confirmForeign(opened.session, meeting.database);

  it('is no longer marked once the region has the same revision, and stays so until then', async () => {
    const brought = await firstRevision(decision());
    await bring([brought]);
    region([], {});
    expect(await confirm()).toBe(false);
    expect(await marks()).toHaveLength(1);
    region([brought.rev], {});
    expect(await confirm()).toBe(true);
    expect(await marks()).toEqual([]);
  });

  it('changes no mark and asks nobody while nothing may be written, and does afterwards', async () => {
    const brought = await firstRevision(decision());
    await bring([brought]);
    const asked = vi.fn();
    vi.stubGlobal('fetch', asked);
    const woken = vi.fn();
    let mayWrite = false;
    const around = { wake: woken, mayRun: () => mayWrite };
    const confirmation = new ForeignConfirmation(opened.session, around, () => true);
    confirmation.exchanged();
    expect(asked).not.toHaveBeenCalled();
    const open = (name: string) => opened.store.open(name);
    const guarded = new Foreign(open, opened.session.keys, () => mayWrite);
    const held = await guarded.all(meeting.database);
    await expect(guarded.confirm(meeting.database, held)).rejects.toThrow();
    expect(await mayLeave(guarded, meeting.database, { ...brought.doc, _rev: brought.rev } as never)).toBe(
      false,
    );
    expect(await guarded.all(meeting.database)).toEqual(held);
    mayWrite = true;
    region([brought.rev], {});
    confirmation.exchanged();
    await expect.poll(() => woken.mock.calls.length).toBe(1);
    expect(await marks()).toEqual([]);
  });

  it('is not confirmed by its revision alone where that does not follow from its content', async () => {
    const rev = `1-${'d'.repeat(32)}`;
    await bring([{ rev, ancestors: ['d'.repeat(32)], doc: decision() }]);
    expect(await marks()).toHaveLength(1);
    region([rev], { ...decision(), text: 'Chirurgie.' });
    expect(await confirm()).toBe(true);
    expect(await marks()).toHaveLength(1);
    expect(Object.values((await marksIn()) ?? {})).toEqual(['Reçue par fichier, contredite par la région']);
  });

  it('is confirmed there too where the region has the same content', async () => {
    const rev = `1-${'e'.repeat(32)}`;
    await bring([{ rev, ancestors: ['e'.repeat(32)], doc: decision() }]);
    region([rev], decision());
    await confirm();
    expect(await marks()).toEqual([]);
  });

  it('stays marked where the region confirms another version of it that came too', async () => {
    const forged = await firstRevision(decision());
    const honest = await firstRevision({ ...decision(), text: 'Chirurgie.' });
    await bring([forged, honest]);
    region([honest.rev], {});
    expect(await confirm()).toBe(true);
    expect(await marks()).toEqual([decision()._id]);
    expect((await opened.session.foreign.all(meeting.database)).map(({ rev }) => rev)).toEqual([forged.rev]);
  });

  it('stays marked, whatever is decided after it', async () => {
    as('doctor');
    await bring([await firstRevision(decision())]);
    expect(await marksIn()).toEqual({
      [decision()._id]: expect.stringContaining('Reçue par fichier') as string,
    });
    as('coordinator');
    const revised = await opened.run('decide', {
      ...file,
      decision: { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'inventé' },
    } as never);
    expect(revised).not.toBeUndefined();
    expect(await marks()).toEqual([decision()._id]);
  });

  it('outlives the lock', async () => {
    await bring([await firstRevision(decision())]);
    const { Foreign } = await import('../../../../renderer/engine/store/foreign');
    const again = new Foreign((name) => opened.store.open(name), opened.session.keys);
    expect([...(await again.of(meeting.database)).keys()]).toEqual([decision()._id]);
    const kept = await opened.store.open(meeting.database).local('_local/foreign');
    expect(JSON.stringify(kept)).not.toMatch(/rpps-|decision:/);
  });
});

describe('a file of the former build', () => {
  it('is taken in whole, and found again as it is', async () => {
    const bytes = await readFile(new URL('../../../fixtures/exchange/v1.concerto', import.meta.url));
    const blob = new Blob([new Uint8Array(bytes)]);
    const first = await importMeeting(opened.actor, blob, { passphrase: PHRASE }, opened.open);
    if (!first.ok) throw new Error(first.problem.message);
    expect(first.value).toMatchObject({ leftOut: 0, known: 0 });
    expect(first.value.received).toBeGreaterThan(25);
    const found = await opened.session.store.rows.of('meeting', first.value.database, first.value.meeting);
    const decided = found.find(({ type }) => type === 'decision');
    const [doc] = decided ? await opened.store.reveal([decided]) : [];
    expect((doc as Decision | undefined)?.text).toBe('Chirurgie conservatrice.');
    expect(await importMeeting(opened.actor, blob, { passphrase: PHRASE }, opened.open)).toMatchObject({
      ok: true,
      value: { received: 0, leftOut: 0 },
    });
  });
});
