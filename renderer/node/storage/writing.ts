import type { CommandName } from '../../../shared/contracts/node';

/**
 * What a command writes, and how durable that is when it answers.
 *
 * - `records`: the journal, flushed to the disk (fdatasync) before the answer, and IndexedDB. Every act of the meeting is
 *   one: what is said to be saved survives a power cut. Refused while the workstation is read-only.
 * - `keys`: at most the small files of the main process, whole or not at all, flushed too: tried even then, because
 *   recovering one's passphrase must not wait for room.
 * - `draft`: what is half written, sealed in IndexedDB alone: survives the lock and a killed process, not for certain a
 *   power cut. Refused like the records.
 * - `nothing`: reads, computes, makes papers.
 */
export const writes: Record<CommandName, 'records' | 'keys' | 'draft' | 'nothing'> = {
  enrol: 'records',
  unlock: 'nothing',
  unlockWithKeychain: 'nothing',
  openRecovery: 'nothing',
  recover: 'keys',
  addUser: 'keys',
  removeUser: 'keys',
  givePassphrase: 'keys',
  changePassphrase: 'keys',
  testRecoveryKey: 'nothing',
  renewRecoveryKey: 'keys',
  keepInKeychain: 'keys',
  forgetKeychain: 'keys',
  lock: 'nothing',
  rotateKey: 'records',
  dismissNotices: 'nothing',
  loadDemo: 'records',
  undo: 'records',
  createBoard: 'records',
  editBoard: 'records',
  addMember: 'records',
  removeMember: 'records',
  planMeeting: 'records',
  editMeeting: 'records',
  openMeeting: 'records',
  closeMeeting: 'records',
  registerCases: 'records',
  editCase: 'records',
  moveCase: 'records',
  withdrawCase: 'records',
  representCase: 'records',
  attend: 'records',
  addAttendee: 'records',
  discuss: 'records',
  propose: 'records',
  withdrawProposal: 'records',
  castVote: 'records',
  castVoteForAll: 'records',
  decide: 'records',
  settleConflict: 'records',
  keepDraft: 'draft',
  readFile: 'nothing',
  makeReport: 'nothing',
  makeMeetingList: 'nothing',
  makeAttendanceSheet: 'nothing',
  exportMeeting: 'nothing',
  importMeeting: 'records',
  recordIssue: 'records',
  inspectRegion: 'keys',
  joinRegion: 'records',
  leaveRegion: 'keys',
  retrySync: 'nothing',
  resendDenied: 'nothing',
  trustRegion: 'records',
  putAway: 'records',
  fetchYear: 'records',
  backUp: 'nothing',
  useBackupFolder: 'keys',
  inspectBackup: 'nothing',
  unlockBackup: 'nothing',
  restoreBackup: 'records',
};
