import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../../build/concerto/run';
import { ADMIN_SECRET, administeredCouch, type AdministeredCouch } from '../../../support/administeredCouch';

let couch: AdministeredCouch;
let folder: string;
beforeEach(async () => {
  couch = await administeredCouch();
  folder = await mkdtemp(path.join(tmpdir(), 'concerto-guidelines-'));
  vi.stubEnv('CONCERTO_ADMIN_PASSWORD', ADMIN_SECRET);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await couch.close();
  await rm(folder, { recursive: true, force: true });
});

const concerto = (...typed: string[]) => run([...typed, '--url', couch.url, '--admin', 'admin']);
const words = (lines: readonly string[]): string => lines.join('\n').replaceAll('\u00a0', ' ');
const held = (slug: string): unknown => couch.databases.get('annuaire')?.get(`guideline:${slug}`);
const NOTHING = 'Rien à changer : tout est déjà en place.';

const region = async (): Promise<void> => {
  for (const step of [
    ['region', 'init', '--name', 'Région d’essai'],
    ['board', 'add', 'RCP Sein', '--template', 'sein'],
    ['board', 'add', 'RCP Thorax'],
  ])
    expect(await concerto(...step), step.join(' ')).toMatchObject({ code: 0 });
};
const sein = ['guideline', 'add', 'Référentiel sein Ouest', '4.2', '2026-01-15', '--board', 'sein'];

describe('concerto, for the library of guidelines', () => {
  it('keeps it: added, listed, retired and brought back, each time once', async () => {
    await region();
    const attempt = await concerto(...sein, '--link', 'https://onco.example/sein.pdf', '--dry-run');
    expect(words(attempt.lines)).toContain(
      '- inscrire le référentiel Référentiel sein Ouest, version 4.2 du 15/01/2026',
    );
    expect(held('referentiel-sein-ouest--4-2')).toBeUndefined();
    await concerto(...sein, '--link', 'https://onco.example/sein.pdf');
    expect(held('referentiel-sein-ouest--4-2')).toMatchObject({
      type: 'guideline',
      schema: 1,
      name: 'Référentiel sein Ouest',
      version: '4.2',
      date: '2026-01-15',
      boards: ['sein'],
      link: 'https://onco.example/sein.pdf',
    });
    await concerto('guideline', 'add', 'Soins de support', '2', '30/06/2025', '--all-boards');
    expect(held('soins-de-support--2')).not.toHaveProperty('boards');
    const done = [...couch.writes];
    expect(words((await concerto(...sein)).lines)).toBe(NOTHING);
    expect(couch.writes).toEqual(done);

    expect((await concerto('guideline', 'retire', 'soins-de-support--2')).code).toBe(0);
    expect(held('soins-de-support--2')).toMatchObject({ retired: true });
    expect(words((await concerto('guideline', 'retire', 'guideline:soins-de-support--2')).lines)).toBe(
      NOTHING,
    );
    const list = await concerto('guideline', 'list');
    expect(words(list.lines)).toBe(
      [
        '2 référentiels :',
        'referentiel-sein-ouest--4-2',
        '    Référentiel sein Ouest, version 4.2 du 15/01/2026, sein',
        '    https://onco.example/sein.pdf',
        'soins-de-support--2  (retiré)',
        '    Soins de support, version 2 du 30/06/2025, toutes les RCP',
      ].join('\n'),
    );
    expect(list.report).toMatchObject({ guidelines: [{ retired: false }, { boards: null, retired: true }] });
    await concerto('guideline', 'add', 'Soins de support', '2', '30/06/2025', '--all-boards');
    expect(held('soins-de-support--2')).toMatchObject({ retired: false });
  });

  it('takes a list, says what it leaves, and takes it again without a change', async () => {
    await region();
    const file = path.join(folder, 'liste.csv');
    await writeFile(
      file,
      [
        'Référentiel;Version;Date;RCP',
        'Sein;1;15/01/2026;RCP Sein',
        'Sein;1;15/01/2026;thorax',
        'Poumon;3;hier;thorax',
        'Support;2;30/06/2025;',
      ].join('\r\n'),
    );
    const left = 'Ligne 4 : « hier » n’est pas une date, non reprise.';
    expect(words((await concerto('guideline', 'import', file, '--dry-run')).lines)).toContain(left);
    expect(words((await concerto('guideline', 'import', file)).lines)).toContain(left);
    expect(held('sein--1')).toMatchObject({ boards: ['sein', 'thorax'] });
    expect(held('support--2')).not.toHaveProperty('boards');
    await concerto('guideline', 'retire', 'sein--1');
    const again = await concerto('guideline', 'import', file);
    expect(words(again.lines)).toBe(`${NOTHING}\n${left}`);
    expect(held('sein--1')).toMatchObject({ retired: true });
  });

  it.each([
    [['guideline', 'add', 'Sein'], 'Donnez le nom, la version et la date'],
    [['guideline', 'add', 'Sein', '1', '2026-02-30', '--all-boards'], 'n’est pas une date'],
    [['guideline', 'add', '—', '1', '2026-01-15', '--all-boards'], 'le nom ou la version manque'],
    [['guideline', 'add', 'Sein', '1', '2026-01-15'], 'Dites pour quelles RCP'],
    [
      ['guideline', 'add', 'Sein', '1', '2026-01-15', '--board', 'sein', '--all-boards'],
      'Dites pour quelles',
    ],
    [['guideline', 'add', 'Sein', '1', '2026-01-15', '--board', 'orl'], 'n’a pas toutes ces RCP : orl'],
    [['guideline', 'add', 'Sein', '1', '2026-01-15', '--all-boards', '--link', 'x'], 'n’est pas une adresse'],
    [['guideline', 'retire'], 'Donnez l’identifiant'],
    [['guideline', 'retire', 'sein--9'], 'n’a pas de référentiel sein--9'],
    [['guideline', 'import', 'nulle-part.csv'], 'ne se lit pas'],
  ])('ends with 2 where it is asked %j', async (typed, sentence) => {
    await region();
    const before = [...couch.writes];
    const { code, lines } = await concerto(...typed);
    expect(code).toBe(2);
    expect(words(lines)).toContain(sentence);
    expect(couch.writes).toEqual(before);
  });

  it('ends with 3 where there is no region yet', async () => {
    expect(await concerto(...sein)).toMatchObject({ code: 3 });
    expect(await concerto('guideline', 'list')).toMatchObject({ code: 3 });
  });
});
