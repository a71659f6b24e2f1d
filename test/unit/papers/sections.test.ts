import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseFields,
  casePaths,
  fieldSpec,
  type CasePath,
  type CaseValues,
} from '../../../shared/domain/caseFields';
import { lists } from '../../../shared/terminology/codes';
import { parseXml, readDocx } from './docxParts';
import { inWord } from './inWord';
import { meeting } from './sampleCases';
import { caseView, issuedAt, timeZone, values } from './sampleViews';

const report = async (given: CaseValues) =>
  readDocx(
    await inWord('caseReport', {
      view: caseView({ values: given }),
      meeting,
      board: meeting.board,
      issuedAt,
      timeZone,
    }),
  );

/** Words that only this field can have put on the page, and the value that does it. */
function probe(path: CasePath, i: number): { value: unknown; words: string } {
  const { kind, list } = fieldSpec(path);
  const mark = `SONDE${i}X`;
  switch (kind) {
    case 'text':
    case 'longText':
      return { value: mark, words: mark };
    case 'day':
      return {
        value: `19${30 + (i % 60)}-02-${String(1 + (i % 28)).padStart(2, '0')}`,
        words: `/02/19${30 + (i % 60)}`,
      };
    case 'time':
      return { value: `1${i % 10}:37`, words: `1${i % 10}\u00a0h\u00a037` };
    case 'boolean':
      return { value: true, words: 'Oui' };
    case 'points':
      return { value: 70_000.5 + i, words: `${70_000 + i},5` };
    case 'sex':
      return { value: 'U', words: 'Indéterminé' };
    case 'code':
    case 'codes': {
      const code = list ? lists[list].at(-1) : undefined;
      if (!code) throw new Error('a code field without a list');
      return { value: kind === 'code' ? code.code : [code.code], words: code.label };
    }
    case 'treatments':
      return { value: [{ label: mark, status: 'cancelled' }], words: mark };
    case 'measures':
      return { value: [{ label: mark, value: '12.40', date: '2025-02' }], words: mark };
    case 'contacts':
      return { value: [{ role: 'correspondent', person: { family: mark } }], words: mark };
  }
}

/** Fields that share a line, under its own label. */
const sharing: readonly CasePath[] = [
  'tumour.t',
  'tumour.n',
  'tumour.m',
  'request.diagnosticAdvice',
  'request.treatmentProposal',
  'request.referralReason',
  'request.paediatricReason',
];

describe('the catalogue of fields', () => {
  const probes = casePaths.map((path, i) => ({ path, ...probe(path, i) }));
  const all = values(Object.fromEntries(probes.map(({ path, value }) => [path, value])));

  it('reaches the page whole: every field that is not silent, under its own label', async () => {
    const { text } = await report(all);
    for (const { path, words } of probes) {
      if (fieldSpec(path).silent) continue;
      expect(text, path).toContain(words);
      // A section of one list is its own label.
      if (!sharing.includes(path) && caseFields[path].kind !== 'treatments' && path !== 'summary.history')
        expect(text, path).toContain(fieldSpec(path).label);
    }
  });

  it('keeps the silent ones off it', async () => {
    const { text, header } = await report(all);
    for (const { path, words } of probes)
      if (fieldSpec(path).silent && path !== 'identity.insOid')
        expect(`${header}${text}`, path).not.toContain(words);
  });

  it('gathers the motives that hold in one line', async () => {
    const { text, tables } = await report(
      values({
        'request.treatmentProposal': true,
        'request.referralReason': true,
        'request.diagnosticAdvice': false,
      }),
    );
    expect(tables.flat(2)).toContain('proposition de traitement, recours');
    expect(text).not.toContain('Motif :');
    const none = await report(values({ 'request.diagnosticAdvice': false }));
    expect(none.tables.flat(2)).not.toContain('Motif');
  });

  it('prints the codes that doctors quote, and those only', async () => {
    const { text } = await report(
      values({
        'tumour.topography': 'C50.4',
        'tumour.morphology': '8500/3',
        'tumour.laterality': '7771000',
        'phase.phase': 'MED-268',
        'request.caseStatus': 'ORG-134',
        'request.apparatus': '76752008',
      }),
    );
    for (const code of ['C50.4', '8500/3']) expect(text).toContain(code);
    for (const code of ['7771000', 'MED-268', 'ORG-134', '76752008']) expect(text).not.toContain(code);
  });

  it('prints an unknown code as it is', async () => {
    expect((await report(values({ 'tumour.topography': 'Z99.X' }))).text).toContain('Z99.X');
  });

  it('names the missing part of a TNM', async () => {
    expect((await report(values({ 'tumour.t': 'pT3' }))).text).toContain(
      'pT3 N non renseigné M non renseigné',
    );
    const lymphoma = await report(values({ 'tumour.classificationValue': 'IIIB' }));
    expect(lymphoma.text).not.toContain('TNM');
  });
});

describe('any text', () => {
  it('gives well-formed parts and comes out as it went in, bar what XML forbids', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (noise) => {
        const docx = await report(
          values({ 'summary.question': `début ${noise} fin`, 'identity.birthName': noise || 'X' }),
        );
        for (const xml of docx.parts.values()) parseXml(xml);
        expect(docx.text).toContain('début');
        expect(docx.text).toContain('fin');
      }),
      { numRuns: 40 },
    );
  });

  it('keeps ampersands, quotes, tags and braces', async () => {
    const text = '<b>T2 & "N1"</b> {concerto-list-0} \u0000\u000bsuite\ud800';
    const docx = await report(values({ 'summary.question': text }));
    expect(docx.text).toContain('<b>T2 & "N1"</b> {concerto-list-0}');
    expect(docx.text).toContain('\nsuite\n');
  });
});
