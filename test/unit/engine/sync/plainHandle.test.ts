import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealJson } from '../../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../../renderer/engine/database/place';
import { nextRevision, type Revision } from '../../../../renderer/engine/database/revisions';
import type { HandleEvents } from '../../../../renderer/engine/sync/plainHandle';
import { plainHandle } from '../../../../renderer/engine/sync/plainHandle';
import { STANDING } from '../../../../renderer/engine/sync/remote';
import type { CaseRef } from '../../../../shared/contracts/views';
import { editCase, type CaseFile } from '../../../../shared/domain/caseFile';
import { voteId } from '../../../../shared/domain/ids';
import type { Instant } from '../../../../shared/domain/brand';
import type { Vote } from '../../../../shared/domain/vote';
import { mergeAll } from '../../../../shared/merge/merge';
import { openedMeeting } from '../openedMeeting';
import { eventually } from '../../eventually';

type Sent = Record<string | symbol, unknown> & { readonly _id: string };
interface Handle {
  bulkGet(options: object): Promise<{ results: { docs: { ok?: Sent }[] }[] }>;
  bulkDocs(request: { docs: object[] }, options?: object): Promise<unknown>;
}

type Opened = Awaited<ReturnType<typeof openedMeeting>>;
let opened: Opened['opened'];
let file: CaseRef;
let meeting: Opened['meeting'];
let chair: Opened['chair'];
let kept: string[];
let malformed: string[];
const shuts: (() => Promise<void>)[] = [];

beforeEach(async () => {
  ({ opened, file, meeting, chair } = await openedMeeting());
  await opened.store.settled();
  [kept, malformed] = [[], []];
});
afterEach(async () => {
  for (const shut of shuts.splice(0)) await shut();
  await opened.open.close();
});

function handle(): Handle {
  const events: HandleEvents = {
    kept: (documents) => {
      kept.push(...documents.map(({ id }) => id));
      return Promise.resolve();
    },
    malformed: ({ id }) => malformed.push(id),
    unanswered: () => undefined,
  };
  const { handle: made, shut } = plainHandle(file.database, opened.session.keys, opened.store, events);
  shuts.push(shut);
  return made as unknown as Handle;
}
const local = () => opened.store.open(file.database);
const leaf = async () => {
  const found = await opened.leafOf(file.database, file.case);
  if (!found) throw new Error('no case');
  return found;
};
const docOf = async (): Promise<CaseFile> => {
  const loaded = await opened.store.load(file.database, file.case, 'case');
  if (!loaded) throw new Error('no case');
  return loaded.doc;
};
const wire = ({ rev, ids }: Revision) => ({
  _rev: rev,
  _revisions: { start: Number.parseInt(rev, 10), ids: [...ids] },
});
const endOf = async (id: string, parent: Revision) => ({
  _id: id,
  _deleted: true,
  ...wire(await nextRevision({ _deleted: true }, parent)),
});
const later = (at: Instant, seconds: number): Instant =>
  new Date(Date.parse(at) + 1000 * seconds).toISOString() as Instant;
const arrives = (asked: Handle, ...docs: object[]) => asked.bulkDocs({ docs }, { new_edits: false });
const sentOf = async (asked: Handle, id: string, rev: string) =>
  (await asked.bulkGet({ docs: [{ id, rev }], revs: true })).results[0]?.docs[0]?.ok;

/** As the former build wrote it: nobody looked whether its text is well formed. */
async function inserted(doc: CaseFile, parent: Revision | null): Promise<Revision> {
  const revision = await nextRevision(doc, parent);
  const cipher = await sealJson(opened.session.keys, placeOf(file.database, doc._id), doc);
  const { rev, ids } = revision;
  await local().insert([{ database: file.database, id: doc._id, rev, ancestors: [...ids], cipher }]);
  return revision;
}

describe('the replication’s view of a database', () => {
  it('opens and seals once, also asked before the database is open', async () => {
    const { revision } = await leaf();
    expect(await sentOf(handle(), file.case, revision.rev)).toMatchObject({ type: 'case' });
    const id = 'meeting:2026-01-02:01KB0000000000000000000009';
    const meeting = { type: 'meeting', schema: 1, clock: {}, stamps: {}, date: '2026-01-02', time: '14:00' };
    const rest = { state: 'planned', place: '', mode: 'mixed', order: [] };
    await arrives(handle(), { _id: id, _rev: `1-${'b'.repeat(32)}`, ...meeting, ...rest });
    const stored = await local().leaf(id);
    if (!stored) throw new Error('not there');
    expect(await opened.store.leaves.plain(file.database, id, stored)).toMatchObject(meeting);
  });

  it('sends no half of a character: what is written is mended before its revision is computed', async () => {
    await opened.run('discuss', { ...file, text: 'bien \ud83d' });
    expect((await docOf()).discussion).toBe('bien \ufffd');
    const { revision } = await leaf();
    expect(await sentOf(handle(), file.case, revision.rev)).toMatchObject({ discussion: 'bien \ufffd' });
    expect(malformed).toEqual([]);
  });

  it('leaves out what lies here with half a character, and says which', async () => {
    const { revision } = await leaf();
    const { rev } = await inserted({ ...(await docOf()), discussion: 'bien \ud83d' }, revision);
    expect(await sentOf(handle(), file.case, rev)).toBeUndefined();
    expect(malformed).toEqual([file.case]);
  });

  it('sends the end of a leaf with all that stands, and the revisions that hold it', async () => {
    const [{ revision: base }, doc] = [await leaf(), await docOf()];
    const author = (device: string) => ({ ...opened.actor.author(), device });
    const losing = await inserted(editCase(doc, { 'tumour.t': 'cT2' }, author('un')), base);
    const standing = await inserted(editCase(doc, { 'tumour.n': 'cN1' }, author('deux')), base);
    const end = await nextRevision({ _deleted: true }, losing);
    await local().insert([
      { database: file.database, id: file.case, rev: end.rev, ancestors: [...end.ids], cipher: '' },
    ]);
    const sent = await sentOf(handle(), file.case, end.rev);
    expect(sent).toMatchObject({ _deleted: true, ended: true, type: 'case', values: { 'tumour.n': 'cN1' } });
    expect(sent?.[STANDING]).toEqual([standing.rev]);
    expect(JSON.stringify(sent)).not.toContain(`"${standing.rev}"`);
  });
});

describe('a document of the region', () => {
  const names = async () => (await local().names('', 9_999)).map(({ id }) => id);
  const rev = `1-${'c'.repeat(32)}`;

  it.each([
    { _id: 'constructor', type: 'constructor', schema: 1 },
    { _id: 'constructor:x', type: 'constructor', schema: 1 },
    { _id: 'toString', schema: 1 },
    { _id: `later:${'a'.repeat(300)}`, type: 'later', schema: 1 },
    { _id: 'later:half\ud83d', type: 'later', schema: 1 },
    { _id: 'later:1', type: 'later' },
    { _id: 'later:2', type: 'later', schema: 1, _rev: `1-${'c'.repeat(65)}` },
    { _id: 'later:3', schema: 1, _rev: '2-aa', _revisions: { start: 2, ids: ['aa', 'b'.repeat(65)] } },
  ])('stays there where it has no shape of ours: %o', async (odd) => {
    const before = await names();
    const noted = vi.spyOn(opened.store.unread, 'note');
    const good = { _id: 'later:good', _rev: rev, type: 'later', schema: 2 };
    await arrives(handle(), { _rev: rev, ...odd }, good);
    expect((await names()).filter((id) => !before.includes(id))).toEqual(['later:good']);
    expect(noted.mock.calls.filter(([kind]) => kind === 'odd')).toHaveLength(1);
    expect(opened.notices.join(' ')).toMatch(/1\sdocument de la région n’a pas la forme/);
  });

  it('is kept where the region ends its last leaf, and named', async () => {
    const { revision } = await leaf();
    await arrives(handle(), await endOf(file.case, revision));
    await opened.store.settled();
    expect((await leaf()).revision.rev).toBe(revision.rev);
    expect(await opened.store.rows.get(file.database, file.case)).toMatchObject({ rev: revision.rev });
    expect(kept).toEqual([file.case]);
  });

  it('loses the leaf that was merged into another which came with its end', async () => {
    const [{ revision: base }, doc] = [await leaf(), await docOf()];
    const author = { ...opened.actor.author(), device: 'autre' };
    const held = await inserted(editCase(doc, { 'tumour.t': 'cT2' }, author), base);
    const merged = editCase(editCase(doc, { 'tumour.t': 'cT2' }, author), { 'tumour.n': 'cN1' }, author);
    const other = await nextRevision(merged, { rev: '9-aa', ids: ['aa'] });
    await arrives(handle(), { ...merged, ...wire(other) }, await endOf(file.case, held));
    expect((await local().leaves(file.case)).map(({ revision: { rev: it } }) => it)).toEqual([other.rev]);
    expect(kept).toEqual([]);
  });

  it('keeps a leaf whose value is in none of those that remain, and merges it again', async () => {
    const [{ revision: base }, doc] = [await leaf(), await docOf()];
    const author = (device: string) => ({ ...opened.actor.author(), device });
    const held = await inserted(editCase(doc, { 'clinical.pain': 'EVA 9' }, author('un')), base);
    const theirs = editCase(doc, { 'clinical.history': 'Dit ailleurs' }, author('deux'));
    const other = await nextRevision(theirs, { rev: '9-aa', ids: ['aa'] });
    await arrives(handle(), { ...theirs, ...wire(other) }, await endOf(file.case, held));
    await opened.store.settled();
    await eventually(async () => expect(await local().leaves(file.case)).toHaveLength(1));
    expect((await docOf()).values).toMatchObject({
      'clinical.pain': 'EVA 9',
      'clinical.history': 'Dit ailleurs',
    });
  });

  it('goes on where another leaf of it ended: what both followed is nobody’s loss', async () => {
    const { proposal } = await opened.run('propose', { ...file, text: 'Hormonothérapie' });
    const voter = chair.id;
    await opened.run('attend', { ...meeting, person: voter, mode: 'room' });
    await opened.run('castVote', { ...file, proposal, voter, position: 'against', comment: 'd’abord' });
    await opened.store.settled();
    const id = voteId(file.case, proposal, voter);
    const former = await opened.store.load(file.database, id, 'vote');
    if (!former) throw new Error('no vote');
    const { doc, revision } = former;
    const ofSecretary: Vote = { ...doc, comment: 'au poste de la secrétaire', at: later(doc.at, 1) };
    const ofChair: Vote = { ...doc, position: 'for', comment: 'au poste du président', at: later(doc.at, 2) };
    const [theirs, chairs] = [
      await nextRevision(ofSecretary, revision),
      await nextRevision(ofChair, revision),
    ];
    const merged = mergeAll([ofSecretary, ofChair]);
    const wired = wire(await nextRevision(merged, chairs));
    const end = await endOf(id, theirs);
    await arrives(handle(), { ...merged, ...wired }, end);
    const { results } = await local().pouch.changes({ style: 'all_docs', doc_ids: [id] });
    expect(results[0]?.changes.map(({ rev: it }) => it).sort()).toEqual([wired._rev, end._rev].sort());
    expect(kept).toEqual([]);
  });
});
