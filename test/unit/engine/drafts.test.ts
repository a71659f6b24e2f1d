import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { noDrafts, type CaseDrafts, type DraftKind } from '../../../shared/domain/drafts';
import type { PersonId } from '../../../shared/domain/ids';
import type { CivilDay } from '../../../shared/domain/brand';
import type { CaseRef } from '../../../shared/contracts/views';
import { disk, openLocal } from './memoryPouch';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';

beforeEach(wipeStores);

async function atWork() {
  const shell = memoryShell();
  const running = await startEngine(shell);
  const { meeting, file } = await meetingWithOneCase(running);
  const { cases } = await running.run('registerCases', {
    ...meeting,
    source: 'typed',
    cases: [{ 'identity.birthName': 'Autre' }],
  });
  const other = cases[0];
  if (!other) throw new Error('no second case');
  const relock = async () => {
    await running.run('lock', {});
    await running.run('unlock', { passphrase: PASSPHRASE });
  };
  return { shell, ...running, file, other, relock };
}

const decision = (text: string) => ({
  retained: null,
  text,
  guideline: { name: '', version: '' },
  reasonText: '',
  referralBoard: '',
  referralComment: '',
  trialId: '',
  quorumReason: '',
  followsNot: '',
  announcedBy: '',
  nextStep: null,
});
const proposal = (text: string) => ({ text, treatments: [], intention: 1 });
const typed = (text: string) => ({ fields: { 'typed Score G8': text } });

/** As the screens keep one of this kind; null: dropped. */
function draftOf(kind: DraftKind, text: string | null) {
  switch (kind) {
    case 'decision':
      return { kind, value: text === null ? null : decision(text) };
    case 'proposal':
      return { kind, value: text === null ? null : proposal(text) };
    case 'typed':
      return { kind, value: text === null ? null : typed(text) };
  }
}

type Act =
  | { readonly does: 'keep'; readonly at: number; readonly kind: DraftKind; readonly text: string | null }
  | { readonly does: 'lock' };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('keep' as const),
      at: fc.nat(1),
      kind: fc.constantFrom<DraftKind>('decision', 'proposal', 'typed'),
      text: fc.option(fc.string({ unit: 'grapheme', maxLength: 20 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('lock' as const) }) },
);

describe('what is half written', () => {
  it('is found again as it was kept last, whatever was kept and however often the workstation was locked', async () => {
    const { run, ask, file, other, relock } = await atWork();
    const refs: readonly CaseRef[] = [file, other];
    const expected: CaseDrafts[] = [noDrafts, noDrafts];
    const begunBy = (await ask('session', {})).user?.person.id;
    expect(begunBy).toBeDefined();
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        for (const one of acts) {
          const ref = one.does === 'keep' ? refs[one.at] : undefined;
          if (one.does === 'lock' || !ref) await relock();
          else {
            const { text } = one;
            const draft = draftOf(one.kind, text);
            await run('keepDraft', { ...ref, ...draft });
            const signed = draft.value && draft.kind !== 'typed' ? { ...draft.value, begunBy } : draft.value;
            expected[one.at] = { ...(expected[one.at] ?? noDrafts), [one.kind]: signed };
          }
        }
        for (const [i, ref] of refs.entries()) expect(await ask('drafts', ref)).toEqual(expected[i]);
      }),
      { numRuns: 15 },
    );
    await run('lock', {});
  });

  it('names whoever began it, whoever goes on with it', async () => {
    const { run, ask, file } = await atWork();
    const begunBy = 'rpps-99900000022' as PersonId;
    await run('keepDraft', { ...file, kind: 'proposal', value: { ...proposal('Chirurgie'), begunBy } });
    expect((await ask('drafts', file)).proposal?.begunBy).toBe(begunBy);
    await run('lock', {});
  });

  it('lies sealed in the local database alone: not in the journal, not where replication looks', async () => {
    const { shell, run, ask, file } = await atWork();
    // What was saved stands in PouchDB too by then.
    await ask('case', file);
    const journal = shell.journal.length;
    const pouch = openLocal(file.database);
    const { update_seq } = await pouch.info();
    await run('keepDraft', { ...file, kind: 'decision', value: decision('Chirurgie conservatrice') });
    expect(shell.journal).toHaveLength(journal);
    expect((await pouch.info()).update_seq).toBe(update_seq);
    const id = `_local/draft:${file.case.slice('case:'.length)}:decision`;
    const kept = await pouch.get(id);
    expect(JSON.stringify(kept)).not.toContain('Chirurgie');
    expect((await pouch.get<{ ids: string[] }>('_local/drafts')).ids).toEqual([id]);
    await run('keepDraft', { ...file, kind: 'decision', value: null });
    await expect(pouch.get(id)).rejects.toMatchObject({ status: 404 });
    expect((await pouch.get<{ ids: string[] }>('_local/drafts')).ids).toEqual([]);
    await run('lock', {});
  });

  it('of panels is found again with whatever was emptied, sealed with the board that each is about', async () => {
    const { run, ask, file, relock } = await atWork();
    const about = `typeCase ${file.database} meeting:1`;
    const typed = { fields: { family: { value: 'Vauquelin' }, birth: { value: undefined } } };
    const plan = { fields: { typedPlace: { value: 'Salle des vitraux' } } };
    await run('keepPanels', { panels: { [about]: typed, planMeeting: plan } });
    expect(JSON.stringify(await openLocal(file.database).get('_local/draft:panels'))).not.toMatch(
      /Vauquelin|typeCase/,
    );
    await relock();
    expect(await ask('panels', {})).toEqual({ [about]: typed, planMeeting: plan });
    expect(Object.keys((await ask('panels', {}))[about]?.fields ?? {})).toEqual(['family', 'birth']);
    await run('keepPanels', { panels: { [about]: null } });
    expect(await ask('panels', {})).toEqual({ planMeeting: plan });
    await run('keepPanels', { panels: { planMeeting: null } });
    await expect(openLocal(file.database).get('_local/draft:panels')).rejects.toMatchObject({ status: 404 });
    await relock();
    expect(await ask('panels', {})).toEqual({});
    await run('lock', {});
  });

  it('of a panel about no board lies with the newest year, also where an older one had it', async () => {
    const { run, ask, file } = await atWork();
    const draft = (value: string) => ({ fields: { typedPlace: { value } } });
    await run('keepPanels', { panels: { planMeeting: draft('Salle des vitraux') } });
    const later = `${Number(file.database.slice(-4)) + 1}-01-12` as CivilDay;
    const { database } = await run('planMeeting', { database: file.database, date: later, time: '14:00' });
    await run('keepPanels', { panels: { planMeeting: draft('Salle des plans') } });
    expect(await ask('panels', {})).toEqual({ planMeeting: draft('Salle des plans') });
    await expect(openLocal(file.database).get('_local/draft:panels')).rejects.toMatchObject({ status: 404 });
    await openLocal(database).get('_local/draft:panels');
    await run('lock', {});
  });

  it('of a panel is said not to be kept where no board is, and what is dropped there is no fault', async () => {
    const { run, connection } = await startEngine(memoryShell());
    await run('enrol', { family: 'Seule', given: 'Ada', role: 'secretary', passphrase: PASSPHRASE });
    const kept = await connection.command('keepPanels', { panels: { newBoard: { fields: {} } } });
    expect(kept).toMatchObject({ ok: false, problem: { code: 'state' } });
    await run('keepPanels', { panels: { newBoard: null } });
    await run('lock', {});
  });

  it('is refused for a case that is not here, and asking creates nothing', async () => {
    const { connection, ask, run, file } = await atWork();
    const elsewhere = { database: 'rcp_ailleurs_2026' as typeof file.database, case: file.case };
    const refused = await connection.command('keepDraft', {
      ...elsewhere,
      kind: 'proposal',
      value: proposal('x'),
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'missing' } });
    expect(await ask('drafts', elsewhere)).toEqual(noDrafts);
    await run('lock', {});
  });

  it('says so when the disk refuses', async () => {
    const { connection, ask, run, file } = await atWork();
    disk.refusal = new DOMException('FILE_ERROR_NO_SPACE', 'UnknownError');
    try {
      const refused = await connection.command('keepDraft', {
        ...file,
        kind: 'proposal',
        value: proposal('x'),
      });
      expect(refused).toMatchObject({ ok: false, problem: { code: 'storage' } });
      expect((await ask('session', {})).storage.broken).toBe(true);
    } finally {
      disk.refusal = null;
    }
    await run('lock', {});
  });
});
