import type { WebFrameMain } from 'electron';
import { APP_ORIGIN } from '../../shared/contracts/security';

type Frame = Pick<WebFrameMain, 'origin' | 'processId' | 'routingId' | 'parent'>;

/** Only the top frame of our own window, while it shows the application, is listened to. */
export const isTrustedSender = (sender: Frame | null, main: Frame): boolean =>
  sender !== null &&
  sender.parent === null &&
  sender.processId === main.processId &&
  sender.routingId === main.routingId &&
  sender.origin === APP_ORIGIN;
