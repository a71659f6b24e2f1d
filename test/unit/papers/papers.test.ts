import { describe, expect, it } from 'vitest';
import type { MeetingView } from '../../../shared/contracts/views';
import { meetingAccount } from '../../../shared/domain/meetingAccount';
import { presencesOf } from '../../../shared/domain/attendanceValidation';
import { writtenStrokes } from '../../../shared/domain/signature';
import { all, readDocx } from './docxParts';
import { inWord } from './inWord';
import { fullMeeting, meeting, plannedMeeting } from './sampleCases';
import { attends, people } from './samplePeople';
import { issuedAt, meetingDoc, meetingView, timeZone } from './sampleViews';

const list = async (of: MeetingView) =>
  readDocx(await inWord('meetingList', { meeting: of, account: null, issuedAt, timeZone }));
const sheet = async (of: MeetingView) =>
  readDocx(await inWord('attendanceSheet', { meeting: of, issuedAt, timeZone }));

describe('the list of cases', () => {
  it('gives each case its line, in the order of the meeting', async () => {
    const shuffled = { ...meeting, cases: [...meeting.cases].reverse() };
    const [table] = (await list(shuffled)).tables;
    expect(table?.[0]).toEqual([
      'N°',
      'Patient',
      'Naissance',
      'Résumé',
      'Question posée',
      'Demandeur',
      'État',
    ]);
    expect(table?.slice(1).map((row) => [row[0], row[1], row[2], row[6]?.split('\n')[0]])).toEqual([
      ['1', 'CORBEL Marie', '14/03/1964', 'Cas discuté'],
      ['2', 'TANGUY', 'Non renseigné', 'À compléter'],
      [
        '3',
        expect.stringMatching(/^CASTELBAJAC.* Marie-Antoinette$/),
        '14/03/1964',
        'Adressé à une RCP de recours',
      ],
      ['4', 'CORBEL Marie', '14/03/1964', 'Cas discuté'],
    ]);
    expect(table?.[1]?.[4]).toContain('Chimiothérapie néoadjuvante ou chirurgie première');
    expect(table?.[1]?.[5]).toBe('Dr Marc DELAUNAY');
    expect(table?.[2]?.[6]).toBe(
      'À compléter\nIl manque le prénom, la date de naissance et 7 autres éléments',
    );
  });

  it('counts, and says so when there is nothing', async () => {
    expect((await list(meeting)).text).toContain(
      '4 dossiers · 1 à compléter · animateur : Pr Hélène KERMARREC.',
    );
    const empty = await list(plannedMeeting);
    expect(empty.text).toContain('0 dossier.');
    expect(empty.text).toContain('Aucun dossier n’est inscrit à cette séance.');
    expect((await list(fullMeeting)).tables[0]).toHaveLength(25);
  });
});

describe('the list of a meeting that is over', () => {
  it('says what became of its cases, why, and how long they took', async () => {
    const [first, , third] = meeting.cases;
    if (!first || !third) throw new Error('too few cases');
    const account = meetingAccount([
      {
        ...first,
        minutes: 5,
        spent: 187_000,
        decision: {
          outcome: 'discussed',
          quorum: { status: 'notReached', missing: ['chirurgie'] },
          quorumReason: 'Avis pris par téléphone',
        },
      },
      {
        ...third,
        minutes: undefined,
        spent: 0,
        decision: {
          outcome: 'postponed',
          quorum: { status: 'reached', missing: [] },
          postponement: { reason: 'missing', text: 'IRM' },
        },
      },
    ]);
    const input = { meeting, account, issuedAt, timeZone };
    const { text, tables } = readDocx(await inWord('meetingList', input));
    expect(text).toContain('1 cas discuté, 1 cas reporté.');
    expect(text).toContain('Temps passé sur les dossiers : 3:07 en tout');
    expect(tables[0]?.[1]?.[6]).toBe(
      'Cas discuté\nConclu sans quorum (il manquait : chirurgie) : Avis pris par téléphone\nDurée : 3 min 07, prévu 5 min',
    );
    expect(tables[0]?.[3]?.[6]).toContain('Élément du dossier manquant — IRM');
  });
});

describe('the attendance sheet', () => {
  it('gives each person specialty, RPPS, place, mode, times, and a box to those in the room', async () => {
    const [table] = (await sheet(meeting)).tables;
    expect(table?.slice(1).map((row) => row.filter((_, i) => i !== 1 && i !== 3).join(' | '))).toEqual([
      'Pr Hélène KERMARREC | 10101234564 | Présent | 13 h 58 | fin de séance | ',
      'Dr Marc DELAUNAY | 10102469136 | Présent | 14 h 02\n15 h 20 | 14 h 50\n16 h 05 | ',
      'Dr Samia BENALI | 10103703707 | Visio | 14 h | 15 h 45 | à distance',
      'Dr Yann LE GOFF | 10104938260 | Présent | 14 h | fin de séance | ',
      'Dr Isabelle FERRAND | 10106172835 | Avis écrit |  |  | avis écrit',
      'Mme Claire MORVAN  hors quorum |  | Présent | 14 h | fin de séance | ',
      'Mme Anne-Marie SALAÜN  hors quorum |  | Absent |  |  | –',
    ]);
    expect(table?.[1]?.[1]).toBe('Oncologie, opt médicale');
    expect(table?.[3]?.[3]).toBe('Clinique des Embruns');
  });

  it('lists those at a distance and the dated written opinions', async () => {
    const { text } = await sheet(meeting);
    expect(text).toContain(
      'Participants à distance\nDr Samia BENALI, Oncologie, opt radiothérapie : en visioconférence de 14 h à 15 h 45',
    );
    expect(text).toContain(
      'Avis écrits\nDr Isabelle FERRAND, Anatomie et Cytologie pathologiques : avis daté du 23/11/2026, pour le dossier n° 1',
    );
    expect((await sheet(fullMeeting)).text).toContain('avis daté du 20/11/2026, pour toute la séance');
  });

  it('ends on the quorum and the signature of the chair', async () => {
    const { text, tables } = await sheet(meeting);
    expect(text).toContain('Quorum atteint.');
    expect(tables.at(-1)?.[1]?.[0]).toBe('Pr Hélène KERMARREC');
  });

  describe('once the meeting is over', () => {
    const stamp = { device: 'a1', n: 1, at: '2026-11-24T15:05:00.000Z', by: people.secretary.id };

    const spans = [{ mode: 'room', from: '2026-11-24T13:02:00.000Z' }] as const;
    const strokes = writtenStrokes([
      [
        { x: 20, y: 150 },
        { x: 200, y: 40 },
        { x: 500, y: 120 },
      ],
    ]);
    const drawn = attends(people.surgeon, {
      spans,
      signature: { way: 'drawn', strokes },
      stamps: { signature: stamp },
    });

    it('draws the signatures that were drawn, and leaves a box to who signs with a pen', async () => {
      const printed = attends(people.chair, { spans, signature: { way: 'printed' } });
      const made = () =>
        inWord('attendanceSheet', {
          meeting: meetingView({ attendances: [drawn, printed] }),
          issuedAt,
          timeZone,
        });
      const docx = readDocx(await made());
      const rows = docx.tables[0] ?? [];
      expect(rows.map((row) => row[7])).toEqual([
        'Signature',
        expect.stringContaining('à l’écran à 16 h 05'),
        '',
      ]);
      expect(all(docx.body, 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual([
        'Signature\u00a0: Dr Marc DELAUNAY',
      ]);
      expect([...docx.parts.keys()].filter((path) => path.endsWith('.png'))).toHaveLength(1);
      // The library numbers the drawings of all documents on and on.
      expect(await made()).toEqual(await made());
    });

    it('says who validated the attendance, and that it was changed since', async () => {
      const validated = (presences: object) =>
        sheet(
          meetingView({
            attendances: [drawn],
            doc: meetingDoc({
              attendanceValidated: { by: people.chair, at: '2026-11-24T15:10:00.000Z', presences },
            }),
          }),
        );
      const now = presencesOf([drawn]);
      expect((await validated(now)).text).toContain(
        'Présences validées le 24/11/2026 à 16 h 10 par Pr Hélène KERMARREC.',
      );
      expect((await validated({})).text).toContain(
        'par Pr Hélène KERMARREC, modifiées depuis leur validation (Dr Marc DELAUNAY).',
      );
      expect((await sheet(meeting)).text).not.toContain('validées');
    });
  });

  it('before the meeting, everyone expected has a box to sign and nobody is absent', async () => {
    const [table] = (await sheet(plannedMeeting)).tables;
    expect(table).toHaveLength(8);
    for (const row of table?.slice(1) ?? []) expect(row.slice(4)).toEqual(['', '', '', '']);
  });

  it('during the meeting, those who have not left are in it', async () => {
    const [table] = (await sheet(meetingView({ doc: meetingDoc({ state: 'open' }) }))).tables;
    expect(table?.[1]?.[6]).toBe('en séance');
  });
});
