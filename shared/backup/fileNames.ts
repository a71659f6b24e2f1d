import { inRoom } from '../domain/french';
import type { Instant } from '../domain/brand';

export const BACKUP_EXTENSION = 'concerto';
const NAME = /^concerto-sauvegarde-\d{4}-\d\d-\d\d-\d{4}(?:-\d+)?\.concerto$/;

/** `concerto-sauvegarde-2026-11-24-1430.concerto`, by the clock on the wall; the `n`th of one minute says so. */
export function backupFileName(at: Instant, timeZone: string, n = 1): string {
  const { day, time } = inRoom(at, timeZone);
  return `concerto-sauvegarde-${day}-${time.replace(':', '')}${n === 1 ? '' : `-${n}`}.${BACKUP_EXTENSION}`;
}

export const isBackupFileName = (name: string): boolean => NAME.test(name);
