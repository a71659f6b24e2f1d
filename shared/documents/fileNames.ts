import { EXCHANGE_EXTENSION } from '../exchange/meetingFile';
import type { CaseView, MeetingView } from '../contracts/views';

/** Letters that no decomposition takes apart. */
const letters: Record<string, string> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
  Đ: 'D',
  ß: 'SS',
  ẞ: 'SS',
};

/** Every file system takes 120 characters in all; two names and the rest fit. */
const LONGEST = 40;

/** « Le Goff-Œuvrard » → `LE-GOFF-OEUVRARD`: capitals without accents, what no file system refuses. */
const part = (text: string): string =>
  text
    .toLocaleUpperCase('fr')
    .replace(/[ÆŒØÐÞŁĐßẞ]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');

/** Of a name that has no letter of ours nothing is left: the end of the case's id tells its paper from another's. */
const OWN = 6;

const compactDay = (day: string): string => day.replaceAll('-', '');

/**
 * `20261124_RCP_LE-GOFF_MARIE.docx`: day, kind, birth name, first name, as MSSanté names its attachments
 * (shared/domain/README.md, "Names of files"). A draft and a corrected version say so, and never overwrite the version
 * that was sent.
 */
export function reportFileName({ view }: { readonly view: CaseView }): string {
  const { values } = view.doc;
  const names = [values['identity.birthName'], values['identity.usedName']].map((name) => part(name ?? ''));
  const family = names.find(Boolean) ?? `SANS-NOM-${view.case.slice(-OWN)}`;
  const given = part(
    values['identity.firstGivenName'] ||
      values['identity.givenNames'] ||
      values['identity.usedGivenName'] ||
      '',
  );
  const version = view.decision?.version;
  const mark = version === undefined ? 'PROJET' : version > 1 ? `V${version}` : '';
  return `${[compactDay(view.meetingDate), 'RCP', family, given, mark].filter(Boolean).join('_')}.docx`;
}

const meetingFileName = ({ board, doc }: MeetingView, kind: string, extension = 'docx'): string =>
  `${[compactDay(doc.date), part(board.name) || 'RCP', kind].join('_')}.${extension}`;

/** `20261124_RCP-SEIN_LISTE.docx` */
export const meetingListFileName = ({ meeting }: { readonly meeting: MeetingView }): string =>
  meetingFileName(meeting, 'LISTE');

/** `20261124_RCP-SEIN_EMARGEMENT.docx` */
export const attendanceSheetFileName = ({ meeting }: { readonly meeting: MeetingView }): string =>
  meetingFileName(meeting, 'EMARGEMENT');

/** `20261124_RCP-SEIN_SEANCE.concerto` */
export const exchangeFileName = ({ meeting }: { readonly meeting: MeetingView }): string =>
  meetingFileName(meeting, 'SEANCE', EXCHANGE_EXTENSION);
