import type { CommandName } from '../../../shared/contracts/node';

/**
 * What a command writes. `records`: the journal and IndexedDB, refused while the workstation is read-only. `keys`: at
 * most the small files of the main process, whole or not at all: tried even then, because recovering one's passphrase
 * must not wait for room. `nothing`: reads, computes, makes papers.
 */
export const writes: Record<CommandName, 'records' | 'keys' | 'nothing'> = {
  enrol: 'records',
  unlock: 'nothing',
  recover: 'keys',
  lock: 'nothing',
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
  readFile: 'nothing',
  makeReport: 'nothing',
  makeMeetingList: 'nothing',
  makeAttendanceSheet: 'nothing',
  recordIssue: 'records',
  inspectRegion: 'keys',
  joinRegion: 'records',
  leaveRegion: 'keys',
  retrySync: 'nothing',
};
