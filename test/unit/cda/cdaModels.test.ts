import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseValuesSchema } from '../../../shared/domain/caseFields';
import type { ImportedCase } from '../../../shared/intake/imported';
import { readFile } from '../../../shared/intake/readFile';
import { changed, completeFiche, importFiche } from '../../fixtures/intake/load';

/** The samples of the national agency are not ours to ship: tested where they are found. */
const folder = process.env['CONCERTO_CDA_SAMPLES'] ?? join(process.cwd(), '..', 'shared', 'reference', 'cda');
const at = (name: string): string => join(folder, name);
const OLD = at('older/FRCP_v2.0.xml');
const FORMER = at('older/CANCER-FRCP_2021.01_Appareil.xml');
const CURRENT = at('CANCER-FRCP_2025.01_Appareil.xml');

const plain = (text: string | undefined): string => (text ?? '').replace(/\u00a0/g, ' ');
function read(path: string): ImportedCase {
  const found = readFile(path, new Uint8Array(readFileSync(path)));
  const fiche = found.ok ? found.value.cases[0] : undefined;
  if (!fiche) throw new Error(found.ok ? 'no case' : found.problem.message);
  expect(caseValuesSchema.safeParse(fiche.values).success).toBe(true);
  return fiche;
}
const listed = (fiche: ImportedCase): string => fiche.notPlaced.map(({ what }) => plain(what)).join('\n');

describe.skipIf(!existsSync(FORMER))('the official fiche of model 2021.01', () => {
  it('is read with every value it holds', () => {
    const fiche = read(FORMER);
    expect(fiche.values).toMatchObject({
      'request.apparatus': '76752008',
      'request.organs': ['76752008'],
      'tumour.diagnosisDate': '2019-01-29',
      'tumour.topography': 'C50.2',
      'tumour.morphology': '8000/3',
      'tumour.laterality': '24028007',
      'tumour.t': 'cT1b',
      'tumour.n': 'cN1',
      'tumour.m': 'cM0',
      'tumour.stage': 'IB',
      'tumour.tnmEdition': '7',
      'clinical.whoStatus': 'LA9622-7',
      'prior.board': "ONCO PAYS DE LA LOIRE / 3C CHU Angers / Sein (Centre Hospitalier d'Angers)",
      'prior.documentStatus': '385651009',
    });
    expect(fiche.values['treatments.past']).toMatchObject([{ code: '424313000' }, { code: 'GEN-092.03.01' }]);
    expect(plain(fiche.warnings.join('\n'))).toMatch(/prénoms.*« ISABELLE ».*« RUTH »/);
    expect(plain(fiche.warnings.join('\n'))).toMatch(/modèle 2021\.01/);
    expect(listed(fiche)).not.toMatch(/Tumeur Primitive · |C25228/);
  });
});

describe.skipIf(!existsSync(OLD))('the official fiche of model 2.0', () => {
  it('is read with every value it holds', () => {
    const fiche = read(OLD);
    expect(fiche.values).toMatchObject({
      'identity.firstGivenName': 'Marie',
      'request.boardNature': 'ORG-117',
      'request.apparatus': '699593001',
      'request.organs': ['MED-255'],
      'request.diagnosticAdvice': true,
      'request.treatmentProposal': false,
      'request.referralReason': false,
      'request.paediatricReason': false,
      'request.caseStatus': 'ORG-128',
      'tumour.screening': true,
      'tumour.diagnosisDate': '2020-03-01',
      'tumour.topography': 'C34',
      'tumour.laterality': '24028007',
      'tumour.t': 'cT1b',
      'tumour.n': 'cN1',
      'tumour.m': 'cM1b',
      'tumour.tnmEdition': '7',
      'clinical.whoStatus': 'LA9622-7',
      'clinical.g8': 3,
      'phase.phase': 'MED-268',
      'phase.progression': true,
      'phase.local': true,
      'phase.regional': true,
      'phase.distant': false,
      'prior.guideline': 'Recommandation XYZ',
      'prior.trial': true,
      'prior.completeFile': true,
      'prior.quorum': 'ORG-126',
      'prior.documentStatus': '385651009',
    });
    expect(fiche.values['treatments.past']?.map(({ code }) => code)).toEqual(['367336001', 'GEN-092.03.01']);
    expect(plain(fiche.values['prior.proposals']).split('\n')).toHaveLength(6);
    expect(plain(fiche.values['findings.pathology'])).toContain('Au total, ...');
    expect(plain(fiche.warnings.join('\n'))).toMatch(/Trachée, Bronches, Poumon.*« poumon »/);
    expect(listed(fiche)).toContain('Nature : Tumeur primitive');
    expect(listed(fiche)).toContain('INS-C');
    expect(listed(fiche)).toMatch(/^Type histologique de tumeur maligne invasive : /m);
  });
});

describe.skipIf(!existsSync(CURRENT))('the official fiche of model 2025.01', () => {
  it('is read with what is new in it', () => {
    const fiche = read(CURRENT);
    expect(fiche.values).toMatchObject({
      'clinical.whoStatus': 'LA9622-7',
      'clinical.g8': 12,
      'clinical.frailtyDate': '2019-02-15',
      'tumour.topography': 'C50.2',
      'tumour.t': 'cT1b',
    });
    expect(fiche.values['treatments.past']?.[0]?.code).toBe('424313000');
    expect(plain(fiche.values['clinical.frailtyTool'])).toMatch(/G8/);
    expect(plain(fiche.values['clinical.patientComment'])).toMatch(/Souhait \(15\/02\/2019\) : texte libre/);
    expect(plain(fiche.values['clinical.patientComment'])).not.toMatch(/secret médical/);
    const rest = listed(fiche);
    expect(rest).toMatch(/Questionnaire GDS30 : .*légère dépression/);
    expect(rest).toMatch(/Gestité.* · 2$/m);
    expect(rest).toMatch(/Document PDF, \d+ ko/);
    expect(rest).toMatch(/Notice pour le patient/);
    expect(rest).not.toMatch(/JVBER/);
    expect(plain(fiche.warnings.join('\n'))).not.toMatch(/modèle 2025|424313000/);
  });
});

describe('older codes in an invented fiche', () => {
  it.each([
    [
      'topography without its dot',
      changed(/code="C50\.4"/, 'code="C504"').replaceAll('code="C50.4"', 'code="C504"'),
    ],
    ['the diagnosis as SNOMED 3.5', completeFiche.replaceAll('code="282291009"', 'code="G-1009"')],
    ['the state of health of 2025.01', completeFiche.replaceAll('code="MED-239"', 'code="89262-0"')],
    ['the board of 2021.01', changed('<code code="39"', '<code code="ORG-113"')],
    ['the phase of 2.0', completeFiche.replaceAll('code="MED-243"', 'code="RCP_051"')],
  ])('%s: the same values', (_, xml) => {
    expect(importFiche(xml).values).toEqual(importFiche(completeFiche).values);
  });

  it('keeps a code that was split, and asks', () => {
    const fiche = importFiche(
      completeFiche.replace(
        /(<code code="ORG-119"[^]*?<value xsi:type="CD" )code="76752008"[^>]*?(?=\/?>)/,
        '$1code="MED-251" displayName="Colon-Rectum-Anus"',
      ),
    );
    expect(fiche.values['request.organs']).toEqual(['MED-251']);
    expect(plain(fiche.warnings.join())).toMatch(/Colon-Rectum-Anus.*« gros intestin » ou « anus »/);
  });
});
