import { compactDay, meetingFileName, namePart } from '../../domain/fileNames';
import type { PaperMeeting, ReportedCase } from './inputs';

/** Of a name that has no letter of ours nothing is left: the end of the case's id tells its paper from another's. */
const OWN = 6;

/**
 * `20261124_RCP_LE-GOFF_MARIE`: day, kind, birth name, first name, as MSSanté names its attachments
 * (shared/domain/README.md, "Names of files"). A draft and a corrected version say so, and never overwrite the version
 * that was sent. The format adds its extension.
 */
export function reportFileName({ view }: { readonly view: ReportedCase }): string {
  const { values } = view.doc;
  const names = [values['identity.birthName'], values['identity.usedName']].map((name) =>
    namePart(name ?? ''),
  );
  const family = names.find(Boolean) ?? `SANS-NOM-${view.case.slice(-OWN)}`;
  const given = namePart(
    values['identity.firstGivenName'] ||
      values['identity.givenNames'] ||
      values['identity.usedGivenName'] ||
      '',
  );
  const version = view.decision?.version;
  const mark = version === undefined ? 'PROJET' : version > 1 ? `V${version}` : '';
  return [compactDay(view.meetingDate), 'RCP', family, given, mark].filter(Boolean).join('_');
}

/** `20261124_RCP-SEIN_LISTE` */
export const meetingListFileName = ({ meeting }: { readonly meeting: PaperMeeting }): string =>
  meetingFileName(meeting, 'LISTE');

/** `20261124_RCP-SEIN_EMARGEMENT` */
export const attendanceSheetFileName = ({ meeting }: { readonly meeting: PaperMeeting }): string =>
  meetingFileName(meeting, 'EMARGEMENT');
