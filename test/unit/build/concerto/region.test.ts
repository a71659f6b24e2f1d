import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../../build/concerto/run';
import { boardSchema } from '../../../../shared/domain/board';
import { databaseIdentitySchema, regionIdentitySchema } from '../../../../shared/region/identity';
import { ADMIN_SECRET, administeredCouch, type AdministeredCouch } from '../../../support/administeredCouch';

let couch: AdministeredCouch;
beforeEach(async () => {
  couch = await administeredCouch();
  vi.stubEnv('CONCERTO_ADMIN_PASSWORD', ADMIN_SECRET);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await couch.close();
});

const YEAR = new Date().getFullYear();
const concerto = (...typed: string[]) => run([...typed, '--url', couch.url, '--admin', 'admin']);
const words = (lines: readonly string[]): string => lines.join('\n').replaceAll('\u00a0', ' ');
const held = (database: string, id: string): unknown => couch.databases.get(database)?.get(id);

/** All that makes a region with one board, one workstation and next year's database. */
const steps = [
  ['region', 'init', '--name', 'Région d’essai'],
  ['board', 'add', 'RCP Sein', '--template', 'sein'],
  ['person', 'add', 'Exemple', '--rpps', '99900000011'],
  ['person', 'add', 'Modèle', '--rpps', '99900000022'],
  ['user', 'add', 'poste1', '--person', 'rpps-99900000011', '--person', 'rpps-99900000022'],
  ['member', 'add', 'poste1', '--board', 'sein', '--role', 'secretaire', '--role', 'animateur'],
  ['year', 'open', String(YEAR + 1)],
];
const provision = async (): Promise<void> => {
  for (const step of steps) expect(await concerto(...step), step.join(' ')).toMatchObject({ code: 0 });
};

describe('concerto, for a region', () => {
  it('makes a region, and a second time changes nothing and says so', async () => {
    await provision();
    const identity = regionIdentitySchema.parse(held('annuaire', 'region'));
    for (const year of [YEAR, YEAR + 1]) {
      const database = `rcp_sein_${year}`;
      expect(databaseIdentitySchema.parse(held(database, 'identity'))).toMatchObject({
        region: identity.region,
        database,
      });
      expect(boardSchema.parse(held(database, 'board'))).toMatchObject({ name: 'RCP Sein', year });
    }
    expect(held('_users', 'org.couchdb.user:poste1')).toMatchObject({
      roles: [
        'region:member',
        'person:rpps-99900000011',
        'person:rpps-99900000022',
        'board:sein',
        'board:sein:secretary',
        'board:sein:chair',
      ],
    });
    const done = [...couch.writes];
    for (const step of steps)
      expect(words((await concerto(...step)).lines)).toBe('Rien à changer : tout est déjà en place.');
    expect(couch.writes).toEqual(done);
  });

  it('tells with --dry-run each request that it would send, and sends none', async () => {
    for (const step of steps) {
      const before = [...couch.writes];
      const attempt = await concerto(...step, '--dry-run');
      expect(attempt).toMatchObject({ code: 0, report: { dryRun: true } });
      expect(couch.writes).toEqual(before);
      const { report } = await concerto(...step);
      expect(attempt.report).toMatchObject({ changes: (report as { changes: unknown }).changes });
      const sent = couch.writes.slice(before.length).map((write) => write.replace(' /', ' '));
      const told = (report as { changes: { method: string; path: string }[] }).changes;
      expect(told.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual(sent);
    }
  });

  it('cases region: says of an account that it answers for somebody whom the directory does not have, then and later', async () => {
    await provision();
    const made = await concerto('user', 'add', 'poste-13', '--person', 'rpps-99999999999');
    expect(made.code).toBe(0);
    expect(words(made.lines)).toContain('L’annuaire n’a pas de personne rpps-99999999999');
    expect(made.report).toMatchObject({ notes: [expect.stringContaining('rpps-99999999999')] });
    const told = await concerto('region', 'status');
    expect(told.code).toBe(1);
    expect(words(told.lines)).toContain(
      'Le compte poste-13 répond de rpps-99999999999, que l’annuaire n’a pas',
    );
    await concerto('person', 'add', 'Oublié', '--rpps', '99999999999');
    expect((await concerto('region', 'status')).code).toBe(0);
  });

  it('binds an account to the workstation that it is told', async () => {
    await provision();
    const add = ['user', 'add', 'poste1', '--person', 'rpps-99900000011', '--device'];
    expect((await concerto(...add, 'Poste 12')).code).toBe(2);
    expect((await concerto(...add, 'ab12cd34')).code).toBe(0);
    const { roles } = held('_users', 'org.couchdb.user:poste1') as { roles: string[] };
    expect(roles).toContain('device:ab12cd34');
  });

  it('cases region: tries a password once, and nothing more where the account is shut', async () => {
    await provision();
    vi.stubEnv('CONCERTO_ADMIN_PASSWORD', 'un autre');
    couch.asked.length = 0;
    expect(words((await concerto('region', 'status')).lines)).toContain('refuse ce nom ou ce mot de passe');
    expect(couch.asked).toEqual(['GET /']);
    couch.isLocked = true;
    couch.asked.length = 0;
    const shut = await concerto('board', 'add', 'RCP Thorax');
    expect(shut.code).toBe(3);
    expect(words(shut.lines)).toContain('Ce compte est bloqué cinq minutes');
    expect(words(shut.lines)).not.toContain('n’a pas le droit');
    expect(couch.asked).toEqual(['GET /']);
  });

  it('cases region: sees on a cluster what was created before it, and gives it the copies that it lacks', async () => {
    await provision();
    couch.nodes.push('b@host', 'c@host');
    const databasesOfRegion = couch.databases.size;
    const told = await concerto('region', 'status');
    expect(told.code).toBe(1);
    expect(words(told.lines)).toContain(`rcp_sein_${YEAR} : en garder 3 exemplaires`);
    expect(words(told.lines)).toContain('annuaire : en garder 3 exemplaires');
    expect((await concerto('region', 'init')).code).toBe(0);
    const last = couch.writes.slice(-databasesOfRegion);
    expect(last.every((write) => write.endsWith('/_sync_shards'))).toBe(true);
    expect(last).toContain(`POST /rcp_sein_${YEAR}/_sync_shards`);
    couch.jobs = 2;
    expect(words((await concerto('region', 'status')).lines)).toContain('se copient encore');
    couch.jobs = 0;
    expect((await concerto('region', 'status')).code).toBe(0);
    expect((await concerto('region', 'init')).report).toMatchObject({ changes: [] });
  });

  it('gives a new password once, and shows no other', async () => {
    await concerto('region', 'init', '--name', 'Essai');
    const made = await concerto('user', 'add', 'poste1', '--person', 'rpps-99900000011');
    const { password } = made.report as { password: string };
    expect(password).toMatch(/^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$/);
    expect(held('_users', 'org.couchdb.user:poste1')).toMatchObject({ password });
    expect(words(made.lines)).toContain(`affiché cette seule fois : ${password}`);
    const again = await concerto('user', 'add', 'poste1', '--person', 'rpps-99900000022');
    expect(JSON.stringify(again)).not.toMatch(/"password"/);
    expect(held('_users', 'org.couchdb.user:poste1')).toMatchObject({ password });
    vi.stubEnv('CONCERTO_USER_PASSWORD', 'donné par ailleurs');
    const given = await concerto('user', 'add', 'poste2', '--person', 'rpps-99900000033');
    expect(held('_users', 'org.couchdb.user:poste2')).toMatchObject({ password: 'donné par ailleurs' });
    expect(JSON.stringify([made, again, given])).not.toContain('donné par ailleurs');
    expect(JSON.stringify([made, again, given])).not.toContain(ADMIN_SECRET);
  });

  it('says what is there, and what an administrator should look at', async () => {
    await provision();
    const fine = await concerto('region', 'status');
    expect(fine.code).toBe(0);
    expect(words(fine.lines)).toContain(`  ${YEAR} : `);
    expect(words(fine.lines)).toContain('poste1 : médecin animateur, secrétaire de RCP, 2 personnes');
    couch.databases.get('rcp_sein_' + YEAR)?.set('_security', {});
    couch.databases.set('rcp_thorax_2026', new Map());
    await concerto('member', 'remove', 'poste1', '--board', 'sein');
    const told = await concerto('region', 'status');
    expect(told.code).toBe(1);
    expect(words(told.lines)).toContain(`réserver rcp_sein_${YEAR} à ses membres`);
    expect(words(told.lines)).toContain('RCP Sein n’a personne pour tenir ses séances');
    expect(words(told.lines)).toContain('La base rcp_thorax_2026 n’est d’aucune RCP');
    expect((await concerto('region', 'init')).report).toMatchObject({
      changes: [{ path: `rcp_sein_${YEAR}/_security` }],
    });
  });

  it('touches nothing of another region, and knows its own again where the directory was lost', async () => {
    await provision();
    const { region } = regionIdentitySchema.parse(held('annuaire', 'region'));
    couch.databases.delete('annuaire');
    expect((await concerto('region', 'init', '--name', 'Région d’essai')).report).toMatchObject({ region });
    await concerto('board', 'add', 'RCP Sein', '--template', 'sein');
    const identity = held(`rcp_sein_${YEAR}`, 'identity') as object;
    couch.databases.get(`rcp_sein_${YEAR}`)?.set('identity', { ...identity, region: '0'.repeat(26) });
    const before = [...couch.writes];
    expect(await concerto('region', 'init')).toMatchObject({ code: 3 });
    expect(couch.writes).toEqual(before);
  });

  it.each([
    [['region', 'init'], 'Donnez le nom de la région'],
    [['board', 'add'], 'Donnez le nom de la RCP'],
    [['board', 'add', 'RCP Sein', '--template', 'x'], 'pas de modèle'],
    [['board', 'add', 'Démonstration'], 'ne peut pas nommer une base'],
    [['user', 'add', 'poste1'], 'chaque personne'],
    [['user', 'add', 'poste1', '--person', 'Dupont'], 'chaque personne'],
    [['user', 'add', 'a b', '--person', 'rpps-99900000011'], 'ne peut pas nommer un compte'],
    [['member', 'add', 'poste1', '--board', 'sein', '--role', 'chef'], 'Donnez son rôle'],
    [['year', 'open', '2206'], 'n’est pas une année'],
  ])('ends with 2 where it is asked %j', async (typed, sentence) => {
    const { code, lines } = await concerto(...typed);
    expect(code).toBe(2);
    expect(words(lines)).toContain(sentence);
    expect(couch.writes).toEqual([]);
  });

  it('ends with 3 where the server is none, is too old, or refuses', async () => {
    expect(await concerto('board', 'add', 'RCP Sein')).toMatchObject({ code: 3 });
    expect(await concerto('member', 'remove', 'poste1', '--board', 'sein')).toMatchObject({ code: 3 });
    couch.version = '3.2.1';
    expect(words((await concerto('region', 'init', '--name', 'x')).lines)).toContain('3.3');
    vi.stubEnv('CONCERTO_ADMIN_PASSWORD', 'un autre');
    expect(words((await concerto('region', 'status')).lines)).toContain('refuse ce nom ou ce mot de passe');
    const nowhere = await run(['region', 'status', '--url', 'http://127.0.0.1:9', '--admin', 'admin']);
    expect(words(nowhere.lines)).toContain('ne répond pas');
    const open = await run(['region', 'status', '--url', 'http://region.example', '--admin', 'admin']);
    expect(open.code).toBe(2);
    expect(couch.writes).toEqual([]);
  });
});
