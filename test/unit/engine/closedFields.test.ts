import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCase } from '../../../renderer/engine/records/read';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { casePaths, fieldSpec, type CaseValues } from '../../../shared/domain/caseFields';
import { editCase } from '../../../shared/domain/caseFile';
import { openedMeeting } from './openedMeeting';

let opened: Awaited<ReturnType<typeof openedMeeting>>['opened'];
let file: CaseRef;
let meeting: MeetingRef;
beforeEach(async () => {
  ({ opened, file, meeting } = await openedMeeting());
});
afterEach(() => opened.open.close());

const held = async () => {
  const records = await readCase(opened.store, file.database, file.case);
  if (!records) throw new Error('gone');
  return records.file;
};
const edit = (changes: CaseValues) => opened.command('editCase', { ...file, changes });
const refused = (field: string) => ({
  ok: false,
  problem: { code: 'invalid', message: expect.stringContaining(field) as string },
});
const closed = casePaths.filter((path) => {
  const { kind, list, free = false } = fieldSpec(path);
  return kind === 'code' && list !== undefined && !free;
});

describe('a closed field', () => {
  it('takes no value outside its list: the command says so, and the case is as it was', async () => {
    const before = await held();
    for (const path of closed)
      expect(await edit({ [path]: 'gau' })).toMatchObject(refused(fieldSpec(path).label));
    expect(await edit({ 'clinical.whoStatus': 'OMS 9' })).toMatchObject(refused('OMS 9'));
    expect(await edit({ 'clinical.g8': 18 })).toMatchObject(refused('de 0 à 17'));
    expect(await held()).toEqual(before);
    const registered = await opened.command('registerCases', {
      ...meeting,
      source: 'typed',
      cases: [{ 'identity.birthName': 'Exemple', 'tumour.laterality': 'gau' }],
    });
    expect(registered).toMatchObject(refused('Côté'));
  });

  it('keeps what an older version stored in it, and may be written with it again', async () => {
    const old = editCase(
      await held(),
      { 'tumour.laterality': 'gau' },
      { ...opened.actor.author(), device: 'un' },
    );
    await opened.receive(file.database, old);
    expect(await edit({ 'tumour.site': 'quadrant' })).toMatchObject({ ok: true });
    expect((await held()).values['tumour.laterality']).toBe('gau');
    expect(await edit({ 'tumour.laterality': 'gau' })).toMatchObject({ ok: true });
    expect(await edit({ 'tumour.laterality': 'dro' })).toMatchObject(refused('Côté'));
    expect(await edit({ 'tumour.laterality': '7771000' })).toMatchObject({ ok: true });
    expect(await edit({ 'tumour.laterality': 'gau' })).toMatchObject(refused('Côté'));
  });
});
