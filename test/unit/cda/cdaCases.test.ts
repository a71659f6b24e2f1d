import { describe, expect, it } from 'vitest';
import { readFile } from '../../../shared/intake/readFile';
import { changed, completeFiche, importFiche } from '../../fixtures/intake/load';

const plain = (text: string | undefined): string => (text ?? '').replace(/\u00a0/g, ' ');

describe('clinical and pathological TNM', () => {
  const withT = (loinc: string, code: string) =>
    importFiche(
      completeFiche
        .replace('code="21905-5"', `code="${loinc}"`)
        .replaceAll('code="cT2"', `code="${code}"`)
        .replace('>cT2 : 31 mm<', `>${code} : 31 mm<`),
    );

  it.each([
    ['21899-0', 'T2', 'pT2'],
    ['21905-5', 'T2', 'cT2'],
    ['21905-5', 'cT2', 'cT2'],
    ['21899-0', 'ypT2', 'ypT2'],
    ['21899-0', 'Tis', 'pTis'],
    ['21899-0', 'TX', 'pTX'],
    ['21899-0', 'yT2', 'ypT2'],
    ['21899-0', 'rT2', 'rpT2'],
    ['21899-0', 't2', 'pT2'],
    ['21899-0', 'T 2', 'pT2'],
    ['21899-0', '2', 'pT2'],
    ['21905-5', 'yT2', 'ycT2'],
  ])('cases 05: %s with code %s is %s', (loinc, code, value) => {
    const fiche = withT(loinc, code);
    expect(fiche.values['tumour.t']).toBe(value);
    expect(fiche.warnings.join()).not.toMatch(/TNM/);
  });

  it('cases 05: says a code that denies its question', () => {
    expect(plain(withT('21899-0', 'cT2').warnings.join())).toMatch(/« cT2 » dans le TNM pathologique/);
  });

  it('cases 05: says what is no T', () => {
    expect(plain(withT('21899-0', 'T12').warnings.join())).toMatch(/« T12 » n’a pas la forme d’un T/);
  });

  it('cases 05: lists the pathological T beside the clinical one', () => {
    const clinical =
      /<entryRelationship typeCode="COMP">\s*<observation(?:(?!<\/observation>)[^])*code="21905-5"[^]*?<\/entryRelationship>/.exec(
        completeFiche,
      )?.[0];
    expect(clinical).toBeDefined();
    const pathological = (clinical ?? '')
      .replace('code="21905-5"', 'code="21899-0"')
      .replace(/displayName="TNM Clinique T"/, 'displayName="TNM Pathologique T"')
      .replace(/<text>.*?<\/text>/, '')
      .replaceAll('cT2', 'T2');
    const fiche = importFiche(changed(clinical ?? '', `${clinical}${pathological}`));
    expect(fiche.values['tumour.t']).toBe('cT2');
    expect(fiche.notPlaced.map(({ what }) => plain(what))).toContain('TNM Pathologique T : T2');
  });
});

describe('how a fiche is packed', () => {
  const bytes = (xml: string): Uint8Array => new TextEncoder().encode(xml);
  const selfPresenting = (document: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/xsl" href="#"?>\n<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:data="urn:asip-sante:ci-sis"><data:Contenu>${document.replace(/^<\?xml[^>]*\?>/, '')}</data:Contenu><xsl:template match="/"><html/></xsl:template></xsl:stylesheet>`;

  it('cases 06: UTF-8 under a declaration of ISO-8859-1 is read as UTF-8, and said', () => {
    const read = readFile('x.xml', bytes(changed('encoding="UTF-8"', 'encoding="ISO-8859-1"')));
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.cases[0]?.values['request.presenter']).toBe('Pr Maïwenn QUÉRÉ');
    expect(plain(read.value.notes.join())).toMatch(/annonce l’encodage ISO-8859-1.*lu en UTF-8/);
  });

  it('cases 07: a fiche inside the self-presenting layout is read as usual', () => {
    expect(importFiche(selfPresenting(completeFiche)).values).toEqual(importFiche(completeFiche).values);
  });

  it('cases 07: another document of this layout is named by its kind', () => {
    const pps = completeFiche
      .replace('root="1.2.250.1.213.1.1.1.8"', 'root="1.2.250.1.213.1.1.1.26"')
      .replace('code="34794-8"', 'code="18776-5"');
    const read = readFile('x.xml', bytes(selfPresenting(pps)));
    expect(!read.ok && read.problem.message).toMatch(/programme personnalisé de soins \(PPS\)/);
    const sheet = readFile(
      'x.xml',
      bytes('<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'),
    );
    expect(!sheet.ok && sheet.problem.message).toMatch(/pas un document médical CDA/);
  });
});

describe('a patient who died', () => {
  const BIRTH = '<birthTime value="19610403"/>';
  const dead = (inside: string) => importFiche(changed(BIRTH, `${BIRTH}${inside}`));
  const ns = 'xmlns:sdtc="urn:hl7-org:sdtc"';

  it('cases 08: is said with the day, before anything else', () => {
    const fiche = dead(`<sdtc:deceasedInd ${ns} value="true"/><sdtc:deceasedTime ${ns} value="20261120"/>`);
    expect(fiche.warnings[0]).toBe('Patient décédé le 20/11/2026');
    expect(fiche.values).toMatchObject({ 'identity.deceased': true, 'identity.deathDate': '2026-11-20' });
    expect(fiche.notPlaced.map(({ what }) => what).join()).not.toMatch(/true|20\/11\/2026/);
  });

  it('cases 08: is said without a day, or with a vague one that is listed', () => {
    expect(dead(`<sdtc:deceasedInd ${ns} value="true"/>`).warnings[0]).toBe('Patient décédé');
    const vague = dead(`<sdtc:deceasedTime ${ns} value="202611"/>`);
    expect(vague.warnings).toContain('Patient décédé');
    expect(vague.notPlaced).toContainEqual({ where: 'Patient', what: '11/2026' });
  });

  it('cases 08: « false » says nothing', () => {
    const alive = dead(`<sdtc:deceasedInd ${ns} value="false"/>`);
    expect(alive.values['identity.deceased']).toBeUndefined();
    expect(alive.warnings.join()).not.toMatch(/décédé/);
  });

  it('« false » beside a day is a contradiction, and no death', () => {
    const both = dead(`<sdtc:deceasedInd ${ns} value="false"/><sdtc:deceasedTime ${ns} value="20261120"/>`);
    expect(both.values).toMatchObject({ 'identity.deceased': false, 'identity.deathDate': '2026-11-20' });
    expect(both.warnings.join()).toMatch(
      /dit «\u00a0Non\u00a0», et une date du décès est notée, le 20\/11\/2026/,
    );
    expect(both.warnings.join()).not.toMatch(/Patient décédé/);
  });
});

describe('an embedded file', () => {
  const media = (mediaType: string, bytes: number): string =>
    `<entry><observationMedia classCode="OBS" moodCode="EVN" ID="img1"><value mediaType="${mediaType}" representation="B64">${'QUFB'.repeat(bytes / 3)}</value></observationMedia></entry>`;
  const listed = (inside: string): string =>
    importFiche(changed(/<\/text>(?=\s*<entry>)/, `</text>${inside}`))
      .notPlaced.map(({ what }) => plain(what))
      .join('\n');

  it.each([
    ['image/png', 30_000, 'Image PNG, 30 ko'],
    ['application/pdf', 2_400_000, 'Document PDF, 2,4 Mo'],
    ['image/x-thing', 300, 'Image X-THING, 300 octets'],
  ])('cases 09: %s of %i bytes', (type, size, words) => {
    const text = listed(media(type, size));
    expect(text).toContain(words);
    expect(text).not.toContain('QUFBQUFB');
  });
});

it('given names that lack the first one deserve a word', () => {
  const fiche = importFiche(changed('<given>SOIZIC ANNE</given>', '<given>ISABELLE</given>'));
  expect(plain(fiche.warnings.join())).toMatch(
    /« ISABELLE ».*ne contiennent pas le premier prénom.*« SOIZIC »/,
  );
});
