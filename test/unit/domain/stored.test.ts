import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casePaths } from '../../../shared/domain/caseFields';
import { indexKeys, storedSchema, type Stored, type StoredType } from '../../../shared/domain/stored';

/**
 * What a released version wrote must load for ever: these files are never edited, a new shape gets a new folder.
 * `X.json` has every field of its version, `X.minimal.json` only what was compulsory.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/stored');
type Json = Record<string, unknown>;
const fixtures = readdirSync(FOLDER).flatMap((version) =>
  readdirSync(join(FOLDER, version)).map((file) => ({
    name: `${version}/${file}`,
    doc: JSON.parse(readFileSync(join(FOLDER, version, file), 'utf8')) as Json,
  })),
);
const types: StoredType[] = [
  'board',
  'meeting',
  'case',
  'attendance',
  'proposal',
  'vote',
  'decision',
  'report',
  'trace',
];
const version1 = (type: StoredType, minimal = false): Json => {
  const found = fixtures.find(({ name }) => name === `v1/${type}${minimal ? '.minimal' : ''}.json`);
  if (!found) throw new Error(`no fixture of ${type}`);
  return found.doc;
};

/** Puts a field of the future beside all others, at every depth. */
function withFuture(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withFuture(item, key));
  if (value === null || typeof value !== 'object') return value;
  const inner = Object.entries(value).map(([name, own]) => [name, withFuture(own, name)] as const);
  // Tables keyed by a device or a field hold numbers, stamps or lists, not fields.
  const table = ['clock', 'stamps', 'pending'].includes(key);
  return Object.fromEntries([
    ...inner,
    ...(table ? [] : [['fromTheFuture', { kept: [1, null, 'x'] }] as const]),
  ]);
}

describe.each(fixtures)('$name', ({ doc }) => {
  it('loads, and nothing of it is lost or changed', () => {
    const parsed: Stored = storedSchema.parse(doc);
    expect(parsed).toMatchObject(doc);
    expect(storedSchema.parse(parsed)).toEqual(parsed);
  });

  it('keeps the fields of a newer version, at every depth', () => {
    const newer = withFuture(doc, '') as Json;
    expect(JSON.stringify(newer)).toContain('fromTheFuture');
    expect(storedSchema.parse(newer)).toMatchObject(newer);
  });

  it('is not taken for another type, nor with another id', () => {
    expect(storedSchema.safeParse({ ...doc, _id: 'x' }).success).toBe(false);
    expect(storedSchema.safeParse({ ...doc, type: 'unheardOf' }).success).toBe(false);
    for (const other of types.filter((type) => type !== doc['type']))
      expect(storedSchema.safeParse({ ...doc, type: other }).success).toBe(false);
  });
});

describe('the first version', () => {
  it.each(types)('has both fixtures of %s', (type) => {
    expect(version1(type)['type']).toBe(type);
    expect(Object.keys(version1(type, true)).length).toBeLessThanOrEqual(Object.keys(version1(type)).length);
  });

  it.each(types)('fills in what %s left out', (type) => {
    const parsed = storedSchema.parse(version1(type, true));
    const full = Object.keys(version1(type));
    const optional = [
      'pending',
      'continues',
      'coordinator',
      'chair',
      'openedAt',
      'closedAt',
      'written',
      'examinations',
      'plannedFrom',
      'plannedTo',
      'proposedBy',
      'corrects',
      'comment',
      'guideline',
      'trial',
      'postponement',
      'referral',
      'quorumReason',
    ];
    expect(full.filter((key) => !(key in parsed) && !optional.includes(key))).toEqual([]);
  });

  it('knew every field of the case file that exists today, or this list says which came later', () => {
    const known = Object.keys(version1('case')['values'] as Json);
    const later: string[] = [];
    expect(casePaths.filter((path) => !known.includes(path))).toEqual(later);
    expect(known.filter((path) => !(casePaths as string[]).includes(path))).toEqual([]);
  });
});

describe('indexKeys', () => {
  const keys = (type: StoredType) => indexKeys(storedSchema.parse(version1(type)));
  const meeting = version1('meeting')['_id'];
  const file = version1('case')['_id'];

  it('say the type, the meeting, the case and the date of what has them', () => {
    expect(types.map(keys)).toEqual([
      { type: 'board' },
      { type: 'meeting', meeting, date: '2026-11-24' },
      { type: 'case', meeting, case: file },
      { type: 'attendance', meeting },
      { type: 'proposal', meeting, case: file },
      { type: 'vote', case: file },
      { type: 'decision', meeting, case: file },
      { type: 'report', case: file },
      { type: 'trace' },
    ]);
  });

  it('name nobody', () => {
    const text = JSON.stringify(types.map(keys));
    for (const secret of ['Exemple', 'Modèle', 'Anne', '264043599900156', '1964', 'DEMO-0001', 'rpps'])
      expect(text).not.toContain(secret);
  });
});
