import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { importMeeting } from '../../../../renderer/engine/exchange/importMeeting';
import { openedMeeting } from '../openedMeeting';
import { voteOf } from '../../../support/regionDocuments';
import { ulidFrom } from '../../../../shared/domain/ulid';
import type { PersonId } from '../../../../shared/domain/ids';
import { firstRevision, madeFile, PHRASE } from './madeFile';

vi.setConfig({ testTimeout: 300_000 });

const me = 'rpps-99900000066' as PersonId;
const fresh = () => ulidFrom(1_764_000_000_000, crypto.getRandomValues(new Uint8Array(16)));
const mutations = fc.record({
  how: fc.constantFrom('letter', 'cut', 'double', 'end', 'head' as const),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  code: fc.integer({ min: 9, max: 126 }),
});

it('never believes one of 10,000 mutations of a file, never breaks, and always says a sentence', async () => {
  const { opened, meeting } = await openedMeeting();
  const { session } = opened;
  const documents = await Promise.all([1, 2, 3].map(() => firstRevision(voteOf(fresh, me, me))));
  const text = await (await madeFile({ ...meeting, documents })).text();
  const receive = vi.spyOn(session.store, 'receive');
  const end = text.indexOf('\n');
  let opensAsItWas = 0;
  for (const { how, at, to, code } of fc.sample(mutations, { numRuns: 10_000, seed: 20261122 })) {
    const reach = how === 'head' ? end : text.length;
    const i = Math.floor(at * reach);
    const j = Math.floor(to * reach);
    const letter = String.fromCharCode(code);
    const changed =
      how === 'letter' || how === 'head'
        ? text.slice(0, i) + letter + text.slice(i + 1)
        : how === 'cut'
          ? text.slice(0, i) + text.slice(i + 1 + (j % 50))
          : how === 'double'
            ? text.slice(0, i) + text.slice(j, j + 60) + text.slice(i)
            : text.slice(0, i);
    const done = await importMeeting(opened.actor, new Blob([changed]), { passphrase: PHRASE }, opened.open);
    if (done.ok) {
      // Spaces in or after what was made: the same file.
      expect(JSON.parse(changed.split('\n')[0] ?? '')).toEqual(JSON.parse(text.slice(0, end)));
      expect(changed.slice(changed.indexOf('\n')).replace(/\s/g, '')).toBe(
        text.slice(end).replace(/\s/g, ''),
      );
      expect(done.value.received + done.value.known).toBe(3);
      opensAsItWas++;
    } else {
      expect(done.problem.message).toMatch(/\.$/);
      expect(done.problem.next).toBeTruthy();
    }
  }
  expect(receive.mock.calls.flatMap(([, entries]) => entries).length).toBe(opensAsItWas > 0 ? 3 : 0);
  await opened.open.close();
});

it('never breaks on 2,000 bodies that open, whatever they say', async () => {
  const { opened, meeting } = await openedMeeting();
  const { session } = opened;
  const before = JSON.stringify(session.workstation.databases);
  const good = await firstRevision(voteOf(fresh, me, me));
  const key = fc.constantFrom(
    '_id',
    'type',
    'rev',
    'ancestors',
    'doc',
    'schema',
    '__proto__',
    'constructor',
    '_x',
  );
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.dictionary(key, fc.jsonValue({ maxDepth: 3 })),
    fc.record({
      rev: fc.string(),
      ancestors: fc.array(fc.string()),
      doc: fc.dictionary(key, fc.jsonValue()),
    }),
    fc.dictionary(key, fc.jsonValue()).map((doc) => ({ ...good, doc: { ...good.doc, ...doc } })),
  );
  const body = fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 4,
      arbitrary: fc
        .array(odd, { minLength: 1, maxLength: 4 })
        .map((docs) => ({ ...meeting, documents: docs })),
    },
  );
  for (const said of fc.sample(body, { numRuns: 2_000, seed: 20261122 })) {
    const done = await importMeeting(opened.actor, await madeFile(said), { passphrase: PHRASE }, opened.open);
    if (!done.ok) expect(done.problem.message).toMatch(/\.$/);
  }
  expect(JSON.stringify(session.workstation.databases)).toBe(before);
  await opened.open.close();
});
