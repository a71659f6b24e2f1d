import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { boardRules, directoryRules } from '../../../../build/concerto/region/writeRules';
import { deviceRole } from '../../../../shared/region/accounts';
import { boardMatrix } from '../../../support/accessMatrix';
import { accounts, personOf } from '../../../support/matrixRows';
import { fileOf, later, traceOf, voteOf } from '../../../support/regionDocuments';
import { ulid } from '../../domain/samples';
import { compiled, refusedTo, rolesOf, serverNow } from './validator';

describe('validate_doc_update', () => {
  it.each([boardRules('sein'), directoryRules()])('is ES5 and asks nothing of the outside', (text) => {
    const found = new Linter().verify(`(${text});`, {
      // Each file says at its head what it uses of the others: here all of it must be there.
      linterOptions: { noInlineConfig: true },
      languageOptions: {
        ecmaVersion: 5,
        sourceType: 'script',
        globals: Object.fromEntries(
          ['Object', 'String', 'RegExp', 'JSON', 'Date', 'NaN', 'parseInt'].map((name) => [
            name,
            'readonly' as const,
          ]),
        ),
      },
      rules: {
        'no-undef': 'error',
        'no-unreachable': 'error',
        'no-redeclare': 'error',
        'no-unused-vars': ['error', { args: 'none' }],
      },
    });
    expect(found.filter(({ severity }) => severity === 2)).toEqual([]);
  });

  it('is plain ASCII: no server may read it in another encoding', () =>
    expect(boardRules('sein') + directoryRules()).toMatch(/^[\x20-\x7e\n]*$/));

  it('is the same text each time, and another one for another board', () => {
    expect(boardRules('sein')).toBe(boardRules('sein'));
    expect(boardRules('sein')).not.toBe(boardRules('thorax'));
  });

  it('lets the administrator of the server do anything', () => {
    expect(
      refusedTo(['_admin'], { _id: 'case:x', _deleted: true }, { _id: 'case:x', type: 'case' }),
    ).toBeNull();
  });

  it('takes no attachment: files are documents of their own', () => {
    const doc = { ...fileOf(() => ulid(1)), values: {} };
    expect(refusedTo(rolesOf('chair'), doc)).toBeNull();
    expect(refusedTo(rolesOf('chair'), { ...doc, _attachments: {} })).toBe('shape');
  });

  it('takes a trace of the workstation that the account is bound to, and of any where it is bound to none', () => {
    const trace = (device: string) => traceOf(() => ulid(1), personOf('doctor'), device);
    const bound = [...rolesOf('doctor'), deviceRole('poste12a')];
    expect(refusedTo(bound, trace('poste12a'))).toBeNull();
    expect(refusedTo(bound, trace('poste13b'))).toBe('author');
    expect(refusedTo(rolesOf('doctor'), trace('poste13b'))).toBeNull();
  });

  it('bounds what a revision and its ancestors are called', () => {
    const doc = fileOf(() => ulid(1));
    const hash = 'a'.repeat(64);
    const named = (_rev: string, ...ids: string[]) =>
      refusedTo(rolesOf('doctor'), { ...doc, _rev, _revisions: { start: ids.length, ids } });
    expect(named(`2-${hash}`, hash, hash)).toBeNull();
    expect(named(`2-${hash}a`, `${hash}a`, hash)).toBe('shape');
    expect(named(`2-${hash}`, hash, `${hash}a`)).toBe('shape');
    expect(named(`2-${hash}`, hash, '../a')).toBe('shape');
    expect(named('2-XYZ', hash)).toBe('shape');
    const end = { ...doc, _deleted: true, ended: true, _revisions: { start: 2, ids: [hash, 'ü'] } };
    expect(refusedTo(rolesOf('chair'), end)).toBe('shape');
  });

  it('lets a write be two days ahead of its clock, and no more', () => {
    const at = (hours: number) => new Date(serverNow() + hours * 3_600_000).toISOString();
    const vote = voteOf(() => ulid(1), personOf('doctor'), personOf('doctor'));
    for (const [hours, refusal] of [
      [-300_000, null],
      [47, null],
      [49, 'time'],
    ] as const)
      expect(refusedTo(rolesOf('doctor'), { ...vote, at: at(hours) })).toBe(refusal);
  });

  it('loses no vote where a merge is refused: the end that would follow is refused as well', () => {
    const [chair, secretary] = [personOf('chair'), personOf('secretary')];
    const first = voteOf(() => ulid(1), chair, chair);
    const last = { ...first, position: 'against', recordedBy: secretary, at: later };
    const grave = (vote: object) => ({ ...vote, _deleted: true, ended: true });
    // The voter's own workstation carries what was recorded for him, and ends either leaf with it.
    expect(refusedTo(rolesOf('chair'), last, first)).toBeNull();
    expect(refusedTo(rolesOf('chair'), grave(last), first)).toBeNull();
    expect(refusedTo(rolesOf('chair'), grave(last), last)).toBeNull();
    // Nobody ends the later one with the earlier, nor with nothing.
    for (const account of accounts.filter((it) => it !== 'regionAdmin')) {
      expect(refusedTo(rolesOf(account), grave(first), last)).not.toBeNull();
      expect(refusedTo(rolesOf(account), { _id: last._id, _deleted: true }, last)).toBe('deletion');
      // A third person's workstation carries neither, so it ends neither.
      if (account === 'chair' || account === 'secretary') continue;
      expect(refusedTo(rolesOf(account), last, first)).toBe('author');
      expect(refusedTo(rolesOf(account), grave(last), first)).toBe('author');
    }
    expect(refusedTo(rolesOf('secretary'), last, first)).toBeNull();
  });

  it('keeps the identity of a database to the region’s administrators', () => {
    const identity = { _id: 'identity', type: 'identity', schema: 1 };
    expect(refusedTo(rolesOf('chair'), identity)).toBe('identity');
    expect(refusedTo(rolesOf('chair'), { ...identity, _deleted: true }, identity)).toBe('identity');
    expect(refusedTo(rolesOf('regionAdmin'), identity)).toBeNull();
  });

  it('keeps the directory to the region’s administrators, and its identity to the server’s', () => {
    const refused = (doc: object, ...roles: string[]) =>
      refusedTo(roles, doc, null, compiled(directoryRules()));
    const ids = ['board:sein', 'person:rpps-99900000011', 'guideline:sein--4-2', 'region'];
    for (const account of accounts.filter((it) => it !== 'regionAdmin'))
      for (const _id of ids)
        for (const doc of [{ _id }, { _id, _deleted: true }])
          expect(refused(doc, ...rolesOf(account)), `${account} ${_id}`).toBe(
            _id === 'region' ? 'identity' : 'directory',
          );
    expect(ids.map((_id) => refused({ _id }, 'region:admin'))).toEqual([null, null, null, 'identity']);
    expect(refused({ _id: 'region' }, '_admin')).toBeNull();
  });
});

describe.each(boardMatrix.map((row) => [`${row.type} ${row.operation}`, row] as const))(
  '%s',
  (_name, row) => {
    it.each(accounts)('%s', (account) => {
      let n = 0;
      const { before = null, doc: written, branches } = row.cell(account, () => ulid(n++));
      const doc = branches ? { ...written, _revisions: { start: 2, ids: ['a', 'f'] } } : written;
      const refusal = refusedTo(rolesOf(account), doc, before);
      if (row.allowed.includes(account)) expect(refusal).toBeNull();
      else if (account === 'regionAdmin') expect(refusal).toBe('member');
      else expect([row.code, 'right']).toContain(refusal);
      // The same office on another board opens nothing here.
      expect(refusedTo(rolesOf(account, 'thorax'), doc, before)).toBe('member');
    });
  },
);
