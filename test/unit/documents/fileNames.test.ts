import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attendanceSheetFileName,
  meetingListFileName,
  reportFileName,
} from '../../../shared/documents/fileNames';
import type { CaseId } from '../../../shared/domain/ids';
import { complete, meeting, minimal, veryFull } from './sampleCases';
import { caseView, values } from './sampleViews';

describe('file names', () => {
  it('are those of MSSanté: day, kind, birth name, first name', () => {
    expect(reportFileName({ view: complete })).toBe('20261124_RCP_LE-BIHAN_MARIE.docx');
  });

  it('tell drafts and corrected versions apart', () => {
    expect(reportFileName({ view: minimal })).toBe('20261124_RCP_TANGUY_PROJET.docx');
    expect(reportFileName({ view: veryFull })).toMatch(/_MARIE-ANTOINETTE_V3\.docx$/);
  });

  it('name the meeting’s own papers', () => {
    expect(meetingListFileName({ meeting })).toBe('20261124_RCP-SEIN_LISTE.docx');
    expect(attendanceSheetFileName({ meeting })).toBe('20261124_RCP-SEIN_EMARGEMENT.docx');
  });

  it('spell out what has no accentless letter', () => {
    const view = caseView({
      values: values({ 'identity.birthName': 'Œuvrard-Straße', 'identity.firstGivenName': 'Noël Łukasz' }),
    });
    expect(reportFileName({ view })).toBe('20261124_RCP_OEUVRARD-STRASSE_NOEL-LUKASZ_PROJET.docx');
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
    expect(named('7F3KQ2', 'Анна')).toBe('20261124_RCP_SANS-NOM-7F3KQ2_PROJET.docx');
    expect(named('7F3KQ2', 'Anna')).toBe('20261124_RCP_SANS-NOM-7F3KQ2_ANNA_PROJET.docx');
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
        expect(name).toMatch(/^\d{8}_RCP_[A-Z0-9][A-Z0-9_-]*\.docx$/);
        expect(name.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
