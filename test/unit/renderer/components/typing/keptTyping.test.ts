import { expect, it } from 'vitest';
import {
  dropKept,
  restoreKept,
  restorePanels,
  watchKept,
  watchPanels,
} from '../../../../../renderer/components/typing/keptTyping';

it('what was kept elsewhere is put back once: from then on the page’s own memory counts', () => {
  const told: unknown[] = [];
  const end = watchKept('case a', (kept) => told.push(kept));
  restoreKept('case a', { 'typed Score G8': 'quatorze', 'typed Date': '31/02/20' });
  expect(told.at(-1)).toEqual({ 'typed Score G8': 'quatorze', 'typed Date': '31/02/20' });
  dropKept('case a');
  expect(told.at(-1)).toEqual({});
  const said = told.length;
  restoreKept('case a', { 'typed Score G8': 'quatorze' });
  expect(told).toHaveLength(said);
  end();
});

it('a panel is told of its own alone, until it is left', () => {
  const told: unknown[] = [];
  const end = watchKept('case b', (kept) => told.push(kept));
  restoreKept('case c', { 'typed Date': '31/02/20' });
  expect(told).toEqual([]);
  end();
  restoreKept('case b', { 'typed Date': '31/02/20' });
  expect(told).toEqual([]);
});

it('panels are told of as they change, save those that are kept with a record of their own', () => {
  restorePanels({ 'typeCase m': { family: 'Vauquelin' }, planMeeting: { time: undefined } });
  const told: unknown[] = [];
  const end = watchPanels((panel, kept) => told.push([panel, kept]));
  restoreKept('case d', { 'typed Date': '31/02/20' });
  dropKept('case d');
  // What was typed since is newer.
  restorePanels({ 'typeCase m': { family: 'Duvauchel' } });
  expect(told).toEqual([]);
  dropKept('planMeeting');
  expect(told).toEqual([['planMeeting', null]]);
  restorePanels({ planMeeting: { time: '15:00' } });
  expect(told.at(-1)).toEqual(['planMeeting', { time: '15:00' }]);
  end();
});
