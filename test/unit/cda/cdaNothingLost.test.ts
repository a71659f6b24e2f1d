import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeFiche, importFiche } from '../../fixtures/intake/load';

/** Everything the user is shown, in a field or in the list of what has no field. */
const shown = (xml: string): string => {
  const { values, notPlaced } = importFiche(xml);
  return JSON.stringify([values, notPlaced]);
};

/** Every place where `marker` stands, so that one can be chosen. */
const places = (marker: RegExp): number[] =>
  [...completeFiche.matchAll(marker)].map((match) => match.index + match[0].length);

const insert = (at: number, xml: string): string =>
  completeFiche.slice(0, at) + xml + completeFiche.slice(at);

const anyOf = (found: readonly number[]): fc.Arbitrary<number> => fc.constantFrom(...found);
const word = fc.integer({ min: 1000, max: 9999 }).map((n) => `Zorglub${n}`);

describe('nothing a fiche says is lost', () => {
  it.each([
    [
      'a row added to a table',
      places(/<tbody>/g),
      (w: string) => `<tr><td>Autre point</td><td>${w}</td></tr>`,
    ],
    ['a cell added to a row', places(/<\/td>(?=<\/tr>)/g), (w: string) => `<td>${w}</td>`],
    // The first cell is the label of its row: it introduces, it says nothing.
    ['words added to a cell', places(/<\/td><td>/g), (w: string) => `${w} `],
    [
      'a paragraph added to a narrative',
      places(/<text>(?=<table|<list|<paragraph)/g),
      (w: string) => `<paragraph>${w}</paragraph>`,
    ],
    ['an item', places(/<list>/g), (w: string) => `<item>${w}</item>`],
    [
      'an observation of an unknown code',
      places(/<\/text>(?=\s*<entry>)/g),
      (w: string) =>
        `<entry><observation classCode="OBS" moodCode="EVN"><code code="X-1" displayName="Mesure"/><value xsi:type="ST">${w}</value></observation></entry>`,
    ],
    [
      'an observation hung on another',
      places(/<statusCode code="completed"\/>/g),
      (w: string) =>
        `<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN"><code code="X-2" displayName="Mesure"/><value xsi:type="CD" code="1" displayName="${w}"/></observation></entryRelationship>`,
    ],
    [
      'something of the patient',
      places(/<birthTime value="19610403"\/>/g),
      (w: string) => `<raceCode code="1" displayName="${w}"/>`,
    ],
    [
      'a participant of an unknown type',
      places(/<custodian>.*<\/custodian>/g),
      (w: string) =>
        `<participant typeCode="VRF"><associatedEntity classCode="PROV"><associatedPerson><name><family>${w}</family></name></associatedPerson></associatedEntity></participant>`,
    ],
    [
      'a section of an unknown code',
      places(/<structuredBody>/g),
      (w: string) =>
        `<component><section><code code="99999-9"/><title>Inédit</title><text>${w}<table><tbody><tr><td>Bras</td><td>${w}b</td></tr></tbody></table></text></section></component>`,
    ],
  ])('%s', (_, found, xml) => {
    expect(found.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(anyOf(found), word, (at, w) => {
        expect(shown(insert(at, xml(w)))).toContain(w);
      }),
      { numRuns: Math.min(30, found.length * 4) },
    );
  });

  it('lists what hangs on the guideline and is not its name', () => {
    const at = completeFiche.indexOf('code="MED-249"');
    const place = completeFiche.indexOf('<effectiveTime', at);
    const xml = insert(
      place,
      '<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN"><code code="X-2" displayName="Mesure"/><value xsi:type="CD" code="1" displayName="Zorglub"/></observation></entryRelationship>',
    );
    expect(importFiche(xml).values['prior.guideline']).toContain('Référentiel sein du Ponant, version 4');
    expect(importFiche(xml).notPlaced).toContainEqual({ where: 'CADRE', what: 'Mesure\u00a0: Zorglub' });
  });

  it('lists an unknown section under its title', () => {
    const at = places(/<structuredBody>/g)[0] ?? 0;
    const section =
      '<component><section><code code="99999-9"/><title>Inédit</title><text>Un mot</text></section></component>';
    expect(importFiche(insert(at, section)).notPlaced).toContainEqual({ where: 'Inédit', what: 'Un mot' });
  });

  it('does not drown the user under an abusive file', () => {
    const at = places(/<tbody>/g)[0] ?? 0;
    const rows = Array.from({ length: 2000 }, (_, i) => `<tr><td>Ligne</td><td>mot ${i}</td></tr>`).join('');
    const { notPlaced } = importFiche(insert(at, rows));
    expect(notPlaced.length).toBeLessThanOrEqual(301);
    expect(notPlaced.at(-1)?.what).toMatch(/^… et 17\d\d autres éléments$/);
  });

  it('never throws on a fiche with pieces taken out', () => {
    const tags = [
      ...completeFiche.matchAll(
        /<(entry|observation|act|value|code|text|name|templateId|table|tr|td|component|section|participant|effectiveTime)\b[^>]*?(\/>|>)/g,
      ),
    ];
    fc.assert(
      fc.property(fc.nat({ max: tags.length - 1 }), (n) => {
        const [tag = '', name = ''] = tags[n] ?? [];
        const from = tags[n]?.index ?? 0;
        // The whole element is taken out, as a careless program would leave it.
        const rest = completeFiche.slice(from);
        const end = tag.endsWith('/>') ? tag.length : closing(rest, name);
        importFiche(completeFiche.slice(0, from) + rest.slice(end));
      }),
      { numRuns: 80 },
    );
  });
});

/** Length of the element that starts a text, its nested namesakes included. */
function closing(text: string, name: string): number {
  let depth = 0;
  for (const match of text.matchAll(new RegExp(`<(/?)${name}\\b[^>]*?(/?)>`, 'g'))) {
    if (match[1]) depth--;
    else if (!match[2]) depth++;
    if (depth === 0) return match.index + match[0].length;
  }
  return text.length;
}
