import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attendanceSheetFileName,
  meetingListFileName,
  reportFileName,
} from '../../../shared/papers/content/fileNames';
import type { CaseId } from '../../../shared/domain/ids';
import { makePaper } from '../../../shared/papers/makePaper';
import { complete, meeting, minimal, veryFull } from './sampleCases';
import { caseView, issuedAt, timeZone, values } from './sampleViews';

describe('file names', () => {
  it('are those of MSSanté: day, kind, birth name, first name', () => {
    expect(reportFileName({ view: complete })).toBe('20261124_RCP_LE-BIHAN_MARIE');
  });

  it('tell drafts and corrected versions apart', () => {
    expect(reportFileName({ view: minimal })).toBe('20261124_RCP_TANGUY_PROJET');
    expect(reportFileName({ view: veryFull })).toMatch(/_MARIE-ANTOINETTE_V3$/);
  });

  it('name the meeting’s own papers', () => {
    expect(meetingListFileName({ meeting })).toBe('20261124_RCP-SEIN_LISTE');
    expect(attendanceSheetFileName({ meeting })).toBe('20261124_RCP-SEIN_EMARGEMENT');
  });

  it('spell out what has no accentless letter', () => {
    const view = caseView({
      values: values({ 'identity.birthName': 'Œuvrard-Straße', 'identity.firstGivenName': 'Noël Łukasz' }),
    });
    expect(reportFileName({ view })).toBe('20261124_RCP_OEUVRARD-STRASSE_NOEL-LUKASZ_PROJET');
  });

  it('cases others: are their own for patients whose names are in another alphabet only', () => {
    const named = (end: string, given: string) =>
      reportFileName({
        view: {
          ...caseView({
            values: values({ 'identity.birthName': 'Иванова', 'identity.firstGivenName': given }),
          }),
          case: `case:01J0000000000000000000${end}` as CaseId,
        },
      });
    expect(named('7F3KQ2', 'Анна')).toBe('20261124_RCP_SANS-NOM-7F3KQ2_PROJET');
    expect(named('7F3KQ2', 'Anna')).toBe('20261124_RCP_SANS-NOM-7F3KQ2_ANNA_PROJET');
    expect(named('0ABCDE', 'Анна')).not.toBe(named('7F3KQ2', 'Анна'));
  });

  it('are safe on every file system, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (family, given) => {
        const name = reportFileName({
          view: caseView({
            values: values({ 'identity.birthName': family, 'identity.firstGivenName': given }),
          }),
        });
        expect(name).toMatch(/^\d{8}_RCP_[A-Z0-9][A-Z0-9_-]*$/);
        expect(name.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

describe('a paper', () => {
  const input = { view: complete, meeting, account: null, board: meeting.board, issuedAt, timeZone };

  it('is named after what it holds, with the extension of its format', async () => {
    const { name } = await makePaper({ kind: 'caseReport', format: 'word' }, input);
    expect(name).toBe('20261124_RCP_LE-BIHAN_MARIE.docx');
  });

  it('is made in a format of its kind only', async () => {
    const { name } = await makePaper({ kind: 'meetingList', format: 'word' }, input);
    expect(name).toBe('20261124_RCP-SEIN_LISTE.docx');
    // @ts-expect-error There is no such writer.
    await expect(makePaper({ kind: 'meetingList', format: 'cda' }, input)).rejects.toThrow();
  });
});
