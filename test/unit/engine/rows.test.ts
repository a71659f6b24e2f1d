import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerOf, rowsOf } from '../../../renderer/engine/readModel/bundles';
import { Placing } from '../../../renderer/engine/readModel/placing';
import { ReadModel, type Bundle } from '../../../renderer/engine/readModel/readModel';
import { Rows } from '../../../renderer/engine/readModel/rows';

const DATABASE = 'rcp_sein_2026';
const decisionOf = (id: string) => `${id.replace('case', 'decision')}:1`;
const byId = (rows: readonly { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const cases = fc.constantFrom('case:a', 'case:b', 'case:c');
const meetings = fc.constantFrom('meeting:1:a', 'meeting:1:b');

describe('rows at hand', () => {
  let model: ReadModel;
  let rows: Rows;
  beforeEach(() => {
    model = new ReadModel();
  });
  afterEach(() => model.delete());

  const all = async () => (await model.bundles.toArray()).flatMap((it) => rowsOf(it));

  /** As the projector does: what stands before, changed, written and told. */
  async function change(owners: readonly string[], act: (placing: Placing) => void): Promise<void> {
    const placing = new Placing(DATABASE);
    placing.take((await rows.owners(DATABASE, owners)).values());
    act(placing);
    const { written, gone } = placing.changes();
    await model.bundles.bulkDelete(gone.map((it): [string, string] => [it.database, it.id]));
    await model.bundles.bulkPut(written);
    rows.took(written, gone);
  }
  const register = (id: string, meeting: string, rev: string) =>
    change([id, meeting], (placing) => {
      const file = { _id: id, type: 'case', meeting, values: {}, withdrawn: false };
      placing.put(file as never, rev);
      placing.put({ _id: decisionOf(id), type: 'decision' } as never, rev);
    });

  const step = fc.oneof(
    fc.record({ act: fc.constant('put' as const), id: cases, meeting: meetings }),
    fc.record({ act: fc.constant('decide' as const), id: cases }),
    fc.record({ act: fc.constant('delete' as const), id: cases }),
    fc.record({ act: fc.constant('meeting' as const), meeting: meetings }),
    fc.record({ act: fc.constant('case' as const), id: cases }),
    fc.record({ act: fc.constant('get' as const), id: cases }),
  );

  it('are always those of the read model, whatever was written, moved, deleted and read before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await model.bundles.clear();
        rows = new Rows(model, () => Promise.resolve());
        for (const [i, it] of steps.entries())
          switch (it.act) {
            case 'put':
              await register(it.id, it.meeting, `${i}-x`);
              expect((await rows.get(DATABASE, it.id))?.meeting).toBe(it.meeting);
              break;
            case 'decide':
              await change([it.id], (placing) =>
                placing.put({ _id: decisionOf(it.id), type: 'decision' } as never, `${i}-x`),
              );
              break;
            case 'delete':
              await change([it.id], (placing) => placing.remove(it.id));
              expect(await rows.get(DATABASE, it.id)).toBeUndefined();
              break;
            case 'meeting':
              expect(byId(await rows.of('meeting', DATABASE, it.meeting))).toEqual(
                byId((await all()).filter((row) => row.meeting === it.meeting)),
              );
              break;
            case 'case':
              expect(byId(await rows.of('case', DATABASE, it.id))).toEqual(
                byId((await all()).filter(({ id }) => ownerOf(id) === it.id)),
              );
              break;
            case 'get':
              expect(await rows.get(DATABASE, decisionOf(it.id))).toEqual(
                (await all()).find(({ id }) => id === decisionOf(it.id)),
              );
          }
        const ids = (await all()).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 80 },
    );
  });

  it('are not kept when the projector wrote while they were being read', async () => {
    rows = new Rows(model, () => Promise.resolve());
    const before: Bundle = {
      database: DATABASE,
      id: 'meeting:1:a',
      documents: [],
      cases: ['case:a'],
      caseDocuments: [['case:a', '1-x']],
    };
    const after = {
      ...before,
      cases: ['case:a', 'case:b'],
      caseDocuments: [
        ['case:a', '1-x'],
        ['case:b', '1-x'],
      ],
    };
    await model.bundles.put(before);
    const reading = rows.of('meeting', DATABASE, before.id);
    await model.bundles.put(after);
    rows.took([after]);
    await reading;
    expect((await rows.of('meeting', DATABASE, before.id)).map(({ id }) => id)).toEqual(['case:a', 'case:b']);
  });
});
