import { expect, test } from '@playwright/test';
import { refusalCode } from '../../shared/region/refusals';
import { boardMatrix } from '../support/accessMatrix';
import { accounts, officeOf, personOf, type Account, type Document } from '../support/matrixRows';
import { ulid } from '../unit/domain/samples';
import { provisioned, type ProvisionedRegion } from './support/provisioned';

const named = process.env.COUCHDB_URL;
const officeWords = {
  chair: 'animateur',
  coordinator: 'coordonnateur',
  secretary: 'secretaire',
  doctor: 'medecin',
};

test.describe('the access matrix (only against a CouchDB that COUCHDB_URL names)', () => {
  test.skip(
    named === undefined,
    'COUCHDB_URL names no CouchDB: the embedded server knows neither _security nor validate_doc_update',
  );
  test.describe.configure({ mode: 'serial' });

  let region: ProvisionedRegion;
  let n = 0;
  const login = (account: Account | 'stranger') => `${region.slug}-${account}`;
  /** As replication writes: each document with its place in the tree. Answers with what was refused only. */
  const replicate = (as: string | null, doc: Document, ...ancestors: string[]) => {
    const hash = (++n).toString(16).padStart(32, '0');
    const rev = `${ancestors.length + 1}-${hash}`;
    const placed = {
      ...doc,
      _rev: rev,
      _revisions: { start: ancestors.length + 1, ids: [hash, ...ancestors] },
    };
    const body = { new_edits: false, docs: [placed] };
    // On a cluster each copy asks the rules of what it holds itself: what is there before must be on all three.
    const path = `${region.database}/_bulk_docs${as === null ? '?w=3' : ''}`;
    const asked = as === null ? region.asAdmin('POST', path, body) : region.ask(as, 'POST', path, body);
    return asked.then((answer) => ({ ...answer, hash }));
  };

  test.beforeAll(async () => {
    region = provisioned(new URL(named ?? ''));
    const known = await region.asAdmin('GET', 'annuaire/region');
    const name = known.status === 200 ? [] : ['--name', 'Région d’essai'];
    expect((await region.concerto('region', 'init', ...name)).code).toBe(0);
    expect((await region.concerto('board', 'add', `RCP ${region.slug}`, '--slug', region.slug)).code).toBe(0);
    for (const account of accounts) {
      const administers = account === 'regionAdmin' ? ['--region-admin'] : [];
      const person = ['--person', personOf(account)];
      expect((await region.concerto('user', 'add', login(account), ...person, ...administers)).code).toBe(0);
      const office = officeOf(account);
      const role = office ? officeWords[office] : 'medecin';
      if (account !== 'regionAdmin')
        expect(
          (await region.concerto('member', 'add', login(account), '--board', region.slug, '--role', role))
            .code,
        ).toBe(0);
    }
    await region.concerto('user', 'add', login('stranger'), '--person', 'rpps-99900000077');
    // A member who is nothing there: no command makes one, an administrator may.
    const path = `_users/org.couchdb.user:${login('observer')}`;
    const { body } = await region.asAdmin('GET', path);
    const user = body as { roles: string[] };
    const roles = user.roles.filter((role) => !role.endsWith(':doctor'));
    expect((await region.asAdmin('PUT', path, { ...user, roles })).status).toBe(201);
  });
  test.afterAll(() => region.close());

  test('provisioned once, nothing is left to do; an attempt does nothing', async () => {
    const next = String(region.year + 1);
    const steps = [
      ['region', 'init'],
      ['board', 'add', `RCP ${region.slug}`, '--slug', region.slug],
      ['user', 'add', login('chair'), '--person', personOf('chair')],
      ['member', 'add', login('chair'), '--board', region.slug, '--role', 'animateur'],
    ];
    for (const step of steps)
      expect(await region.concerto(...step), step.join(' ')).toMatchObject({
        code: 0,
        report: { changes: [] },
      });
    const open = ['year', 'open', next, '--board', region.slug];
    const databases = await region.asAdmin('GET', '_all_dbs');
    const attempt = await region.concerto(...open, '--dry-run');
    expect(await region.asAdmin('GET', '_all_dbs')).toEqual(databases);
    const done = await region.concerto(...open);
    expect(done.report.changes).toHaveLength(6);
    expect(attempt.report.changes).toEqual(done.report.changes);
    expect(await region.concerto(...open)).toMatchObject({ code: 0, report: { changes: [] } });
  });

  test('what was changed behind the back of the command is told and set right', async () => {
    const { body } = await region.asAdmin('GET', `${region.database}/_design/concerto`);
    const { _id, _rev } = body as { _id: string; _rev: string };
    await region.asAdmin('PUT', `${region.database}/_design/concerto`, { _id, _rev, views: {} });
    await region.asAdmin('PUT', `${region.database}/_security`, {});
    await region.asAdmin('PUT', `${region.database}/_revs_limit`, 5);
    const told = await region.concerto('region', 'status');
    expect(told.code).toBe(1);
    const warnings = (told.report['warnings'] as string[]).filter((words) => words.includes(region.database));
    expect(warnings).toHaveLength(3);
    expect((await region.concerto('region', 'init')).report.changes).toHaveLength(3);
    const after = await region.concerto('region', 'status');
    expect((after.report['warnings'] as string[]).filter((words) => words.includes(region.database))).toEqual(
      [],
    );
  });

  for (const row of boardMatrix)
    test(`${row.type} ${row.operation}`, async () => {
      for (const account of accounts) {
        const { before, doc, branches } = row.cell(account, () => ulid(++n));
        const laid = before ? await replicate(null, before) : null;
        expect(laid?.body ?? []).toEqual([]);
        const ancestors = [...(laid ? [laid.hash] : []), ...(branches ? ['f'.repeat(32)] : [])];
        const { status, body } = await replicate(login(account), doc, ...ancestors);
        const refused = body as { error: string; reason: string }[];
        expect(status, account).toBe(201);
        if (row.allowed.includes(account)) expect(refused, account).toEqual([]);
        else {
          expect(refused, account).toMatchObject([{ id: doc._id, error: 'forbidden' }]);
          const codes = account === 'regionAdmin' ? ['member'] : [row.code, 'right'];
          expect(codes, account).toContain(refusalCode(refused[0]?.reason));
        }
      }
      const { doc } = row.cell('chair', () => ulid(++n));
      const stranger = await replicate(login('stranger'), doc);
      expect(stranger.status).toBe(403);
      // A board has one document, which is there.
      const place = `${encodeURIComponent(doc._id)}?rev=1-${stranger.hash}`;
      const held = await region.asAdmin('GET', `${region.database}/${place}`);
      expect(held.status).toBe(404);
    });

  test('two contents of one decision stand side by side until they are put together, and none is lost', async () => {
    const row = boardMatrix.find(({ operation }) => operation === 'of the chair, recorded by oneself');
    const { doc } = row?.cell('chair', () => ulid(++n)) ?? { doc: { _id: 'none' } };
    const [chair, secretary] = [
      await replicate(login('chair'), doc),
      await replicate(login('secretary'), { ...doc, recordedBy: personOf('secretary') }),
    ];
    expect([chair.body, secretary.body]).toEqual([[], []]);
    const found = await region.asAdmin(
      'GET',
      `${region.database}/${encodeURIComponent(doc._id)}?conflicts=true`,
    );
    expect(found.body).toMatchObject({ _conflicts: [expect.any(String)] });
  });

  test('reading: the board’s database by its members, the directory by all of the region', async () => {
    const read = async (as: string | null, path: string) => (await region.ask(as, 'GET', path)).status;
    for (const path of [
      region.database,
      `${region.database}/board`,
      `${region.database}/identity`,
      `${region.database}/_changes?limit=1`,
      `${region.database}/_all_docs?limit=1`,
    ]) {
      for (const account of accounts) expect(await read(login(account), path), account).toBe(200);
      expect(await read(login('stranger'), path)).toBe(403);
      expect(await read(null, path)).toBe(401);
    }
    for (const account of [...accounts, 'stranger'] as const)
      for (const id of ['region', `board:${region.slug}`])
        expect(await read(login(account), `annuaire/${id}`), account).toBe(200);
    expect(await read(null, 'annuaire/region')).toBe(401);
  });

  test('the library of guidelines is the administrator’s, and read by all of the region', async () => {
    const name = `Référentiel ${region.slug}`;
    const step = ['guideline', 'add', name, '4.2', '2026-01-15', '--board', region.slug];
    const id = `referentiel-${region.slug}--4-2`;
    const read = async () => (await region.ask(login('stranger'), 'GET', `annuaire/guideline:${id}`)).body;
    expect((await region.concerto(...step, '--dry-run')).report.changes).toHaveLength(1);
    expect((await region.concerto(...step)).code).toBe(0);
    expect(await read()).toMatchObject({ name, version: '4.2', date: '2026-01-15', boards: [region.slug] });
    expect((await region.concerto(...step)).report.changes).toEqual([]);
    const { body } = await region.asAdmin('GET', `annuaire/guideline:${id}`);
    // Who may goes last: the others would meet a conflict, and the rules would not be asked.
    const last = (account: Account) => Number(account === 'regionAdmin');
    for (const account of [...accounts].sort((a, b) => last(a) - last(b))) {
      const written = await region.ask(login(account), 'PUT', `annuaire/guideline:${id}`, body);
      expect(written.status, account).toBe(account === 'regionAdmin' ? 201 : 403);
    }
    expect((await region.concerto('guideline', 'retire', id)).code).toBe(0);
    expect(await read()).toMatchObject({ retired: true });
    const { report } = await region.concerto('guideline', 'list');
    expect(report['guidelines']).toContainEqual(expect.objectContaining({ id, retired: true }));
  });

  test('what only administrators do is refused to all others', async () => {
    const asked: [string, string, unknown?][] = [
      ['PUT', `rcp_${region.slug}_2001`],
      ['DELETE', region.database],
      ['PUT', `${region.database}/_security`, {}],
      ['PUT', `${region.database}/_design/other`, { views: {} }],
      ['PUT', `annuaire/person:rpps-99900000011`, { type: 'person', schema: 1 }],
      ['PUT', `annuaire/guideline:essai--1`, { type: 'guideline', schema: 1 }],
      ['PUT', `${region.database}/identity`, { type: 'identity', schema: 1 }],
      ['GET', `_users/org.couchdb.user:${login('chair')}`],
      ['GET', '_users/_all_docs'],
    ];
    const places = ['_all_dbs', `${region.database}/_security`, `${region.database}/identity`];
    const state = () => Promise.all(places.map((place) => region.asAdmin('GET', place)));
    const before = await state();
    // CouchDB 3.4 answers 500 where a member sets `_security`: that nothing changed is what counts.
    for (const account of ['coordinator', 'secretary', 'doctor', 'observer', 'stranger'] as const)
      for (const [method, path, body] of asked) {
        const { status } = await region.ask(login(account), method, path, body);
        expect(status, `${account} ${method} ${path}`).toBeGreaterThanOrEqual(400);
      }
    expect(await state()).toEqual(before);
    // A conflict is answered before the rules are asked; with the present revision they are.
    const { body } = await region.asAdmin('GET', `${region.database}/identity`);
    const identity = await region.ask(login('chair'), 'PUT', `${region.database}/identity`, body);
    expect(identity).toMatchObject({ status: 403, body: { reason: 'concerto:identity' } });
    const region_ = await region.ask(login('regionAdmin'), 'PUT', 'annuaire/person:essai', {
      type: 'person',
      schema: 1,
    });
    expect(region_.status).toBe(201);
    const { rev } = region_.body as { rev: string };
    expect((await region.asAdmin('DELETE', `annuaire/person:essai?rev=${rev}`)).status).toBe(200);
  });

  test('who leaves the board neither reads nor writes it any more', async () => {
    expect((await region.concerto('member', 'remove', login('observer'), '--board', region.slug)).code).toBe(
      0,
    );
    await expect
      .poll(async () => (await region.ask(login('observer'), 'GET', region.database)).status)
      .toBe(403);
  });
});
