import { meetingFileName } from '../domain/fileNames';
import { EXCHANGE_EXTENSION } from './meetingFile';

/** `20261124_RCP-SEIN_SEANCE.concerto` */
export const exchangeFileName = (meeting: Parameters<typeof meetingFileName>[0]): string =>
  `${meetingFileName(meeting, 'SEANCE')}.${EXCHANGE_EXTENSION}`;
