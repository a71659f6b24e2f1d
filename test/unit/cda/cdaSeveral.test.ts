import { describe, expect, it } from 'vitest';
import { changed, completeFiche, importFiche } from '../../fixtures/intake/load';

const plain = (text: string): string => text.replace(/\u00a0/g, ' ');
const entryOf = (code: string): string =>
  new RegExp(`<entry>(?:(?!</entry>)[^])*code="${code}"[^]*?</entry>`).exec(completeFiche)?.[0] ?? '';
/** The fiche with a second entry after the one that answers that question. */
const twice = (code: string, other: (entry: string) => string) => {
  const entry = entryOf(code);
  return importFiche(changed(entry, entry + other(entry)));
};

describe('a fiche that answers a question twice', () => {
  const withWho = (code: string, display: string) =>
    twice('MED-239', (entry) =>
      entry.replace(
        'code="MED-264" codeSystem="1.2.250.1.213.1.1.4.322" displayName="Stade 1"',
        `code="${code}" codeSystem="1.2.250.1.213.1.1.4.322" displayName="${display}"`,
      ),
    );

  it('otherwise: the first stands, which is said, and the other is listed', () => {
    const fiche = withWho('MED-266', 'Stade 3');
    expect(fiche.values['clinical.whoStatus']).toBe('LA9623-5');
    expect(plain(fiche.warnings.join())).toMatch(/État général \(OMS\) : la fiche répond plusieurs fois/);
    expect(fiche.notPlaced.map(({ what }) => what).join()).toMatch(/Stade 3/);
  });

  it('the same: says nothing', () =>
    expect(withWho('MED-264', 'Stade 1').warnings.join()).not.toMatch(/plusieurs fois/));

  it('with two scores of the G8: says so', () => {
    const fiche = twice('48544-1', (entry) => entry.replace('value="15"', 'value="11"'));
    expect(fiche.values['clinical.g8']).toBe(15);
    expect(plain(fiche.warnings.join())).toMatch(/Score G8 : la fiche en donne plusieurs/);
  });
});
