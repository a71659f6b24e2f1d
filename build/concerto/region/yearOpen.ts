import { fail, ok, type Result } from '../../../shared/domain/result';
import { notARegion, optionText, planBoardYear, thisYear } from './boardYear';
import { changingCommand } from './regionCommand';

/** A year that a board may have: no typing error opens the year 2206 on 110 boards. */
export function readYear(text: string): Result<number> {
  const year = Number(text);
  return /^\d{4}$/.test(text) && year >= 2000 && year <= thisYear() + 1
    ? ok(year)
    : fail('invalid', `«\u00a0${text}\u00a0» n’est pas une année à ouvrir (au plus ${thisYear() + 1}).`);
}

export const yearOpen = changingCommand(
  {
    words: 'year open',
    operands: 'ANNÉE [--board NOM_COURT]',
    about: 'crée les bases d’une année pour toutes les RCP de l’annuaire, ou pour une',
    options: { board: { type: 'string' } },
  },
  async (region, { operands: [given, ...more], options }) => {
    if (given === undefined || more.length > 0)
      return fail('invalid', 'Donnez une année, et une seule\u00a0: year open ANNÉE.');
    const year = readYear(given);
    if (!year.ok) return year;
    if (!region.identity) return notARegion;
    const slug = optionText(options['board']);
    const boards = region.boards.filter((board) => slug === null || board.slug === slug);
    if (slug !== null && boards.length === 0)
      return fail('invalid', `L’annuaire n’a pas de RCP «\u00a0${slug}\u00a0».`);
    const changes = [];
    for (const board of boards) {
      const planned = await planBoardYear(region, region.identity.region, board, year.value);
      if (!planned.ok) return planned;
      changes.push(...planned.value);
    }
    return ok({ changes, report: { year: year.value, boards: boards.map((board) => board.slug) } });
  },
);
