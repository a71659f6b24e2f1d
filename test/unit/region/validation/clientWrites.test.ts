import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readMeeting } from '../../../../renderer/engine/records/read';
import type { Write } from '../../../../renderer/engine/store/store';
import { presencesOf } from '../../../../shared/domain/attendanceValidation';
import type { CivilDay } from '../../../../shared/domain/brand';
import type { PersonId } from '../../../../shared/domain/ids';
import { roleSchema, type Role } from '../../../../shared/domain/person';
import { may } from '../../../../shared/domain/roles';
import type { Stored } from '../../../../shared/domain/stored';
import { asMember, personRole, REGION_MEMBER } from '../../../../shared/region/accounts';
import { openSession } from '../../engine/openSession';
import { wipeStores } from '../../engine/runningEngine';
import { refusedTo, SLUG } from './validator';

vi.mock('../../../../renderer/engine/database/pouch', () => import('../../engine/memoryPouch'));

beforeEach(wipeStores);

const doctor = (family: string, specialty: string) => ({
  family,
  given: 'Dom',
  title: 'Dr',
  specialty: `G15_10/${specialty}`,
});

/** One workstation whose user has, from one moment to the next, another role; each write goes before the region's rules. */
async function watchedWorkstation() {
  const opened = await openSession();
  const { session, store } = opened;
  const me = session.user.person;
  const as = (role: Role): void => {
    vi.spyOn(session, 'user', 'get').mockReturnValue({ id: 'first', person: me, role });
  };
  const held = new Map<string, Stored>();
  const seen = { writes: 0, refused: [] as unknown[] };
  const write = store.write.bind(store);
  vi.spyOn(store, 'write').mockImplementation(async (database, given) => {
    const writes = (await Promise.all(given.map((it) => Promise.resolve(it)))).filter(
      (it): it is Write => it !== null,
    );
    const { role } = session.user;
    const roles = asMember([REGION_MEMBER, personRole(me.id)], SLUG, [role]);
    for (const { doc } of writes) {
      const place = `${database} ${doc._id}`;
      const refusal = refusedTo(roles, doc, held.get(place) ?? null);
      if (refusal !== null) seen.refused.push({ role, refusal, id: doc._id });
      held.set(place, doc);
      seen.writes++;
    }
    await write(database, writes);
  });
  return { ...opened, as, seen };
}

describe('what the application writes under a role', () => {
  it.each(roleSchema.options)('%s: the region lets it through', async (role) => {
    const { as, run, session, store, seen } = await watchedWorkstation();
    as('secretary');
    const { database } = await run('createBoard', { name: 'RCP Sein', template: 'sein' });
    await run('addMember', { database, person: doctor('Chirurgien', 'SM05') });
    await run('addMember', { database, person: doctor('Radiothérapeute', 'SM37') });
    const date = `${new Date().getFullYear()}-12-15` as CivilDay;
    const meeting = await run('planMeeting', { database, date, time: '14:00' });
    as(role);
    const values = { 'identity.birthName': 'Exemple', 'summary.question': 'Que faire ?' };
    const { cases } = await run('registerCases', { ...meeting, source: 'typed', cases: [values, values] });
    const [first, second] = cases;
    if (!first || !second) throw new Error('no case');
    await run('editCase', { ...first, changes: { 'tumour.t': '2' } });
    await run('undo', {});
    await run('redo', {});
    await run('undo', {});
    const list = await run('registerCases', { ...meeting, source: 'csv', cases: [values, values] });
    await run('undoRegistration', { ...meeting, case: list.cases[0]?.case ?? first.case });
    const { cases: third } = await run('registerCases', { ...meeting, source: 'csv', cases: [values] });

    as('chair');
    const people = (await store.load(database, 'board', 'board'))?.doc.members.map(({ id }) => id) ?? [];
    const [chair] = people;
    await run('openMeeting', { ...meeting, chair: chair as PersonId });
    as(role);
    if (may(role, 'attend')) {
      for (const person of people) await run('attend', { ...meeting, person, mode: 'room' });
      const signature = { way: 'drawn', strokes: 'M10 20L60 40' } as const;
      await run('sign', { ...meeting, person: chair as PersonId, signature });
      await run('undo', {});
      await run('redo', {});
      await run('addAttendee', { ...meeting, person: doctor('Passage', 'SM36'), mode: 'video' });
      await run('undo', {});
      await run('redo', {});
    }
    const { proposal } = await run('propose', { ...(third[0] ?? first), text: 'Chirurgie' });
    const corrected = await run('propose', { ...(third[0] ?? first), text: 'Autre', corrects: proposal });
    if (may(role, 'conduct')) {
      const on = { ...(third[0] ?? first), proposal: corrected.proposal };
      await run('discuss', { ...(third[0] ?? first), text: 'Discuté.' });
      await run('castVote', { ...on, voter: chair as PersonId, position: 'against' });
      await run('castVote', {
        ...on,
        voter: chair as PersonId,
        position: 'for',
        comment: 'Après discussion',
      });
      await run('castVoteForAll', { ...on, position: 'for' });
      for (let i = 0; i < 4; i++) await run('undo', {});
      for (let i = 0; i < 4; i++) await run('redo', {});
    }
    if (may(role, 'decide')) {
      const reason = {
        outcome: 'postponed' as const,
        postponement: { reason: 'missing' as const, text: '' },
      };
      for (const file of [third[0] ?? first]) await run('decide', { ...file, decision: reason });
      await run('undo', {});
      await run('redo', {});
      await run('undo', {});
      await run('decide', { ...(third[0] ?? first), decision: reason });
    }
    await run('withdrawProposal', { ...(third[0] ?? first), proposal: corrected.proposal });
    await run('undo', {});
    await run('redo', {});
    await run('undo', {});
    expect(session.user.role).toBe(role);
    if (may(role, 'organise')) {
      const other = await run('planMeeting', { database, date, time: '16:00' });
      await run('representCase', { ...(third[0] ?? first), ...other });
      await run('undo', {});
      await run('redo', {});
      await run('editMeeting', { ...meeting, place: 'Salle 2' });
      await run('undo', {});
      await run('removeMember', { database, person: people[1] as PersonId });
      await run('undo', {});
      await run('closeMeeting', { ...meeting, postponeRest: true });
      const over = await readMeeting(store, database, meeting.meeting);
      await run('validateAttendance', { ...meeting, presences: presencesOf(over?.attendances ?? []) });
      await run('undo', {});
      await run('redo', {});
      const postponed = over?.decisions.filter(({ atClosing }) => atClosing).map((one) => one.case) ?? [];
      const to = await run('planMeeting', { database, date, time: '17:00' });
      const { moved } = await run('representPostponed', { ...meeting, cases: postponed, to });
      expect(moved).toBe(postponed.length);
      await run('undo', {});
      await run('redo', {});
      await run('reopenMeeting', meeting);
    }
    expect(seen.refused).toEqual([]);
    expect(seen.writes).toBeGreaterThan(25);
  });
});
