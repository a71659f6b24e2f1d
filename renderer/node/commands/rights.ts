import type { CommandName } from '../../../shared/contracts/node';
import type { BackupCommand } from '../backup/commands';
import type { Right } from '../../../shared/domain/roles';

/** Commands that work on the locked workstation, or on the workstation itself. */
export type AccessCommand =
  | 'enrol'
  | 'unlock'
  | 'unlockWithKeychain'
  | 'openRecovery'
  | 'recover'
  | 'lock'
  | 'dismissNotices'
  | BackupCommand;
export type SessionCommand = Exclude<CommandName, AccessCommand>;

/** What each command asks of the role of who is signed in. */
export const rightFor: Record<SessionCommand, Right> = {
  addUser: 'configure',
  removeUser: 'configure',
  givePassphrase: 'configure',
  changePassphrase: 'configure',
  testRecoveryKey: 'configure',
  renewRecoveryKey: 'configure',
  keepInKeychain: 'configure',
  forgetKeychain: 'configure',
  rotateKey: 'configure',
  loadDemo: 'configure',
  undo: 'prepare',
  redo: 'prepare',
  createBoard: 'organise',
  editBoard: 'organise',
  addMember: 'organise',
  removeMember: 'organise',
  planMeeting: 'organise',
  editMeeting: 'organise',
  openMeeting: 'conduct',
  closeMeeting: 'conduct',
  undoOpening: 'conduct',
  reopenMeeting: 'conduct',
  registerCases: 'prepare',
  undoRegistration: 'prepare',
  editCase: 'prepare',
  moveCase: 'organise',
  withdrawCase: 'organise',
  restoreCase: 'organise',
  keepLeftOut: 'prepare',
  representCase: 'prepare',
  attend: 'attend',
  addAttendee: 'attend',
  discuss: 'conduct',
  propose: 'propose',
  withdrawProposal: 'propose',
  castVote: 'conduct',
  castVoteForAll: 'conduct',
  decide: 'decide',
  /** What it asks for in each case is `rightToSettle`. */
  settleConflict: 'prepare',
  keepDraft: 'propose',
  readFile: 'prepare',
  keepFile: 'prepare',
  attachFile: 'prepare',
  detachFile: 'prepare',
  openFile: 'prepare',
  prepareMeeting: 'prepare',
  makeReport: 'report',
  makeMeetingList: 'report',
  makeAttendanceSheet: 'report',
  exportMeeting: 'prepare',
  importMeeting: 'prepare',
  recordIssue: 'report',
  inspectRegion: 'configure',
  joinRegion: 'configure',
  leaveRegion: 'configure',
  retrySync: 'configure',
  resendDenied: 'configure',
  trustRegion: 'organise',
  putAway: 'configure',
  fetchYear: 'configure',
};

/** After these the door may open to others, or no longer at once. */
export const keyActs: ReadonlySet<CommandName> = new Set([
  'enrol',
  'unlock',
  'unlockWithKeychain',
  'openRecovery',
  'recover',
  'addUser',
  'removeUser',
  'givePassphrase',
  'changePassphrase',
  'testRecoveryKey',
  'renewRecoveryKey',
  'keepInKeychain',
  'forgetKeychain',
  'rotateKey',
]);

/** These read or compute and may run beside a write; all others take their turn, one after the other. */
export const besideOthers: ReadonlySet<CommandName> = new Set([
  'readFile',
  'keepFile',
  'openFile',
  'prepareMeeting',
  'makeReport',
  'makeMeetingList',
  'makeAttendanceSheet',
  'exportMeeting',
  'importMeeting',
  'inspectRegion',
  'backUp',
  'inspectBackup',
  'unlockBackup',
]);
