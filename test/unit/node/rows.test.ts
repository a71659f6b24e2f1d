import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReadModel, type Row } from '../../../renderer/node/store/readModel';
import { Rows } from '../../../renderer/node/store/rows';

const row = (id: string, meeting: string, rev: string): Row => ({
  database: 'rcp_sein_2026',
  id,
  rev,
  c: '',
  type: 'case',
  meeting,
  case: id,
});
const byId = (rows: readonly Row[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('rows at hand', () => {
  let model: ReadModel;
  beforeEach(() => {
    model = new ReadModel();
  });
  afterEach(() => model.delete());

  const step = fc.oneof(
    fc.record({
      act: fc.constant('put' as const),
      id: fc.constantFrom('a', 'b', 'c'),
      meeting: fc.constantFrom('m1', 'm2'),
    }),
    fc.record({ act: fc.constant('delete' as const), id: fc.constantFrom('a', 'b', 'c') }),
    fc.record({ act: fc.constant('read' as const), meeting: fc.constantFrom('m1', 'm2') }),
    fc.record({ act: fc.constant('get' as const), id: fc.constantFrom('a', 'b', 'c') }),
  );

  it('are always those of the read model, whatever was written, moved, deleted and read before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await model.rows.clear();
        const rows = new Rows(model, () => Promise.resolve());
        for (const [i, it] of steps.entries())
          switch (it.act) {
            case 'put': {
              const written = row(it.id, it.meeting, `${i}-x`);
              await model.rows.put(written);
              rows.took('rcp_sein_2026', [written], []);
              break;
            }
            case 'delete':
              await model.rows.delete(['rcp_sein_2026', it.id]);
              rows.took('rcp_sein_2026', [], [it.id]);
              break;
            case 'read':
              expect(byId(await rows.of('meeting', 'rcp_sein_2026', it.meeting))).toEqual(
                byId(await model.rows.filter((r) => r.meeting === it.meeting).toArray()),
              );
              break;
            case 'get':
              expect(await rows.get('rcp_sein_2026', it.id, it.id)).toEqual(
                await model.rows.get(['rcp_sein_2026', it.id]),
              );
          }
      }),
      { numRuns: 60 },
    );
  });

  it('are not kept when the projector wrote while they were being read', async () => {
    await model.rows.put(row('a', 'm1', '1-x'));
    const rows = new Rows(model, () => Promise.resolve());
    const reading = rows.of('meeting', 'rcp_sein_2026', 'm1');
    await model.rows.put(row('b', 'm1', '1-x'));
    rows.took('rcp_sein_2026', [row('b', 'm1', '1-x')], []);
    await reading;
    expect(byId(await rows.of('meeting', 'rcp_sein_2026', 'm1')).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
