import { describe, expect, it } from 'vitest';
import { BadAnswer } from '../../../../renderer/engine/region/answers';
import type { Line } from '../../../../renderer/engine/region/line';
import { readThere } from '../../../../renderer/engine/sync/pulledDocs';
import { NoAnswer } from '../../../../renderer/engine/region/regionHttp';
import { openRemote } from '../../../../renderer/engine/sync/remote';
import { databaseName } from '../../../../shared/region/databaseName';

const NAME = databaseName('sein', 2026);
const HELD = {
  _id: 'later:1',
  _rev: '2-b',
  _revisions: { start: 2, ids: ['b', 'a'] },
  schema: 1,
  text: 'held',
};

/** Answers one after the other; what was asked is kept. */
function lineWith(...answers: (() => unknown)[]) {
  const asked: string[] = [];
  const line = {
    region: { base: 'https://rcp.example', username: 'ada', password: 'x' },
    ask: (path: string) => {
      asked.push(path);
      return new Promise((resolve) => resolve({ status: 200, body: answers.shift()?.() }));
    },
    fetch: () => Promise.reject(new Error('asked past the line')),
  } as unknown as Line;
  return { line, asked };
}

const found = (...docs: object[]) => ({ results: [{ id: 'later:1', docs }] });
const read = (line: Line) => readThere(line, NAME, ['later:1'], new AbortController().signal);

describe('reading revisions of the region', () => {
  it('asks for all of them at once, also after a request that failed', async () => {
    const cut = () => {
      throw new NoAnswer('failing');
    };
    const { line, asked } = lineWith(cut, () => found({ ok: HELD }));
    const remote = openRemote(line, NAME, () => undefined);
    const wanted = { docs: [{ id: 'later:1', rev: '2-b' }], revs: true };
    await expect(remote.bulkGet(wanted)).rejects.toThrow(NoAnswer);
    await expect(remote.bulkGet(wanted)).resolves.toEqual(found({ ok: HELD }));
    expect(asked).toEqual(Array(2).fill(`${NAME}/_bulk_get?revs=true&latest=true`));
  });

  it.each([
    ['CouchDB', { error: { id: 'later:1', rev: '1-a', error: 'not_found', reason: 'missing' } }],
    ['another server', { error: 'not_found', reason: 'missing' }],
    ['PouchDB', { missing: '1-a' }],
  ])('leaves out what %s does not have any more', async (_, gone) => {
    const { line } = lineWith(() => found(gone, { ok: HELD }));
    expect((await read(line)).map(({ rev }) => rev)).toEqual(['2-b']);
  });

  it.each([
    ['one that could not be read just then', () => found({ ok: HELD }, { error: { error: 'timeout' } })],
    ['no results', () => ({})],
    ['nothing', () => undefined],
  ])('passes over nothing where the answer has %s', async (_, answer) => {
    await expect(read(lineWith(answer).line)).rejects.toThrow(BadAnswer);
  });
});
