import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { boardValidation, directoryValidation } from '../../../../shared/region/validation/text';
import { boardMatrix } from '../../../support/accessMatrix';
import { accounts } from '../../../support/matrixRows';
import { ulid } from '../../domain/samples';
import { compiled, refusedTo, rolesOf } from './validator';

describe('validate_doc_update', () => {
  it.each([boardValidation('sein'), directoryValidation])(
    'is ES5 and asks nothing of the outside',
    (text) => {
      const found = new Linter().verify(`(${text});`, {
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
        rules: { 'no-undef': 'error', 'no-unreachable': 'error', 'no-redeclare': 'error' },
      });
      expect(found.filter(({ message }) => !message.startsWith('Unused eslint-disable'))).toEqual([]);
    },
  );

  it('is plain ASCII: no server may read it in another encoding', () =>
    expect(boardValidation('sein') + directoryValidation).toMatch(/^[\x20-\x7e\n]*$/));

  it('is the same text each time, and another one for another board', () => {
    expect(boardValidation('sein')).toBe(boardValidation('sein'));
    expect(boardValidation('sein')).not.toBe(boardValidation('thorax'));
  });

  it('lets the administrator of the server do anything', () => {
    expect(
      refusedTo(['_admin'], { _id: 'case:x', _deleted: true }, { _id: 'case:x', type: 'case' }),
    ).toBeNull();
  });

  it('takes no attachment: files are documents of their own', () => {
    const doc = { _id: `case:${ulid(1)}`, type: 'case', meeting: 'm', values: {} };
    expect(refusedTo(rolesOf('chair'), doc)).toBeNull();
    expect(refusedTo(rolesOf('chair'), { ...doc, _attachments: {} })).toBe('shape');
  });

  it('keeps the identity of a database to the region’s administrators', () => {
    const identity = { _id: 'identity', type: 'identity', schema: 1 };
    expect(refusedTo(rolesOf('chair'), identity)).toBe('identity');
    expect(refusedTo(rolesOf('chair'), { ...identity, _deleted: true }, identity)).toBe('identity');
    expect(refusedTo(rolesOf('regionAdmin'), identity)).toBeNull();
  });

  it('keeps the directory to the region’s administrators, and its identity to the server’s', () => {
    const refused = (doc: object, ...roles: string[]) =>
      refusedTo(roles, doc, null, compiled(directoryValidation));
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
