import { expect, it } from 'vitest';
import { isDecidedSince } from '../../../shared/domain/ballotEnd';
import type { Ballot } from '../../../shared/domain/drafts';
import { CASE, decision } from './samples';

const ballot = (openedOn: number): Ballot => ({
  id: 'one',
  case: CASE,
  proposals: [],
  isOpen: true,
  showsResult: false,
  openedOn,
  endedBy: null,
});

it('is ended by a decision in force that was not there when it opened', () => {
  expect(isDecidedSince(ballot(0), [])).toBe(false);
  expect(isDecidedSince(ballot(0), [decision(1)])).toBe(true);
  expect(isDecidedSince(ballot(1), [decision(1)])).toBe(false);
  expect(isDecidedSince(ballot(1), [decision(1), decision(2)])).toBe(true);
});

it('is not ended by a decision that is taken back, nor by the one that stands again beneath it', () => {
  const back = decision(2, { revoked: true });
  expect(isDecidedSince(ballot(0), [decision(1), back])).toBe(false);
  expect(isDecidedSince(ballot(2), [decision(1), decision(2), decision(3, { revoked: true })])).toBe(false);
  // Taken again, it is a version of its own.
  expect(isDecidedSince(ballot(2), [decision(1), back, decision(3)])).toBe(true);
});
