import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardRules } from '../../../build/concerto/region/writeRules';
import { JOURNALED_ANCESTORS } from '../../../renderer/engine/database/revisions';
import { databaseNameSchema } from '../../../shared/domain/ids';
import { roleSchema } from '../../../shared/domain/person';
import { asMember, asStranger, boardRole, personsOf } from '../../../shared/region/accounts';
import { firstBoard, nextBoard } from '../../../shared/region/firstBoard';
import { boardEntrySchema } from '../../../shared/region/identity';
import { REVISIONS_KEPT } from '../../../shared/region/limits';
import { planAccount, planMembership } from '../../../shared/region/plan/account';
import { planCopies } from '../../../shared/region/plan/copies';
import {
  boardWanted,
  foreignDatabase,
  planDatabase,
  type SeenDatabase,
} from '../../../shared/region/plan/database';
import { clusterRefusal, corsLacking, planServer, versionRefusal } from '../../../shared/region/plan/server';
import { boardSchema } from '../../../shared/domain/board';
import { ulid } from '../domain/samples';

const region = ulid(1);
const wanted = boardWanted({
  name: databaseNameSchema.parse('rcp_sein_2026'),
  slug: 'sein',
  region,
  validation: boardRules('sein'),
  created: ulid(2),
  board: null,
});

/** What the server would say after these requests. */
function after(changes: ReturnType<typeof planDatabase>, before: SeenDatabase): SeenDatabase {
  const state = structuredClone(before) ?? { security: {}, revisionsKept: 1000, design: null, documents: {} };
  const made = { ...state, documents: { ...state.documents } };
  for (const { path, body } of changes) {
    const doc = { ...(body as object), _rev: '1-a' } as never;
    if (path.endsWith('/_security')) made.security = body;
    else if (path.endsWith('/_revs_limit')) made.revisionsKept = body as number;
    else if (path.endsWith('/_design/concerto')) made.design = doc;
    else if (!path.includes('?')) made.documents[decodeURIComponent(path.split('/')[1] ?? '')] = doc;
  }
  return made;
}

describe('the plan of a database', () => {
  const states = fc.option(
    fc.record({
      security: fc.constantFrom({}, wanted.security, { admins: { names: ['x'], roles: [] } }),
      revisionsKept: fc.constantFrom(5, REVISIONS_KEPT, 1000),
      design: fc.constantFrom(null, { _id: '_design/concerto', _rev: '3-x', views: {} }),
      documents: fc.constantFrom({}, { identity: { _id: 'identity', _rev: '1-x', region } }),
    }),
  );

  it('leaves nothing to do once it is done, from wherever it begins', () => {
    fc.assert(
      fc.property(states, (state) => {
        const seen = state as SeenDatabase;
        expect(planDatabase(wanted, after(planDatabase(wanted, seen), seen))).toEqual([]);
      }),
    );
  });

  it('writes over no document that is there, and creates no database twice', () => {
    const seen = after(planDatabase(wanted, null), null);
    const people = {
      ...seen,
      documents: { identity: { _id: 'identity', _rev: '7-x', name: 'by hand' } },
    } as SeenDatabase;
    expect(planDatabase(wanted, people)).toEqual([]);
    expect(planDatabase(wanted, seen)).toEqual([]);
  });

  it('reserves a database before anything is in it', () => {
    const paths = planDatabase(wanted, null).map(({ path }) => path);
    expect(paths.slice(0, 2)).toEqual(['rcp_sein_2026?q=2&partitioned=false', 'rcp_sein_2026/_security']);
  });

  it('knows a database of another region', () => {
    const seen = after(planDatabase(wanted, null), null);
    expect(foreignDatabase('rcp_sein_2026', region, seen)).toBeNull();
    expect(foreignDatabase('rcp_sein_2026', ulid(9), seen)).toContain('autre région');
    expect(foreignDatabase('rcp_sein_2026', region, null)).toBeNull();
  });

  it('keeps as many revisions as a workstation sends', () =>
    expect(REVISIONS_KEPT).toBeGreaterThanOrEqual(JOURNALED_ANCESTORS));
});

describe('the plan of a server', () => {
  const system = ['_users', '_replicator'];
  const server = (version: string, config = {}, absent: string[] = [], systemDatabases = system) => ({
    version,
    nodes: { 'a@host': config, 'b@host': config },
    absent,
    systemDatabases,
  });

  it.each(['3.3.0', '3.4.3-dirty', '3.10.1', '4.0.0'])('takes CouchDB %s', (version) =>
    expect(versionRefusal(server(version))).toBeNull(),
  );
  it.each(['3.2.2', '2.3.1', '1.6.1', 'undefined'])('refuses CouchDB %s', (version) =>
    expect(versionRefusal(server(version))).toContain('3.3'),
  );

  it('changes nothing in a cluster that is not whole, or not finished', () => {
    expect(clusterRefusal(server('3.4.0'))).toBeNull();
    expect(clusterRefusal(server('3.4.0', {}, ['c@host']))).toContain('c@host');
    expect(clusterRefusal(server('3.4.0', {}, [], []))).toContain('finish_cluster');
  });

  it('opens every node to the application, and takes nobody else’s access away', () => {
    const config = { cors: { origins: 'https://intranet.example', methods: 'get, PATCH' } };
    const changes = planServer(server('3.4.0', config));
    expect(new Set(changes.map(({ path }) => path.split('/')[1]))).toEqual(new Set(['a%40host', 'b%40host']));
    const given = Object.fromEntries(
      corsLacking(config).map(([section, key, value]) => [`${section}/${key}`, value]),
    );
    expect(given).toMatchObject({
      'chttpd/enable_cors': 'true',
      'cors/origins': 'https://intranet.example, app://concerto',
      'cors/methods': 'get, PATCH, PUT, POST, HEAD, DELETE',
    });
    const done: Record<string, Record<string, string>> = {};
    for (const [section, key, value] of corsLacking(config)) (done[section] ??= {})[key] = value;
    expect(corsLacking(done)).toEqual([]);
    expect(corsLacking({ ...done, cors: { ...done['cors'], origins: '*' } })).toEqual([]);
  });
});

describe('accounts', () => {
  const roles = fc.array(
    fc.constantFrom(
      'region:member',
      'person:rpps-99900000011',
      'board:sein',
      'board:sein:chair',
      'board:sein-nord',
    ),
  );
  const offices = fc.uniqueArray(fc.constantFrom(...roleSchema.options), { minLength: 1 });

  it('a membership is given once, replaces the offices of that board alone, and is taken away whole', () => {
    fc.assert(
      fc.property(roles, offices, (held, given) => {
        const user = { _id: 'u', _rev: '1-a', name: 'poste1', roles: held };
        const [joined] = planMembership('sein', given, user);
        const member = { ...user, roles: ((joined?.body ?? user) as typeof user).roles };
        expect(planMembership('sein', given, member)).toEqual([]);
        expect(new Set(member.roles)).toEqual(new Set(asMember(held, 'sein', given)));
        const left = asStranger(member.roles, 'sein');
        expect(left).not.toContain(boardRole('sein'));
        expect(left.includes('board:sein-nord')).toBe(held.includes('board:sein-nord'));
        expect(personsOf(left)).toEqual(personsOf(held));
      }),
    );
  });

  it('an account is made once; later its roles are completed and its password is left alone', () => {
    const made = planAccount({ name: 'poste1', roles: ['region:member'], password: 'x' }, null);
    expect(made).toMatchObject([{ method: 'PUT', body: { password: 'x' } }]);
    const user = { _id: 'u', _rev: '1-a', name: 'poste1', roles: ['region:member', 'board:sein'] };
    expect(planAccount({ name: 'poste1', roles: ['region:member'], password: 'y' }, user)).toEqual([]);
    const more = planAccount({ name: 'poste1', roles: ['person:x'], password: 'y' }, user);
    expect(more).toMatchObject([{ body: { roles: ['region:member', 'board:sein', 'person:x'] } }]);
    expect(JSON.stringify(more)).not.toContain('"y"');
  });
});

describe('the board’s own document', () => {
  const entry = boardEntrySchema.parse({
    _id: 'board:sein',
    type: 'board',
    slug: 'sein',
    name: 'RCP Sein',
    template: 'sein',
  });

  it('is one that the application reads', () => {
    expect(boardSchema.parse(firstBoard(entry, 2026))).toMatchObject({
      name: 'RCP Sein',
      year: 2026,
      template: 'sein',
    });
    expect(firstBoard({ ...entry, template: 'unheardOf' }, 2026).template).toBe('autre');
  });

  it('goes on a year later with all that people made of it', () => {
    const now = {
      ...firstBoard(entry, 2026),
      _rev: '4-x',
      place: 'Salle 2',
      clock: { a: 3 },
      fromTheFuture: 1,
    };
    const next = nextBoard(now, 2027);
    expect(boardSchema.parse(next)).toMatchObject({
      year: 2027,
      place: 'Salle 2',
      clock: {},
      fromTheFuture: 1,
    });
    expect(next).not.toHaveProperty('_rev');
  });
});

describe('the copies of a database on a cluster', () => {
  const nodes = ['a@h', 'b@h', 'c@h', 'd@h'];
  const mapOf = (holders: Record<string, string[]>) => ({
    _id: 'rcp_sein_2026',
    _rev: '4-x',
    shard_suffix: [46, 49],
    by_range: holders,
    by_node: { 'a@h': Object.keys(holders) },
    changelog: [['add', '00-7f', 'a@h'] as const],
  });

  it('become three, each on another node, and nothing else of the map changes', () => {
    const seen = mapOf({ '00-7f': ['a@h'], '80-ff': ['a@h'] });
    const { maps, fills } = planCopies('rcp_sein_2026', nodes, seen);
    expect([maps.length, fills.length]).toEqual([1, 1]);
    expect(fills[0]).toMatchObject({ method: 'POST', path: 'rcp_sein_2026/_sync_shards' });
    const body = maps[0]?.body as typeof seen;
    for (const holders of Object.values(body.by_range)) {
      expect(holders).toHaveLength(3);
      expect(new Set(holders).size).toBe(3);
    }
    for (const [node, ranges] of Object.entries(body.by_node))
      for (const range of ranges) expect(body.by_range[range]).toContain(node);
    expect(body.changelog).toHaveLength(5);
    expect(body).toMatchObject({ _id: seen._id, _rev: seen._rev, shard_suffix: seen.shard_suffix });
    expect(planCopies('rcp_sein_2026', nodes, body).maps).toEqual([]);
  });

  it('are not asked for where there are no nodes for them', () => {
    expect(planCopies('x', ['a@h'], mapOf({ '00-ff': ['a@h'] })).maps).toEqual([]);
    const two = planCopies('x', ['a@h', 'b@h'], mapOf({ '00-ff': ['a@h'] })).maps[0]?.body;
    expect(two).toMatchObject({ by_range: { '00-ff': ['a@h', 'b@h'] } });
    expect(planCopies('x', nodes, null)).toEqual({ maps: [], fills: [] });
  });
});
