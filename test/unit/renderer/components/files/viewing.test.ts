import { expect, it } from 'vitest';
import type { Sha256 } from '../../../../../shared/domain/ids';
import { WHOLE, zoomed } from '../../../../../shared/domain/pictureView';
import {
  activeSide,
  begin,
  choose,
  compare,
  link,
  look,
  turnTo,
} from '../../../../../renderer/components/files/viewing';

const [before, after, third] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as Sha256[] as [
  Sha256,
  Sha256,
  Sha256,
];
const pair = compare(begin(before), { file: after, page: 1 });

it('begins with one file, seen whole', () => {
  expect(begin(before).sides).toEqual([{ file: before, page: 1, view: WHOLE }]);
});

it('sets a second one beside it, on which the keys then act', () => {
  expect(pair.sides.map(({ file }) => file)).toEqual([before, after]);
  expect(activeSide(pair).file).toBe(after);
  expect(turnTo(pair, third, 2).sides.map(({ file, page }) => [file, page])).toEqual([
    [before, 1],
    [third, 2],
  ]);
  expect(turnTo(choose(pair, 0), third).sides.map(({ file }) => file)).toEqual([third, after]);
});

it('goes back to the one on which the keys act', () => {
  const one = compare(choose(pair, 0), { file: third, page: 1 });
  expect(one.sides.map(({ file }) => file)).toEqual([before]);
  expect(activeSide(one).file).toBe(before);
  expect(choose(one, 1)).toEqual(one);
});

it('looks nearer at one side, or at both where they are linked', () => {
  const zooms = (viewing: typeof pair) => viewing.sides.map(({ view }) => view.zoom);
  expect(zooms(look(pair, (view) => zoomed(view, 1)))).toEqual([1, 1.5]);
  expect(zooms(look(link(pair), (view) => zoomed(view, 1)))).toEqual([1.5, 1.5]);
  expect(link(begin(before)).isLinked).toBe(false);
  expect(link(link(pair)).isLinked).toBe(false);
});
