import type { MeetingView } from '../../../shared/contracts/views';
import { clockTime, longDate } from '../../../shared/domain/french';
import type { Quorum } from '../../../shared/domain/quorum';

/** « RCP Sein · mardi 24 novembre 2026, 14 h » */
export const meetingTitle = ({ board, doc }: MeetingView): string =>
  `${board.name} · ${longDate(doc.date)}, ${clockTime(doc.time)}`;

const list = new Intl.ListFormat('fr', { type: 'conjunction' });

/** Before the meeting the quorum is a forecast, and said as one. */
export function forecastWords(quorum: Quorum): string {
  switch (quorum.status) {
    case 'reached':
      return 'Le quorum serait atteint avec les participants attendus.';
    case 'notReached':
      return `Le quorum ne serait pas atteint\u00a0: il manque ${list.format(quorum.missing)}.`;
    case 'unknown':
      return 'Cette RCP n’a pas de règle de quorum.';
  }
}
