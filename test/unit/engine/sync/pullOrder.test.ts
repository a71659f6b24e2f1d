import { expect, test } from 'vitest';
import { isPulled, pullOrder } from '../../../../renderer/engine/sync/pullOrder';

test('what lists are made of comes first, then the newest cases, each with all that belongs to it', () => {
  const ids = [
    'trace:poste1:1',
    'vote:01A:01P:rpps-1',
    'case:01B',
    'attendance:2026-01-02:01M:rpps-1',
    'case:01A',
    'decision:01B:1',
    'meeting:2026-01-02:01M',
    'board',
    'meeting:2026-03-04:01N',
  ];
  expect([...ids].sort(pullOrder)).toEqual([
    'board',
    'meeting:2026-03-04:01N',
    'attendance:2026-01-02:01M:rpps-1',
    'meeting:2026-01-02:01M',
    'case:01B',
    'decision:01B:1',
    'case:01A',
    'vote:01A:01P:rpps-1',
    'trace:poste1:1',
  ]);
});

test('it is the same whatever stands beside an id, so that a pull that was cut off goes on behind its last one', () => {
  const ids = ['case:01B', 'board', 'vote:01A:01P:x', 'case:01A', 'identity'].sort(pullOrder);
  for (const [i, id] of ids.entries())
    expect(ids.filter((other) => pullOrder(other, id) > 0)).toEqual(ids.slice(i + 1));
});

test('pieces of attached files and what is the server’s own are not pulled', () => {
  expect(['case:01A', 'file:aa', 'chunk:aa:0', '_design/concerto', 'identity'].filter(isPulled)).toEqual([
    'case:01A',
    'file:aa',
  ]);
});
