import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Rows } from '../../../renderer/engine/readModel/rows';
import type { CivilDay } from '../../../shared/domain/brand';
import { caseValuesSchema } from '../../../shared/domain/caseFields';
import { caseId } from '../../../shared/domain/ids';
import type { ImportLine } from '../../../shared/domain/leftOut';
import { openLocal } from './memoryPouch';
import { memoryShell } from './memoryShell';
import { meetingWithOneCase, PASSPHRASE, startEngine, wipeStores } from './runningEngine';

beforeEach(wipeStores);

const person = (given: Record<string, string>) =>
  caseValuesSchema.parse(
    Object.fromEntries(Object.entries(given).map(([field, value]) => [`identity.${field}`, value])),
  );
const zoe = person({ birthName: 'Le Goff', firstGivenName: 'Zoé', birthDate: '1950-03-02', sex: 'F' });

async function atWork() {
  const shell = memoryShell();
  const running = await startEngine(shell);
  const { meeting, people } = await meetingWithOneCase(running);
  const { cases } = await running.run('registerCases', { ...meeting, source: 'typed', cases: [zoe] });
  const [own] = cases;
  if (!own) throw new Error('no case');
  const view = async () => {
    const found = await running.ask('meeting', meeting);
    if (!found) throw new Error('no meeting');
    return found;
  };
  const relock = async () => {
    await running.run('lock', {});
    await running.run('unlock', { passphrase: PASSPHRASE });
    await running.rested();
  };
  return { ...running, shell, meeting, own: { ...meeting, case: own.case }, chair: people[0], view, relock };
}

describe('a withdrawn case', () => {
  it('is listed with who withdrew it and when, and goes back on the list as it was', async () => {
    const { run, view, own, chair } = await atWork();
    await run('withdrawCase', own);
    const gone = await view();
    expect(gone.cases.map(({ name }) => name)).toEqual(['TOURTERELLE']);
    expect(gone.withdrawn).toMatchObject([
      { case: own.case, name: 'LE GOFF Zoé', birthDate: '1950-03-02', withdrawn: { by: chair } },
    ]);
    await run('restoreCase', own);
    const back = await view();
    expect(back.cases.map(({ name }) => name)).toEqual(['TOURTERELLE', 'LE GOFF Zoé']);
    expect(back.withdrawn).toEqual([]);
    expect(await run('undo', {})).toMatchObject({ undone: expect.stringContaining('LE GOFF Zoé') as string });
    expect((await view()).withdrawn).toHaveLength(1);
    await run('lock', {});
  });

  it('is found by the search, marked, also after an unlocking', async () => {
    const { run, ask, own, relock } = await atWork();
    const find = async () => {
      for (;;) {
        const { hits, complete } = await ask('search', { text: 'zoe goff' });
        if (complete) return hits;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    expect(await find()).toMatchObject([{ title: 'LE GOFF Zoé', ref: { case: own.case } }]);
    expect((await find())[0]?.isWithdrawn).toBeUndefined();
    await run('withdrawCase', own);
    for (let i = 0; i < 2; i++) {
      expect(await find()).toMatchObject([{ ref: { case: own.case }, isWithdrawn: true }]);
      await relock();
    }
    await run('restoreCase', own);
    expect((await find())[0]?.isWithdrawn).toBeUndefined();
    await run('lock', {});
  });

  it('is not put back on the list of a closed meeting, nor of another one', async () => {
    const { run, connection, meeting, own, chair } = await atWork();
    if (!chair) throw new Error('no chair');
    const other = await run('planMeeting', {
      database: meeting.database,
      date: `${new Date().getFullYear()}-12-22` as CivilDay,
      time: '14:00',
    });
    await run('withdrawCase', own);
    expect(await connection.command('restoreCase', { ...own, meeting: other.meeting })).toMatchObject({
      ok: false,
      problem: { code: 'state' },
    });
    await run('openMeeting', { ...meeting, chair });
    await run('closeMeeting', { ...meeting, postponeRest: true });
    expect(await connection.command('restoreCase', own)).toMatchObject({
      ok: false,
      problem: { code: 'state' },
    });
    await run('lock', {});
  });
});

describe('who is asked about before being registered', () => {
  it('is told from the meeting’s cases, those withdrawn, and those of the board’s other meetings to come', async () => {
    const { run, ask, meeting, own } = await atWork();
    const asked = {
      ...meeting,
      people: [person({ birthName: 'LE-GOFF', firstGivenName: 'ZOE', birthDate: '1950-03-02' })],
    };
    const first = async () => (await ask('alike', asked))[0]?.cases;
    expect(await first()).toMatchObject([{ case: own.case, is: 'same', isHere: true, isWithdrawn: false }]);
    expect((await ask('alike', { ...asked, except: own.case }))[0]?.cases).toEqual([]);
    await run('withdrawCase', own);
    expect(await first()).toMatchObject([{ case: own.case, is: 'same', isHere: true, isWithdrawn: true }]);
    const { database } = meeting;
    const date = `${new Date().getFullYear()}-12-22` as CivilDay;
    const other = await run('planMeeting', { database, date, time: '14:00' });
    expect((await ask('alike', { ...asked, ...other }))[0]?.cases).toMatchObject([
      { case: own.case, is: 'same', isHere: false, isWithdrawn: true },
    ]);
    await run('restoreCase', own);
    expect((await ask('alike', { ...asked, ...other }))[0]?.cases).toMatchObject([
      { case: own.case, is: 'same', isHere: false, isWithdrawn: false },
    ]);
    await run('lock', {});
  });

  it('is told from the lines before in the same list', async () => {
    const { run, ask, meeting } = await atWork();
    const people = [
      person({ birthName: "D'ALMEIDA", firstGivenName: 'Zoé', birthDate: '1951-05-05' }),
      person({ birthName: 'Autre', firstGivenName: 'Zoé', birthDate: '1951-05-05' }),
      person({ birthName: 'DALMEIDA', firstGivenName: 'ZOE', birthDate: '1951-05-05' }),
    ];
    const found = await ask('alike', { ...meeting, people });
    expect(found.map(({ earlier }) => earlier && [earlier.at, earlier.is])).toEqual([
      null,
      null,
      [0, 'same'],
    ]);
    await run('lock', {});
  });

  it('is answered for 500 lines with a few reads, however many lines', async () => {
    const { run, ask, meeting } = await atWork();
    const people = Array.from({ length: 500 }, (_, i) =>
      person({
        birthName: `Nom${i % 300}`,
        firstGivenName: 'Zoé',
        birthDate: `19${50 + (i % 40)}-03-${String(1 + (i % 28)).padStart(2, '0')}`,
      }),
    );
    const reads = [vi.spyOn(Rows.prototype, 'of'), vi.spyOn(Rows.prototype, 'get')];
    expect(await ask('alike', { ...meeting, people })).toHaveLength(500);
    // The meeting and its board; twice where the search became complete meanwhile.
    const counts = reads.map(({ mock }) => mock.calls.length);
    for (const read of reads) read.mockRestore();
    for (const count of counts) {
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(10);
    }
    await run('lock', {});
  });
});

describe('a birth in the future', () => {
  it('leaves a case to complete and never gives it an age', async () => {
    const { run, ask, view, own } = await atWork();
    await run('editCase', { ...own, changes: person({ birthDate: '2064-03-02' }) });
    const line = (await view()).cases.find(({ case: id }) => id === own.case);
    expect(line?.state).toBe('toComplete');
    expect(line?.summary).toBe('Femme · date de naissance à vérifier');
    expect(line?.warnings).toEqual(['Cette date de naissance est dans l’avenir.']);
    expect((await ask('case', own))?.completeness.missing.map(({ path }) => path)).toContain(
      'identity.birthDate',
    );
    await run('lock', {});
  });
});

describe('what an import left out', () => {
  const line = (id: string): ImportLine => ({
    id,
    fileName: 'liste.csv',
    source: 'csv',
    line: 7,
    values: person({ birthName: 'Sansdate', firstGivenName: 'Ève' }),
    warnings: [],
    unread: [{ path: 'identity.birthDate', what: '31/02/1960', why: 'n’est pas une date' }],
    notPlaced: [],
  });

  it('stays with the meeting, sealed, over a lock, until it is dealt with', async () => {
    const { run, ask, meeting, relock, connection } = await atWork();
    expect(await ask('leftOut', meeting)).toEqual([]);
    await run('keepLeftOut', { ...meeting, lines: [line('a'), line('b')] });
    await relock();
    expect(await ask('leftOut', meeting)).toEqual([line('a'), line('b')]);
    const id = `_local/draft:${meeting.meeting.slice('meeting:'.length)}:leftOut`;
    expect(JSON.stringify(await openLocal(meeting.database).get(id))).not.toContain('Sansdate');
    const elsewhere = { ...meeting, database: 'rcp_ailleurs_2026' as typeof meeting.database };
    expect(await connection.command('keepLeftOut', { ...elsewhere, lines: [line('c')] })).toMatchObject({
      ok: false,
      problem: { code: 'missing' },
    });
    expect(await ask('leftOut', elsewhere)).toEqual([]);
    await run('keepLeftOut', { ...meeting, lines: [] });
    await relock();
    expect(await ask('leftOut', meeting)).toEqual([]);
    await run('lock', {});
  });

  it('says of each registered case what no value of it holds, sealed, until a person has dealt with it', async () => {
    const { run, ask, meeting, relock, shell } = await atWork();
    const words = [{ where: 'Date du diagnostic', what: 'vers la mi-mars' }];
    const journal = shell.journal.length;
    const list = {
      ...meeting,
      source: 'csv' as const,
      cases: [person({ birthName: 'Moineau', firstGivenName: 'Zoé' }), person({ birthName: 'Loriot' })],
      leftOut: [
        { fileName: 'liste.csv', line: 2, words },
        { fileName: 'liste.csv', line: 3, words: [] },
      ],
    };
    const { cases } = await run('registerCases', list);
    const said = [{ case: cases[0]?.case, name: 'MOINEAU Zoé', fileName: 'liste.csv', line: 2, words }];
    await relock();
    expect(await ask('leftOutWords', meeting)).toEqual(said);
    const id = `_local/draft:${meeting.meeting.slice('meeting:'.length)}:leftOutWords`;
    expect(JSON.stringify(await openLocal(meeting.database).get(id))).not.toContain('mi-mars');
    expect(JSON.stringify(shell.journal.slice(journal))).not.toContain('mi-mars');

    const again = await run('registerCases', list);
    const [later] = again.cases;
    if (!later) throw new Error('no case');
    expect(await ask('leftOutWords', meeting)).toEqual([{ ...said[0], case: later.case }]);
    const dropped = await ask('leftOutWords', meeting);
    await run('dropLeftOutWords', { ...meeting, cases: [later.case] });
    await relock();
    expect(await ask('leftOutWords', meeting)).toEqual([]);
    await run('restoreLeftOutWords', { ...meeting, words: [...dropped] });
    await relock();
    expect(await ask('leftOutWords', meeting)).toEqual(dropped);
    await run('lock', {});
  });

  it('says of a case that is there already what it does not hold, and refuses what is not there', async () => {
    const { run, ask, meeting, own, connection } = await atWork();
    const words = [{ where: 'Chambre', what: '12 bis' }];
    const said = (of: string, question: string) => ({
      case: own.case,
      fileName: of,
      line: 2,
      words,
      values: { ...person({ birthName: 'LE-GOFF', birthDate: '1950-03-02' }), 'summary.question': question },
    });
    const asks = (what: string) => [{ where: 'Question posée', what }, ...words];
    await run('keepWordsNotHeld', { ...meeting, lines: [said('un.csv', 'Opérer ?')] });
    await run('keepWordsNotHeld', { ...meeting, lines: [said('un.csv', 'Opérer ?'), said('deux.csv', '')] });
    expect(await ask('leftOutWords', meeting)).toEqual([
      { case: own.case, name: 'LE GOFF Zoé', fileName: 'un.csv', line: 2, words: asks('Opérer ?') },
      { case: own.case, name: 'LE GOFF Zoé', fileName: 'deux.csv', line: 2, words },
    ]);
    const strange = { ...said('un.csv', ''), case: caseId('0'.repeat(26)) };
    expect(await connection.command('keepWordsNotHeld', { ...meeting, lines: [strange] })).toMatchObject({
      ok: false,
    });
    await run('lock', {});
  });
});

describe('a review of imported files', () => {
  it('stays with the meeting, sealed, over a lock, until it is finished or given up', async () => {
    const { run, ask, meeting, relock, connection } = await atWork();
    expect(await ask('importReview', meeting)).toBeNull();
    const values = person({ birthName: 'Sansdate', firstGivenName: 'Ève' });
    const review = {
      files: [{ fileName: 'liste.csv', notes: ['Texte lu en Windows-1252.'] }],
      lines: [
        {
          id: 'a',
          fileName: 'liste.csv',
          source: 'csv' as const,
          values,
          warnings: [],
          unread: [],
          notPlaced: [],
          mended: { ...values, ...person({ birthDate: '1960-02-28' }) },
          isChosen: false,
        },
      ],
    };
    await run('keepReview', { ...meeting, review });
    await relock();
    expect(await ask('importReview', meeting)).toEqual(review);
    const id = `_local/draft:${meeting.meeting.slice('meeting:'.length)}:review`;
    expect(JSON.stringify(await openLocal(meeting.database).get(id))).not.toContain('Sansdate');
    const elsewhere = { ...meeting, database: 'rcp_ailleurs_2026' as typeof meeting.database };
    expect(await connection.command('keepReview', { ...elsewhere, review })).toMatchObject({
      ok: false,
      problem: { code: 'missing' },
    });
    expect(await ask('importReview', elsewhere)).toBeNull();
    await run('keepReview', { ...meeting, review: null });
    await relock();
    expect(await ask('importReview', meeting)).toBeNull();
    await run('lock', {});
  });
});
