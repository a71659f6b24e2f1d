import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attendanceId,
  attendanceIdSchema,
  caseId,
  caseIdSchema,
  databaseNameSchema,
  decisionId,
  decisionIdSchema,
  meetingId,
  meetingIdSchema,
  personIdFor,
  personIdSchema,
  proposalId,
  proposalIdSchema,
  reportId,
  reportIdSchema,
  voteId,
  voteIdSchema,
} from '../../../shared/domain/ids';
import { ulidFrom } from '../../../shared/domain/ulid';
import { ulid } from './samples';

const [a, b] = [ulid(1), ulid(2)];

describe('ids', () => {
  const doctor = personIdFor('10002422979', a);
  const nurse = personIdFor(undefined, a);
  const meeting = meetingId('2026-11-24', a);
  const proposal = proposalId(caseId(a), b);

  it('are built from one another, and their schemas take them', () => {
    expect([doctor, nurse]).toEqual(['rpps-10002422979', `pers-${a}`]);
    expect(meeting).toBe(`meeting:2026-11-24:${a}`);
    expect(attendanceId(meeting, doctor)).toBe(`attendance:2026-11-24:${a}:rpps-10002422979`);
    expect(proposal).toBe(`proposal:${a}:${b}`);
    expect(voteId(caseId(a), proposal, nurse)).toBe(`vote:${a}:${b}:pers-${a}`);
    expect(decisionId(caseId(a), 12)).toBe(`decision:${a}:12`);
    expect(reportId(caseId(a), 1)).toBe(`report:${a}:1`);
    const pairs = [
      [personIdSchema, doctor],
      [personIdSchema, nurse],
      [meetingIdSchema, meeting],
      [caseIdSchema, caseId(a)],
      [attendanceIdSchema, attendanceId(meeting, nurse)],
      [proposalIdSchema, proposal],
      [voteIdSchema, voteId(caseId(a), proposal, doctor)],
      [decisionIdSchema, decisionId(caseId(a), 12)],
      [reportIdSchema, reportId(caseId(a), 1)],
    ] as const;
    for (const [schema, id] of pairs) {
      expect(schema.parse(id)).toBe(id);
      for (const wrong of [`${id}x`, ` ${id}`, `${id}\n`, id.slice(1), ''])
        expect(schema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  it('name a person by the RPPS only when it has 11 digits', () => {
    for (const rpps of ['', '1234', '100024229790', '1000242297A'])
      expect(personIdFor(rpps, a)).toBe(`pers-${a}`);
  });

  it.each(['rcp_sein_2026', 'rcp_s_2026', 'rcp_rcp-3c-nord_2026'])('%s names a database', (name) =>
    expect(databaseNameSchema.safeParse(name).success).toBe(true),
  );
  it.each([
    'rcp__2026',
    'rcp_Sein_2026',
    'rcp_3c_2026',
    'sein_2026',
    'rcp_sein_26',
    '../rcp_sein_2026',
    'rcp_sein/nord_2026',
  ])('%s does not', (name) => expect(databaseNameSchema.safeParse(name).success).toBe(false));
});

describe('ULIDs', () => {
  const random = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const time = fc.nat(281_474_976_710_655);

  it('are 26 characters that the ids take', () => {
    fc.assert(
      fc.property(time, random, (t, bytes) => {
        expect(caseIdSchema.safeParse(caseId(ulidFrom(t, bytes))).success).toBe(true);
      }),
    );
  });

  it('sort by time, whatever the chance', () => {
    fc.assert(
      fc.property(time, time, random, random, (t, u, x, y) => {
        fc.pre(t < u);
        expect(ulidFrom(t, x) < ulidFrom(u, y)).toBe(true);
      }),
    );
  });

  it('differ at the same time when chance differs', () => {
    expect(ulidFrom(5, new Uint8Array(16).fill(1))).not.toBe(ulidFrom(5, new Uint8Array(16).fill(2)));
    // The example of the specification: 1469918176385 is written 01ARYZ6S41.
    expect(ulidFrom(1_469_918_176_385, new Uint8Array(16)).slice(0, 10)).toBe('01ARYZ6S41');
  });
});
