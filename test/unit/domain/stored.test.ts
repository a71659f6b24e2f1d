import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { casePaths } from '../../../shared/domain/caseFields';
import {
  currentSchema,
  readStored,
  storedSchema,
  type Stored,
  type StoredType,
} from '../../../shared/domain/stored';
import { withFuture } from './future';

/**
 * What a released version wrote must load for ever: these files are never edited, a new shape gets a new folder.
 * `X.json` has every field of its version, `X.minimal.json` only what was compulsory.
 */
const FOLDER = join(import.meta.dirname, '../../fixtures/stored');
type Json = Record<string, unknown>;
const fixtures = readdirSync(FOLDER).flatMap((version) =>
  readdirSync(join(FOLDER, version)).map((file) => {
    const text = readFileSync(join(FOLDER, version, file), 'utf8');
    return { name: `${version}/${file}`, doc: JSON.parse(text) as Json, text };
  }),
);
const types = Object.keys(currentSchema) as StoredType[];
const version1 = (type: StoredType, minimal = false): Json => {
  const found = fixtures.find(({ name }) => name === `v1/${type}${minimal ? '.minimal' : ''}.json`);
  if (!found) throw new Error(`no fixture of ${type}`);
  return found.doc;
};

describe.each(fixtures)('$name', ({ doc }) => {
  it('loads, and nothing of it is lost or changed', () => {
    const parsed: Stored = storedSchema.parse(doc);
    expect(parsed).toMatchObject(doc);
    expect(storedSchema.parse(parsed)).toEqual(parsed);
  });

  it('keeps the fields of a newer version, at every depth', () => {
    const newer = withFuture(doc, () => ({ kept: [1, null, 'x'] }));
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

describe('the fixtures', () => {
  it('are as they were released: an edited one would prove nothing', () => {
    const sums = fixtures.map(
      ({ name, text }) => `${createHash('sha256').update(text).digest('hex')}  ${name}`,
    );
    expect(sums.join('\n')).toBe(readFileSync(`${FOLDER}.sha256`, 'utf8').trim());
  });
});

describe('reading a stored document', () => {
  const doc = version1('meeting');
  const kindOf = (changes: Json): string => readStored({ ...doc, ...changes }).kind;

  it('takes what this version wrote', () => expect(readStored(doc).kind).toBe('known'));

  it('leaves alone what says that it is newer, even where it would fit', () => {
    expect(readStored({ ...doc, schema: 2 })).toEqual({ kind: 'newer', type: 'meeting', schema: 2 });
    expect(readStored({ _id: 'poll:1', type: 'poll' })).toEqual({ kind: 'newer', type: 'poll', schema: 1 });
  });

  it.each([{ state: 'suspended' }, { mode: 'hologram' }, { state: 'suspended', mode: 'hologram' }])(
    'takes words that it does not have for those of a newer version: %j',
    (changes) => expect(kindOf(changes)).toBe('newer'),
  );

  it('tells so of words deep inside', () => {
    const attendance = version1('attendance');
    const spans = [{ mode: 'hologram', from: '2026-11-24T13:00:00.000Z' }];
    expect(readStored({ ...attendance, spans }).kind).toBe('newer');
  });

  it('tells so of words in a value of a case, and of the stamp of one', () => {
    const file = version1('case');
    const values = { ...(file['values'] as Json), 'identity.sex': 'plural' };
    expect(readStored({ ...file, values }).kind).toBe('newer');
    expect(readStored({ ...file, values: { ...values, 'identity.birthDate': 'soon' } }).kind).toBe('broken');
    const [path = ''] = Object.keys(file['stamps'] as Json);
    const stamp = { ...((file['stamps'] as Json)[path] as Json), source: 'dictated' };
    expect(readStored({ ...file, stamps: { [path]: stamp } }).kind).toBe('newer');
    expect(readStored({ ...file, stamps: { [path]: { ...stamp, at: 'soon' } } }).kind).toBe('broken');
  });

  it.each([
    { date: 'soon' },
    { state: 'suspended', date: 'soon' },
    { state: undefined },
    { _id: 'meeting:1' },
    { order: 'none' },
    { schema: 'one' },
    { type: 7 },
  ])('takes anything else for damage: %j', (changes) => expect(kindOf(changes)).toBe('broken'));

  it.each([null, undefined, 7, 'text', [], {}])('takes %j for damage', (value) =>
    expect(readStored(value).kind).toBe('broken'),
  );

  it('takes a board under another name for damage', () =>
    expect(readStored({ ...version1('board'), _id: 'other' }).kind).toBe('broken'));
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
      'content',
    ];
    expect(full.filter((key) => !(key in parsed) && !optional.includes(key))).toEqual([]);
  });

  it('knew every field of the case file that exists today, or this list says which came later', () => {
    const known = Object.keys(version1('case')['values'] as Json);
    const later: string[] = [
      'identity.deceased',
      'identity.deathDate',
      'request.guideline',
      'request.guidelineVersion',
      'request.guidelineDate',
      'request.plannedMinutes',
      'request.joinsAt',
      'findings.measures',
    ];
    expect(casePaths.filter((path) => !known.includes(path))).toEqual(later);
    expect(known.filter((path) => !(casePaths as string[]).includes(path))).toEqual([]);
  });
});
