import { startRegion } from '../../../build/demo-region/server';
import { databaseName } from '../../../shared/region/databaseName';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  commands,
  type CommandInput,
  type CommandName,
  type CommandValue,
} from '../../../shared/contracts/commands/commands';
import type { Shell } from '../../../shared/contracts/shell';
import { presencesOf } from '../../../shared/domain/attendanceValidation';
import type { CivilDay } from '../../../shared/domain/brand';
import { editCase } from '../../../shared/domain/caseFile';
import { mergeDocuments } from '../../../shared/merge/merge';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import type { ProposalId } from '../../../shared/domain/ids';
import type { Engine } from '../../../renderer/engine/engine';
import type { OpenEngine } from '../../../renderer/engine/openEngine';
import { receiveIn } from './openSession';
import { fakePhones } from './fakePhones';
import { memoryShell } from './memoryShell';
import { PASSPHRASE, startEngine, wipeStores } from './runningEngine';

/** A disk whose flushes end when the test says so. */
function heldShell() {
  const inner = memoryShell();
  let release: () => void = () => undefined;
  let gate = Promise.resolve();
  const state = { asked: 0 };
  const held = async () => {
    state.asked++;
    await gate;
  };
  const shell: Shell = {
    ...inner,
    phones: fakePhones(),
    appendJournal: async (entries) => {
      await held();
      await inner.appendJournal(entries);
    },
    readVault: () => inner.readVault(),
    writeVault: async (text) => {
      await held();
      await inner.writeVault(text);
    },
  };
  const hold = () => {
    state.asked = 0;
    gate = new Promise((resolve) => (release = resolve));
  };
  return { shell, state, hold, release: () => release() };
}

const doctor = (family: string) => ({ family, given: 'Dom', title: 'Dr', specialty: 'G15_10/SM36' });
const year = new Date().getFullYear();
const OTHER = 'papier violon menthe granit';
const THIRD = 'corail lanterne brume falaise';
const played = new Set<CommandName>();

type Act = <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandValue<N>>;

async function actsOnKeys(act: Act, recoveryKey: string, idOf: (family: string) => Promise<string>) {
  const again = { passphrase: PASSPHRASE };
  await act('testRecoveryKey', { recoveryKey });
  await act('renewRecoveryKey', again);
  await act('addUser', { ...doctor('Seconde'), ...again, role: 'doctor', theirs: OTHER });
  await act('removeUser', { ...again, user: await idOf('Seconde') });
  await act('changePassphrase', { ...again, next: THIRD });
  await act('changePassphrase', { passphrase: THIRD, next: PASSPHRASE });
  await act('keepInKeychain', again);
  await act('lock', {});
  await act('unlockWithKeychain', {});
  await act('forgetKeychain', {});
}

async function actsOnPhones(act: Act, meeting: MeetingRef, file: CaseRef, proposal: ProposalId) {
  await act('listNetworks', {});
  await act('openPhones', { ...meeting, address: '10.0.0.7' });
  await act('invitePhones', { isInviting: false });
  await act('openBallot', { ...file, proposals: [{ proposal, label: 'Chirurgie' }] });
  await act('keepPhone', { phone: 'un' });
  await act('putOutPhone', { phone: 'un' });
  await act('renewPhoneCode', {});
  await act('closeBallot', { ...meeting, showsResult: true });
  await act('closePhones', {});
}

/** As the merge leaves a case whose T two workstations wrote without knowing. */
async function writtenApart(engine: Engine, file: CaseRef): Promise<void> {
  const { open } = engine as unknown as { open: OpenEngine };
  const { session } = open;
  const loaded = await session.store.load(file.database, file.case, 'case');
  if (!loaded) throw new Error('no case');
  const theirs = (device: string, t: string) =>
    editCase(
      loaded.doc,
      { 'tumour.t': t },
      { ...open.actorAt({ name: 'console', audience: 'console' }).author(), device },
    );
  const merged = mergeDocuments(theirs('un', 'cT1'), theirs('deux', 'cT2'));
  await receiveIn(session, file.database, merged, loaded.revision);
}

/** More turns, and more of each kind of waiting, than are left to a command once it has asked for its flush. */
async function aside(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await indexedDB.databases();
    await crypto.subtle.digest('SHA-256', new Uint8Array(1024));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Every command once, with the flushes held back: what it says about them is compared with its grade. */
async function play(): Promise<void> {
  const { shell, state, hold, release } = heldShell();
  const { engine, connection, ask } = await startEngine(shell);
  const until = async (met: () => boolean) => {
    while (!met()) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  const act: Act = async (name, input) => {
    played.add(name);
    hold();
    let answered = false;
    const answer = connection.command(name, input).finally(() => (answered = true));
    await until(() => answered || state.asked > 0);
    // What takes longer than an answer that does not wait for the flush: it would come first.
    await aside();
    const isFlushed = ['records', 'keys'].includes(commands[name].writes);
    expect({ name, answered, asked: state.asked > 0 }).toEqual({
      name,
      answered: !isFlushed,
      asked: isFlushed,
    });
    release();
    const result = await answer;
    if (!result.ok) throw new Error(`${name}: ${result.problem.message}`);
    return result.value as CommandValue<typeof name>;
  };

  const { recoveryKey } = await act('enrol', {
    ...doctor('Animatrice'),
    role: 'coordinator',
    passphrase: PASSPHRASE,
  });
  await act('dismissNotices', {});
  await act('lock', {});
  await act('unlock', { passphrase: PASSPHRASE });
  await act('lock', {});
  const { users } = await act('openRecovery', { recoveryKey });
  const [user] = users;
  if (!user) throw new Error('nobody');
  const renewed = await act('recover', { recoveryKey, user: user.id, passphrase: PASSPHRASE });
  await actsOnKeys(act, renewed.recoveryKey, async (family) => {
    const { users: all } = await ask('keys', {});
    return all.find(({ person }) => person.family === family)?.id ?? '';
  });
  await act('loadDemo', {});

  const { database } = await act('createBoard', { name: 'RCP Sein', template: 'sein' });
  await act('editBoard', { database, place: 'Salle Curie' });
  await act('addMember', { database, person: doctor('Chirurgien') });
  const [member] = (await ask('boards', {})).flatMap(({ board }) =>
    board.members.filter(({ family }) => family === 'Chirurgien'),
  );
  if (!member) throw new Error('no member');
  await act('removeMember', { database, person: member.id });
  const meeting = await act('planMeeting', { database, date: `${year}-12-15` as CivilDay, time: '14:00' });
  await act('editMeeting', { ...meeting, place: 'Salle 2' });
  const names = ['Tourterelle', 'Mésange', 'Loriot'];
  const { cases } = await act('registerCases', {
    ...meeting,
    source: 'typed',
    cases: names.map((family, n) => ({
      'identity.birthName': family,
      'request.presenter': n === 1 ? 'Dr Martin' : 'Dr Le Goff',
    })),
  });
  const [file, other, third] = cases;
  if (!file || !other || !third) throw new Error('no case');
  await act('editCase', { ...file, changes: { 'summary.question': 'Que faire ?' } });
  await writtenApart(engine, file);
  const [conflict] = await ask('conflicts', {});
  if (!conflict) throw new Error('nothing to choose');
  const seen = conflict.values.map(({ key }) => key);
  await act('settleConflict', { ...conflict, seen, choice: { key: seen[0] ?? '' } });
  await act('groupCases', { ...meeting });
  await act('moveCase', { ...meeting, case: other.case, to: 0 });
  await act('keepTimes', { ...meeting, spent: { [other.case]: 61_000 } });
  await act('withdrawCase', { ...meeting, case: other.case });
  await act('undo', {});
  await act('redo', {});
  await act('restoreCase', { ...meeting, case: other.case });
  const line = { id: 'un', fileName: 'liste.csv', source: 'csv' as const, values: {} };
  await act('keepLeftOut', { ...meeting, lines: [line] });
  await act('keepLeftOut', { ...meeting, lines: [] });
  await act('keepReview', { ...meeting, review: { files: [], lines: [line] } });
  await act('keepReview', { ...meeting, review: null });
  const list = await act('registerCases', {
    ...meeting,
    source: 'csv',
    cases: ['Bouvreuil', 'Pinson'].map((family) => ({ 'identity.birthName': family })),
    leftOut: [{ fileName: 'liste.csv', words: [{ where: 'Chambre', what: '12 bis' }] }],
  });
  const there = {
    case: other.case,
    fileName: 'liste.csv',
    words: [{ where: 'Chambre', what: '14' }],
    values: {},
  };
  await act('keepWordsNotHeld', { ...meeting, lines: [there] });
  const words = await ask('leftOutWords', meeting);
  await act('dropLeftOutWords', { ...meeting, cases: list.cases.map((one) => one.case) });
  await act('restoreLeftOutWords', { ...meeting, words: [...words] });
  await act('undoRegistration', { ...meeting, case: list.cases[0]?.case ?? other.case });
  const later = await act('planMeeting', { database, date: `${year}-12-22` as CivilDay, time: '14:00' });
  await act('addAttendee', { ...meeting, person: doctor('Visiteuse'), mode: 'room' });
  const chair = (await ask('meeting', meeting))?.attendance[0]?.person.id;
  if (!chair) throw new Error('nobody');
  await act('openMeeting', { ...meeting, chair });
  await act('undoOpening', meeting);
  await act('openMeeting', { ...meeting, chair });
  await act('sign', { ...meeting, person: chair, signature: { way: 'printed' } });
  const attendances = (await ask('meeting', meeting))?.attendance.flatMap(
    ({ attendance }) => attendance ?? [],
  );
  await act('validateAttendance', { ...meeting, presences: presencesOf(attendances ?? []) });
  await act('attend', { ...meeting, person: chair, mode: 'video' });

  await act('discuss', { ...file, text: 'Relecture faite.' });
  await act('keepDraft', { ...file, kind: 'proposal', value: { text: 'Chir' } });
  await act('project', { shown: { ...file, draft: null, isBlack: false, showsIdentity: false, turn: null } });
  await act('showPictures', { shown: null });
  await act('keepPanels', { panels: { planMeeting: { fields: { typedPlace: { value: 'Salle' } } } } });
  const { proposal } = await act('propose', { ...file, text: 'Chirurgie' });
  await act('choosePin', { ...meeting, pin: '2468', passphrase: PASSPHRASE });
  await act('castVoteForAll', { ...file, proposal, position: 'for' });
  await act('castVote', { ...file, proposal, voter: chair, position: 'against' });
  await actsOnPhones(act, meeting, file, proposal);
  await act('decide', {
    ...file,
    decision: { outcome: 'discussed', retained: [proposal], quorumReason: 'Urgence' },
  });
  await act('withdrawProposal', { ...file, proposal });
  const followed = {
    'request.caseStatus': 'ORG-128',
    'request.guideline': 'Référentiel inventé',
    'request.guidelineVersion': '1',
    'request.guidelineDate': '2026-02-01' as CivilDay,
  };
  await act('editCase', { ...third, changes: followed });
  const [shown] = (await ask('batch', meeting)).filter((one) => one.case === third.case);
  await act('registerBatch', { ...meeting, cases: [{ case: third.case, seen: shown?.seen ?? '' }] });
  const postponed = { outcome: 'postponed', postponement: { reason: 'missing' } } as const;
  await act('decide', { ...third, decision: postponed });
  await act('representCase', { ...third, meeting: later.meeting });
  await act('undo', { places: [{ kind: 'meeting', ...meeting }] });
  await act('representPostponed', { ...meeting, cases: [third.case], to: later });
  const { sha256 } = await act('makeReport', file);
  await act('recordIssue', { ...file, sha256 });
  await act('makeMeetingList', meeting);
  await act('makeAttendanceSheet', meeting);
  await act('readFile', {
    file: new File(['Nom;Prénom;Date de naissance\r\nGrive;Ada;01/02/1950'], 'liste.csv'),
  });
  const kept = await act('keepFile', { ...file, file: new File(['%PDF-1.7'], 'anapath.pdf') });
  await act('attachFile', { ...file, ...kept });
  await act('openFile', { ...file, file: kept.file });
  await act('prepareMeeting', meeting);
  await act('detachFile', { ...file, file: kept.file });
  await act('closeMeeting', { ...meeting, postponeRest: true });
  await act('reopenMeeting', meeting);
  const [deferred] = (await ask('namedActs', meeting)).deferred;
  if (!deferred) throw new Error('nothing deferred');
  await act('undoDeferral', { ...meeting, cases: [deferred.case] });
  const region = await startRegion({ users: { ada: 'x' } });
  region.open(meeting.database);
  const older = databaseName('sein', year - 3);
  region.open(older);
  await region.put(older, { _id: 'board', type: 'board', schema: 1, name: 'RCP Sein', slug: 'sein' });
  await act('joinRegion', { url: region.url, username: 'ada', password: 'x', databases: [] });
  await act('fetchYear', { database: older });
  while ((await ask('sync', {})).state !== 'upToDate')
    await new Promise((resolve) => setTimeout(resolve, 20));
  await act('putAway', { database: older });
  await act('exportMeeting', { ...meeting, passphrase: PASSPHRASE });
  await act('resendDenied', {});
  await act('retrySync', {});
  await act('trustRegion', {});
  await act('leaveRegion', {});
  await region.close();
  await act('rotateKey', { passphrase: PASSPHRASE });
  while ((await ask('session', {})).tasks.length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await act('lock', {});
}

describe('what is said to be saved', () => {
  beforeAll(wipeStores);

  it('was flushed before, for every act; what is half written does not wait for the disk', play);

  it('was asked of every command: one that is new is to be played here', () => {
    // For someone whom a backup brought here; asks a region; makes, reads or installs a backup: no record is written.
    const outside: CommandName[] = [
      'givePassphrase',
      // With a file of another workstation: exchange.test.ts.
      'importMeeting',
      'inspectRegion',
      'backUp',
      'useBackupFolder',
      'inspectBackup',
      'unlockBackup',
      'restoreBackup',
    ];
    const missing = (Object.keys(commands) as CommandName[]).filter((name) => !played.has(name));
    expect(missing).toEqual(outside);
  });
});
