import { describe, expect, it } from 'vitest';
import { caseValuesSchema } from '../../../shared/domain/caseFields';
import {
  standing,
  stillUnread,
  wordsLeftOut,
  wordsNotHeld,
  type ImportLine,
} from '../../../shared/domain/leftOut';
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

describe('what a file says of a patient whose case is there, and that case does not hold', () => {
  const values = (given: object) => caseValuesSchema.parse(given);
  const held = values({
    'identity.birthName': "D'Almeida",
    'identity.firstGivenName': 'Zoé',
    'identity.birthDate': '1958-03-12',
    'summary.question': 'Quelle chirurgie ?\nEt après ?',
    'request.requester': 'Dr Le Goff',
  });

  it('is nothing where all of it stands there, however the name, the case and the spaces are written', () => {
    expect(wordsNotHeld(held, held)).toEqual([]);
    const said = {
      'identity.birthName': 'DALMEIDA',
      'identity.firstGivenName': 'ZOE',
      'identity.birthDate': '1958-03-12',
      'summary.question': ' et  APRÈS ? ',
      'request.requester': '',
    };
    expect(wordsNotHeld(values(said), held)).toEqual([]);
  });

  it('is each value that is absent or another, by the label of its field, as a person reads it', () => {
    const said = values({
      'identity.birthDate': '1958-03-13',
      'identity.sex': 'F',
      'summary.question': 'Quelle chirurgie',
    });
    expect(wordsNotHeld(said, held)).toEqual([
      { where: 'Sexe', what: 'Femme' },
      { where: 'Date de naissance', what: '13/03/1958' },
      { where: 'Question posée', what: 'Quelle chirurgie' },
    ]);
  });

  it('is nothing where the case holds a code that left its list, and the file the one of today', () => {
    const former = values({
      'clinical.whoStatus': 'MED-264',
      'request.organs': ['C3211'],
      'treatments.past': [{ code: 'C15632', label: 'FEC', status: 'done' }],
    });
    const today = values({
      'clinical.whoStatus': 'LA9623-5',
      'request.organs': ['118601006'],
      'treatments.past': [{ code: '367336001', label: 'FEC', status: 'done' }],
    });
    expect(wordsNotHeld(today, former)).toEqual([]);
    expect(wordsNotHeld(former, today)).toEqual([]);
    expect(wordsNotHeld(values({ 'clinical.whoStatus': 'LA9624-3' }), former)).toHaveLength(1);
  });

  it('is what a list has more, with its notes', () => {
    const contact = (family: string, note?: string) => ({ role: 'requester', person: { family }, note });
    const treatment = (label: string) => ({ label, status: 'done' });
    const of = (n: number) =>
      values({
        'treatments.past': [treatment('FEC'), treatment('Taxol')].slice(0, n),
        'request.contacts': [contact('Le Goff'), contact('Kerbrat', '01 02')].slice(0, n),
      });
    expect(wordsNotHeld(of(1), of(2))).toEqual([]);
    expect(wordsNotHeld(of(2), of(1)).map(({ what }) => what.replace(/\u00a0/g, ' '))).toEqual([
      'Demandeur : KERBRAT · 01 02',
      'Taxol',
    ]);
  });
});
