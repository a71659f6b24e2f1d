import { describe, expect, it } from 'vitest';
import type { CaseView, MeetingView } from '../../../shared/contracts/views';
import type { CivilDay } from '../../../shared/domain/brand';
import { proposalId } from '../../../shared/domain/ids';
import { all, rawText, readDocx, type Docx } from './docxParts';
import { inWord } from './inWord';
import { complete, meeting, minimal, plannedMeeting, veryFull, withoutQuorum } from './sampleCases';
import { people, ulid } from './samplePeople';
import { caseView, issuedAt, meetingView, proposalView, timeZone, values } from './sampleViews';

const report = async (view: CaseView, of: MeetingView = meeting): Promise<Docx> =>
  readDocx(await inWord('caseReport', { view, meeting: of, board: of.board, issuedAt, timeZone }));

/** The value beside a label, in any table. */
const beside = ({ tables }: Docx, label: string): string[] =>
  tables.flatMap((rows) =>
    rows.flatMap((cells) => cells.flatMap((cell, i) => (cell === label ? [cells[i + 1] ?? ''] : []))),
  );

const headings = ({ body }: Docx): string[] =>
  all(body, 'w:p')
    .filter((p) => all(p, 'w:pStyle').some((s) => s.attributes['w:val'] === 'Heading1'))
    .map(rawText);

describe('the report of a decided case', () => {
  it('cases 15: of a patient born in the future gives no age, and says that the date is doubtful', async () => {
    const born = (day: string) =>
      report(
        caseView({
          values: values({
            'identity.birthName': 'Le Bihan',
            'identity.sex': 'F',
            'identity.birthDate': day,
          }),
        }),
      );
    expect((await born('1964-03-14')).text).toMatch(/62 ans/);
    const future = await born('2028-03-02');
    expect(beside(future, 'Date de naissance')).toEqual(['02/03/2028 (à vérifier)']);
    expect(future.text + future.header).not.toMatch(/-?\d+ ans?\b/);
  });

  it('opens on the letterhead, the title and the outcome', async () => {
    const { text } = await report(complete);
    expect(text.split('\n').slice(0, 6)).toEqual([
      'CHU de Saint-Corentin',
      'RCP Sein  ·  Salle Laennec, bâtiment B, 2e étage',
      'Compte rendu de RCP',
      'RCP Sein, mardi 24 novembre 2026 à 14 h',
      'Cas discuté',
      'Décision du 24/11/2026 à 14 h 48 · version 1 · Quorum atteint',
    ]);
    expect(text).not.toContain('PROJET');
    expect(text).not.toContain('annule et remplace');
  });

  it('keeps one order of sections', async () => {
    expect(headings(await report(complete))).toEqual([
      'Patient',
      'Séance et demande',
      'Décision',
      'Question posée',
      'Synthèse du cas',
      'Chronologie de la maladie',
      'Tumeur',
      'Phase de la maladie',
      'État général et antécédents',
      'Examens et comptes rendus',
      'Traitements passés et en cours',
      'Participants et quorum',
      'Discussion',
      'Propositions thérapeutiques et votes',
      'Détail de la décision',
      'Signature',
    ]);
  });

  it('names the patient on every page, with the birth name, the INS and its nature', async () => {
    const { header } = await report(complete);
    expect(header).toBe(
      'CORBEL Marie (nom de naissance : LE BIHAN)\n' +
        'née le 14/03/1964  ·  INS 264031923456761 (NIR de test)  ·  IPP 0012345678',
    );
  });

  it('says in the footer which decision it prints', async () => {
    expect((await report(complete)).footer).toContain('RCP Sein · séance du 24/11/2026 · décision version 1');
    expect((await report(minimal)).footer).toContain('projet, sans décision');
  });

  it('prints the identity with the age on the day of the meeting', async () => {
    const docx = await report(complete);
    expect(beside(docx, 'Nom de naissance')).toEqual(['LE BIHAN']);
    expect(beside(docx, 'Date de naissance')).toEqual(['14/03/1964 (62 ans)']);
    expect(beside(docx, 'INS')).toEqual(['264031923456761 (NIR de test)']);
    expect(beside(docx, 'Sexe')).toEqual(['Femme']);
  });

  it('prints official labels with their codes, and the TNM as one', async () => {
    const docx = await report(complete);
    expect(beside(docx, 'Topographie (CIM-10)')).toEqual([
      'Tumeur maligne du quadrant supéro-externe du sein  C50.4',
    ]);
    expect(beside(docx, 'Morphologie (CIM-O-3)')[0]).toMatch(/ {2}8500\/3$/);
    expect(beside(docx, 'TNM')).toEqual(['cT2 cN1 M0']);
    expect(beside(docx, 'N')).toEqual([]);
  });

  it('names those who took part, how, and who is outside the quorum', async () => {
    const docx = await report(complete);
    const people = docx.tables.find((rows) => rows[0]?.[3] === 'Participation');
    expect(people?.slice(1).map((row) => `${row[0]} | ${row[3]}`)).toEqual([
      'Pr Hélène KERMARREC | Présent',
      'Dr Marc DELAUNAY | Présent',
      'Dr Yann LE GOFF | Présent',
      'Mme Claire MORVAN  hors quorum | Présent',
      'Dr Samia BENALI | Visio',
      'Dr Isabelle FERRAND | Avis écrit',
    ]);
    expect(beside(docx, 'Radiothérapie')).toEqual(['Obligatoire']);
    expect(docx.text).toContain('Dr Isabelle FERRAND (avis écrit)');
    expect(docx.text).toContain('5 spécialités différentes (3 demandées)');
  });

  it('counts the votes of each proposal and names every position', async () => {
    const docx = await report(complete);
    expect(docx.text).toContain('Proposition 1, 1re intention : retenue');
    expect(docx.text).toContain('Proposition 2, 2e intention\n');
    expect(beside(docx, 'Vote')).toEqual([
      'pour 3 · contre 0 · abstention 1',
      'pour 1 · contre 2 · abstention 1',
    ]);
    expect(beside(docx, 'Pour')[0]).toBe('Pr Hélène KERMARREC, Dr Samia BENALI, Dr Yann LE GOFF');
    expect(beside(docx, 'Abstention')[0]).toBe('Dr Marc DELAUNAY (« sous réserve de l’IRM intermédiaire »)');
    expect(beside(docx, 'Traitements')[0]).toBe(
      'chimiothérapie, intervention chirurgicale, radiothérapie, hormonothérapie',
    );
  });

  it('answers on the first page, before the question and the case', async () => {
    const { text } = await report(complete);
    expect(text).toContain(
      [
        'Décision',
        'Cas discuté',
        'Chimiothérapie néoadjuvante retenue.',
        'Nouvelle présentation en RCP après l’IRM de fin de chimiothérapie.',
        'Proposition retenue, 1re intention : Chimiothérapie néoadjuvante par anthracyclines puis taxanes, suivie d’une chirurgie conservatrice avec curage axillaire, radiothérapie du sein et des aires ganglionnaires, puis…',
        'Référentiel suivi : Référentiel régional Sein, version 2026.1 du 15/01/2026',
        'Question posée',
      ].join('\n'),
    );
    expect(text.split('Chimiothérapie néoadjuvante retenue.')).toHaveLength(2);
  });

  it('gives a long conclusion whole in the detail, its beginning on the first page', async () => {
    const long = Array.from({ length: 40 }, (_, i) => `Conclusion ${i + 1}, longue à lire.`).join(' ');
    const view = { ...complete, decision: complete.decision && { ...complete.decision, text: long } };
    const [first = '', detail = ''] = (await report(view)).text.split('Détail de la décision');
    expect(first).not.toContain(long);
    expect(first).toContain(long.slice(0, 500));
    expect(detail).toContain(long);
  });

  it('says that a retained proposal is no longer there', async () => {
    const { text } = await report({ ...complete, proposals: [] });
    expect(text).toContain('Proposition retenue : retirée ou corrigée depuis la décision');
  });

  it('says what is to come on the first page, and who disagreed in the detail', async () => {
    const { decision } = complete;
    if (!decision) throw new Error('no decision');
    const docx = await report({
      ...complete,
      decision: {
        ...decision,
        conformity: { follows: false, why: 'essai plus favorable' },
        urgency: 'fortnight',
        nextStep: 'TEP avant la chirurgie',
        announcement: { by: 'Dr Élise BRUN', day: '2026-12-05' as CivilDay },
        dissent: [
          {
            proposal: proposalId(decision.case, ulid(1)),
            voter: people.radiologist,
            position: 'against',
            comment: 'IRM à refaire',
          },
        ],
      },
    });
    const [first = '', detail = ''] = docx.text.split('Détail de la décision');
    for (const words of [
      'Conformité au référentiel : non conforme : essai plus favorable',
      'Délai : sous deux semaines',
      'Prochaine étape : TEP avant la chirurgie',
      'Annonce au patient : Dr Élise BRUN, le 05/12/2026',
    ])
      expect(first.replaceAll('\u00a0', ' ')).toContain(words);
    expect(detail).toContain('Avis divergents');
    expect(detail.replaceAll('\u00a0', ' ')).toContain('contre (« IRM à refaire »)');
  });

  it('details the trial and who took and wrote the decision', async () => {
    const docx = await report(complete);
    expect(beside(docx, 'Essai clinique')).toEqual([
      'Proposé : ESSAI-TEST-01, critères à vérifier par l’ARC',
    ]);
    expect(beside(docx, 'Décision prise par')).toEqual([
      'Pr Hélène KERMARREC, le 24/11/2026 à 14 h 48 ; saisie par Mme Anne-Marie SALAÜN',
    ]);
    expect(docx.tables.at(-1)).toEqual([
      ['Animateur de la séance', 'Date', 'Signature'],
      ['Pr Hélène KERMARREC', '', ''],
    ]);
  });
});

describe('the report of an undecided case', () => {
  it('is a draft that nobody signs', async () => {
    const docx = await report(minimal, plannedMeeting);
    expect(docx.text).toContain('PROJET\nAucune décision n’a encore été rendue');
    expect(docx.header).toContain('TANGUY  ·  PROJET');
    expect(headings(docx)).not.toContain('Signature');
    expect(headings(docx)).not.toContain('Décision');
  });

  it('says what is required and missing, and leaves empty sections out', async () => {
    const docx = await report(minimal, plannedMeeting);
    for (const label of [
      'Premier prénom',
      'Date de naissance',
      'Médecin demandeur',
      'TNM',
      'État général (OMS)',
    ])
      expect(beside(docx, label)).toEqual(['Non renseigné']);
    expect(docx.text).toContain('Question posée\nNon renseigné');
    for (const absent of [
      'Phase de la maladie',
      'Examens et comptes rendus',
      'Discussion',
      'Traitements passés et en cours',
    ])
      expect(headings(docx)).not.toContain(absent);
  });

  it('says that the quorum is a forecast before the meeting', async () => {
    expect((await report(minimal, plannedMeeting)).text).toContain(
      'Prévision avant la séance. Quorum non atteint',
    );
    expect((await report(complete)).text).not.toContain('Prévision');
  });
});

describe('versions', () => {
  it('a corrected version replaces those of the same meeting, not an earlier passage', async () => {
    const docx = await report(veryFull);
    expect(docx.text).toContain(
      'Version 3 : annule et remplace toute version antérieure (version 2 du 24/11/2026 à 14 h 49).',
    );
    expect(docx.text).toContain(
      'Passages antérieurs en RCP\n10/11/2026 à 15 h 21 : Reporté. Présentateur absent',
    );
  });

  it('a second passage after a postponement replaces nothing', async () => {
    const view = caseView({
      values: complete.doc.values,
      decided: () => [
        {
          outcome: 'postponed',
          postponement: { reason: 'quorum' },
          meeting: veryFull.decisions.at(-1)?.meeting,
        },
        { outcome: 'discussed', text: 'Conclusion.' },
      ],
    });
    expect((await report(view)).text).not.toContain('annule et remplace');
  });

  it('a revoked decision leaves a draft that says so', async () => {
    const view = caseView({
      values: complete.doc.values,
      decided: () => [
        { outcome: 'discussed', text: 'Conclusion.' },
        { outcome: 'discussed', text: 'Conclusion.', revoked: true },
      ],
    });
    const { text } = await report(view);
    expect(text).toContain('la décision rendue lors de cette séance a été annulée');
    expect(text).not.toContain('Conclusion.');
  });

  it('prints what was frozen, whatever was said or voted since', async () => {
    const before = caseView({
      values: complete.doc.values,
      discussion: 'Propos figés.',
      proposals: (id) => [
        proposalView(id, 1, { text: 'Surveillance.', votes: [{ voter: people.chair, position: 'for' }] }),
      ],
      decided: () => [{ outcome: 'discussed', text: 'Surveillance.' }],
    });
    const [first] = before.proposals;
    if (!first) throw new Error('no proposal');
    const since: CaseView = {
      ...before,
      doc: { ...before.doc, discussion: 'Propos ajoutés après coup.' },
      proposals: [{ ...first, tally: { for: 0, against: 1, abstain: 0 } }],
    };
    const docx = await report(since, meetingView({ attendances: [] }));
    expect(docx.text).toContain('Propos figés.');
    expect(docx.text).not.toContain('après coup');
    expect(docx.text).toContain('La discussion a été écrite ou changée après la décision');
    expect((await report(before)).text).not.toContain('écrite ou changée');
    expect(beside(docx, 'Vote')).toEqual(['pour 1 · contre 0 · abstention 0']);
    expect(docx.text).toContain('Des votes ont changé après la décision');
    expect(docx.text).toContain('Dr Marc DELAUNAY');
  });

  it('keeps the groups back when the board’s rule no longer gives the frozen result', async () => {
    const board = { ...meeting.board, quorum: { minimumSpecialties: 3, groups: [] } };
    const changed = {
      ...meeting,
      board: { ...board, quorum: { minimumSpecialties: 9, groups: meeting.board.quorum.groups } },
    };
    const docx = await report(complete, changed);
    expect(docx.text).toContain('Quorum atteint.');
    expect(beside(docx, 'Radiothérapie')).toEqual([]);
  });
});

describe('other outcomes', () => {
  it('a case concluded without quorum says what is missing and why', async () => {
    const docx = await report(withoutQuorum);
    expect(docx.text).toContain('Quorum non atteint, il manque : chirurgie, radiothérapie.');
    expect(beside(docx, 'Conclu sans quorum')).toEqual([
      'Urgence compressive, avis chirurgical pris par téléphone.',
    ]);
    expect(docx.text).toContain('Non représentée');
  });

  it('a postponed case gives its reason, a referred one its board', async () => {
    const postponed = caseView({
      values: complete.doc.values,
      decided: () => [{ outcome: 'postponed', postponement: { reason: 'missing', text: 'IRM attendue' } }],
    });
    expect((await report(postponed)).text).toContain(
      'Décision\nReporté\nMotif du report : Élément du dossier manquant, IRM attendue\n',
    );
    const referred = await report(veryFull);
    expect(referred.text).toContain('Adressé à : RCP de recours « Sein » de l’inter-région Ouest\n');
    expect(beside(referred, 'Remarque pour la RCP de recours')).toHaveLength(1);
  });
});
