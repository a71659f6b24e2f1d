import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyBundle,
  isEmpty,
  ownerOf,
  revisionIn,
  rowsOf,
  withRevision,
} from '../../../renderer/engine/readModel/bundles';
import {
  attendanceId,
  caseId,
  decisionId,
  meetingId,
  personIdFor,
  proposalId,
  reportId,
  voteId,
} from '../../../shared/domain/ids';

const file = caseId('01ARZ3NDEKTSV4RRFFQ69G5FAV');
const meeting = meetingId('2026-11-24', '01ARZ3NDEKTSV4RRFFQ69G5FAW');
const person = personIdFor('99900000011', '');
const proposal = proposalId(file, '01ARZ3NDEKTSV4RRFFQ69G5FAX');

describe('what belongs to what', () => {
  it.each([
    [file, file],
    [proposal, file],
    [voteId(file, proposal, person), file],
    [decisionId(file, 2), file],
    [reportId(file, 1), file],
    [meeting, meeting],
    [attendanceId(meeting, person), meeting],
    ['board', 'board'],
    ['trace:abcdefgh:000000001', null],
    ['consent:01ARZ3NDEKTSV4RRFFQ69G5FAV', null],
    ['constructor', null],
  ])('is told by the id alone: %s', (id, bundle) => {
    expect(ownerOf(id)).toBe(bundle);
  });
});

describe('the revisions of a bundle', () => {
  const other = caseId('01ARZ3NDEKTSV4RRFFQ69G5FAZ');
  const all = [file, proposal, decisionId(file, 1), meeting, attendanceId(meeting, person), other];

  it('are the last that was put for each document, each with its owner', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...all), fc.option(fc.constantFrom('1-a', '2-b', '3-c')))),
        (acts) => {
          const expected = new Map<string, string>();
          let bundle = emptyBundle('rcp_sein_2026', meeting);
          for (const [id, rev] of acts) {
            bundle = withRevision(bundle, id, rev);
            if (rev === null) expected.delete(id);
            else expected.set(id, rev);
          }
          expect(new Map(rowsOf(bundle).map(({ id, rev }) => [id, rev]))).toEqual(expected);
          for (const id of all) expect(revisionIn(bundle, id)).toBe(expected.get(id));
          for (const owner of [file, other, meeting])
            expect(new Set(rowsOf(bundle, owner).map(({ id }) => id))).toEqual(
              new Set([...expected.keys()].filter((id) => ownerOf(id) === owner)),
            );
          expect(isEmpty(bundle)).toBe(expected.size === 0);
        },
      ),
    );
  });
});
