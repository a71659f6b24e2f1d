import { describe, expect, it } from 'vitest';
import { caseValuesSchema } from '../../../shared/domain/caseFields';
import { standing, stillUnread, wordsLeftOut, type ImportLine } from '../../../shared/domain/leftOut';
import { readCsv } from '../../../shared/intake/csv';

const LIST = [
  'Nom;Prénom;Date de naissance;Date du diagnostic;Chambre',
  'Lacune;Berthe;31/02/1960;31/02/1960;12 bis',
].join('\r\n');

function lineRead(): ImportLine {
  const read = readCsv(new TextEncoder().encode(LIST));
  const [only] = read.ok ? read.value.cases : [];
  if (!only) throw new Error('nothing read');
  const { unread = [], ...rest } = only;
  return {
    id: 'a',
    fileName: 'liste.csv',
    source: 'csv',
    line: only.line,
    values: rest.values,
    warnings: [...rest.warnings],
    unread: [...unread],
    notPlaced: [...rest.notPlaced],
  };
}
const line = lineRead();
const mended = (changes: object): ImportLine => ({
  ...line,
  mended: caseValuesSchema.parse({ ...line.values, ...changes }),
});

describe('what registering a line leaves out of its case', () => {
  it('is every word that no value holds, under the header of its column', () => {
    expect(stillUnread(line)).toHaveLength(2);
    expect(wordsLeftOut(line)).toEqual([
      { where: 'Date de naissance', what: '31/02/1960' },
      { where: 'Date du diagnostic', what: '31/02/1960' },
      { where: 'Chambre', what: '12 bis' },
    ]);
  });

  it('is not what a person corrected, even where another column says the same', () => {
    const corrected = mended({ 'identity.birthDate': '1960-02-28' });
    expect(stillUnread(corrected).map(({ where }) => where)).toEqual(['Date du diagnostic']);
    expect(wordsLeftOut(corrected).map(({ where }) => where)).toEqual(['Date du diagnostic', 'Chambre']);
  });

  it('stays the same when only other fields were corrected', () =>
    expect(wordsLeftOut(mended({ 'identity.sex': 'F' }))).toEqual(wordsLeftOut(line)));
});

it('what is registered or set aside stands no more', () => {
  const lines = [line, { ...line, id: 'b', isDiscarded: true }, { ...line, id: 'c', isRegistered: true }];
  expect(standing(lines).map(({ id }) => id)).toEqual(['a']);
});
