import { expect, it } from 'vitest';
import { caseView } from '../../../renderer/engine/queries/caseView';
import { meetingView } from '../../../renderer/engine/queries/meetingView';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import { caseId } from '../../../shared/domain/ids';
import { openedMeeting } from './openedMeeting';

it('one patient registered apart by two workstations is told on both cases once they meet, until one is withdrawn', async () => {
  const { opened, meeting, file } = await openedMeeting();
  const { store, session, run } = opened;
  const { database } = meeting;
  const records = async () => {
    await store.settled();
    const found = await readMeeting(store, database, meeting.meeting);
    if (!found) throw new Error('no meeting');
    return found;
  };
  const told = async () =>
    meetingView(await records(), database, session.now()).cases.flatMap(({ case: id, position, warnings }) =>
      warnings.filter((words) => words.startsWith('Même patient')).map((words) => ({ id, position, words })),
    );
  expect(await told()).toEqual([]);

  const loaded = await store.load(database, file.case, 'case');
  if (!loaded) throw new Error('no case');
  const twin = caseId(session.ulid());
  const apart = { ...loaded.doc, _id: twin, values: { ...loaded.doc.values } };
  await opened.receive(database, apart);
  const [first, second] = await told();
  expect([first?.id, second?.id]).toEqual([file.case, twin]);
  expect(first?.words).toBe(`Même patient que le dossier ${second?.position}\u00a0: retirez l’un des deux`);
  expect(second?.words).toContain(`dossier ${first?.position}\u00a0:`);
  const held = await readCase(store, database, twin);
  if (!held) throw new Error('no case');
  const view = await caseView(session, held, await records(), database, new Map());
  expect(view.warnings).toContain(second?.words);

  await run('withdrawCase', { ...meeting, case: twin });
  expect(await told()).toEqual([]);
  await run('undo', {});
  expect(await told()).toHaveLength(2);
  await opened.open.close();
});
