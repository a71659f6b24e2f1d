import { readFile } from 'node:fs/promises';
import { shortDate, plural } from '../../../shared/domain/french';
import { fail, ok, type Result } from '../../../shared/domain/result';
import {
  boardsNamed,
  guidelineFrom,
  readGuidelines,
  type ListedGuideline,
} from '../../../shared/region/guidelineList';
import {
  byAge,
  guidelineIdOf,
  guidelineIn,
  guidelineSlug,
  type GuidelineEntry,
} from '../../../shared/region/guidelines';
import type { SeenDocument } from '../../../shared/region/plan/change';
import { planGuidelines, planRetirement } from '../../../shared/region/plan/guidelines';
import { exitCodes, meantPath } from '../command';
import { notARegion, optionText, optionTexts } from './boardYear';
import { changingCommand, readingCommand, type Plan, type Region } from './regionCommand';
import { seenEntries } from './seen';

async function library({ couch, identity }: Region): Promise<Result<NonNullable<SeenDocument>[]>> {
  return identity ? seenEntries(couch, 'guideline') : notARegion;
}

async function planned(
  region: Region,
  guidelines: readonly ListedGuideline[],
  { bringsBack, notes = [] }: { readonly bringsBack: boolean; readonly notes?: readonly string[] },
): Promise<Result<Plan>> {
  const seen = await library(region);
  if (!seen.ok) return seen;
  return ok({
    changes: planGuidelines(guidelines, seen.value, { bringsBack }),
    notes,
    report: { guidelines: guidelines.length },
  });
}

export const guidelineAdd = changingCommand(
  {
    words: 'guideline add',
    operands: 'NOM VERSION DATE --board NOM_COURT… | --all-boards [--link ADRESSE]',
    about: 'inscrit un référentiel pour des RCP ou pour toutes, ou corrige ce qui y est su de lui',
    options: {
      board: { type: 'string', multiple: true },
      'all-boards': { type: 'boolean' },
      link: { type: 'string' },
    },
  },
  async (region, { operands: [name = '', version = '', date = '', ...more], options }) => {
    if (date === '' || more.length > 0)
      return fail(
        'invalid',
        'Donnez le nom, la version et la date\u00a0: guideline add "Référentiel sein" 4.2 2026-01-15 --board sein.',
      );
    const guideline = guidelineFrom({ name, version, date, link: optionText(options['link']) ?? '' });
    if (typeof guideline === 'string') return fail('invalid', `Rien n’a été inscrit\u00a0: ${guideline}.`);
    const named = optionTexts(options['board']);
    const isForAll = options['all-boards'] === true;
    if (isForAll === named.length > 0)
      return fail(
        'invalid',
        'Dites pour quelles RCP\u00a0: --board NOM_COURT (plusieurs fois s’il le faut) ou --all-boards.',
      );
    if (!region.identity) return notARegion;
    const boards = boardsNamed(named, region.boards);
    if (!boards)
      return fail('invalid', `L’annuaire n’a pas toutes ces RCP\u00a0: ${named.join(', ')}.`, {
        next: 'Voyez leurs noms courts avec region status.',
      });
    return planned(region, [{ ...guideline, boards: isForAll ? undefined : boards }], { bringsBack: true });
  },
);

export const guidelineImport = changingCommand(
  {
    words: 'guideline import',
    operands: 'FICHIER.csv',
    about:
      'inscrit une liste de référentiels (Référentiel, Version, Date, RCP, Lien)\u00a0; sans RCP, pour toutes\u00a0; un retiré le reste',
  },
  async (region, { operands: [file, ...more] }) => {
    if (file === undefined || more.length > 0) return fail('invalid', 'Donnez un fichier CSV, et un seul.');
    const bytes = await readFile(meantPath(file)).catch(() => null);
    if (!bytes) return fail('invalid', `Le fichier ${file} ne se lit pas.`);
    const list = readGuidelines(new Uint8Array(bytes), region.boards);
    return list.ok
      ? planned(region, list.value.guidelines, { bringsBack: false, notes: list.value.notes })
      : list;
  },
);

export const guidelineRetire = changingCommand(
  {
    words: 'guideline retire',
    operands: 'IDENTIFIANT…',
    about: 'ne propose plus ces référentiels\u00a0; guideline add les remet',
  },
  async (region, { operands }) => {
    if (operands.length === 0) return fail('invalid', 'Donnez l’identifiant que montre guideline list.');
    const seen = await library(region);
    if (!seen.ok) return seen;
    const ids = new Set(operands.map(guidelineIdOf));
    const found = seen.value.filter((doc) => ids.has(doc._id) && guidelineIn(doc));
    const unknown = [...ids].filter((id) => !found.some(({ _id }) => _id === id)).map(guidelineSlug);
    if (unknown.length > 0)
      return fail('invalid', `L’annuaire n’a pas de référentiel ${unknown.join(', ')}.`, {
        next: 'Voyez leurs identifiants avec guideline list.',
      });
    return ok({ changes: planRetirement(found), report: { guidelines: [...ids].map(guidelineSlug) } });
  },
);

const lineOf = ({ _id, name, version, date, boards, link, retired }: GuidelineEntry): string[] => [
  `${guidelineSlug(_id)}${retired ? '  (retiré)' : ''}`,
  `    ${name}, version ${version} du ${shortDate(date)}, ${boards ? boards.join(', ') : 'toutes les RCP'}`,
  ...(link === undefined ? [] : [`    ${link}`]),
];

export const guidelineList = readingCommand(
  {
    words: 'guideline list',
    operands: '',
    about: 'dit les référentiels de la région, les plus récents d’abord, avec leurs identifiants',
  },
  async (region) => {
    const seen = await library(region);
    if (!seen.ok) return seen;
    const entries = seen.value.flatMap((doc) => guidelineIn(doc) ?? []).sort(byAge);
    return ok({
      code: exitCodes.whole,
      report: {
        command: 'guideline list',
        guidelines: entries.map(({ _id, name, version, date, boards, link, retired }) => ({
          id: guidelineSlug(_id),
          name,
          version,
          date,
          boards: boards ?? null,
          link: link ?? null,
          retired,
        })),
      },
      lines: [`${plural(entries.length, 'référentiel')}\u00a0:`, ...entries.flatMap(lineOf)],
    });
  },
);
