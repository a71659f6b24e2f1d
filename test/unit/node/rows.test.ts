import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleOf, rowsOf } from '../../../renderer/node/store/bundles';
import { ReadModel, type Bundle } from '../../../renderer/node/store/readModel';
import { Rows } from '../../../renderer/node/store/rows';

const DATABASE = 'rcp_sein_2026';
const bundle = (id: string, meeting: string, rev: string): Bundle => ({
  database: DATABASE,
  id,
  meeting,
  documents: [id, rev, id.replace('case', 'decision') + ':1', rev],
});
const byId = (rows: readonly { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
const cases = fc.constantFrom('case:a', 'case:b', 'case:c');
const meetings = fc.constantFrom('m1', 'm2');

describe('rows at hand', () => {
  let model: ReadModel;
  beforeEach(() => {
    model = new ReadModel();
  });
  afterEach(() => model.delete());

  const step = fc.oneof(
    fc.record({ act: fc.constant('put' as const), id: cases, meeting: meetings }),
    fc.record({ act: fc.constant('delete' as const), id: cases }),
    fc.record({ act: fc.constant('read' as const), meeting: meetings }),
    fc.record({ act: fc.constant('case' as const), id: cases }),
    fc.record({ act: fc.constant('get' as const), id: cases }),
  );

  it('are always those of the read model, whatever was written, moved, deleted and read before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await model.bundles.clear();
        const rows = new Rows(model, () => Promise.resolve());
        const all = async () => (await model.bundles.toArray()).flatMap(rowsOf);
        for (const [i, it] of steps.entries())
          switch (it.act) {
            case 'put': {
              const written = bundle(it.id, it.meeting, `${i}-x`);
              await model.bundles.put(written);
              rows.took([written]);
              break;
            }
            case 'delete':
              await model.bundles.delete([DATABASE, it.id]);
              rows.took([], [{ database: DATABASE, id: it.id }]);
              break;
            case 'read':
              expect(byId(await rows.of('meeting', DATABASE, it.meeting))).toEqual(
                byId((await all()).filter((row) => row.meeting === it.meeting)),
              );
              break;
            case 'case':
              expect(byId(await rows.of('case', DATABASE, it.id))).toEqual(
                byId((await all()).filter(({ id }) => bundleOf(id) === it.id)),
              );
              break;
            case 'get': {
              const decision = it.id.replace('case', 'decision') + ':1';
              expect(await rows.get(DATABASE, decision)).toEqual(
                (await all()).find(({ id }) => id === decision),
              );
            }
          }
      }),
      { numRuns: 60 },
    );
  });

  it('are not kept when the projector wrote while they were being read', async () => {
    await model.bundles.put(bundle('case:a', 'm1', '1-x'));
    const rows = new Rows(model, () => Promise.resolve());
    const reading = rows.of('meeting', DATABASE, 'm1');
    await model.bundles.put(bundle('case:b', 'm1', '1-x'));
    rows.took([bundle('case:b', 'm1', '1-x')]);
    await reading;
    const cases = (await rows.of('meeting', DATABASE, 'm1')).filter(({ type }) => type === 'case');
    expect(byId(cases).map(({ id }) => id)).toEqual(['case:a', 'case:b']);
  });
});
