import { create } from 'zustand';
import type { MeetingRef } from '../../../shared/contracts/views';
import { go } from '../../navigation/navigation';

/** Files picked or dropped on one screen and read on the next. Handles only: their content is read by the engine. */
export const usePickedFiles = create<{ files: readonly File[] }>(() => ({ files: [] }));

export const setPickedFiles = (files: readonly File[]): void => usePickedFiles.setState({ files });

/** Takes these files to the screen where they are reviewed. */
export function review({ database, meeting }: MeetingRef, files: readonly File[]): void {
  setPickedFiles(files);
  go({ screen: 'intake', ref: { database, meeting } });
}
