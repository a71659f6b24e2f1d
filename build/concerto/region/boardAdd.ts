import { boardTemplateNames } from '../../../shared/domain/quorumTemplates';
import { fail, ok } from '../../../shared/domain/result';
import { boardSlug, DEMONSTRATION_SLUG } from '../../../shared/region/databaseName';
import { boardEntrySchema } from '../../../shared/region/identity';
import { directoryWanted, planDatabase } from '../../../shared/region/plan/database';
import { notARegion, optionText, planBoardYear, thisYear } from './boardYear';
import { changingCommand } from './regionCommand';
import { seenDatabase } from './seen';
import { readYear } from './yearOpen';
import { directoryRules } from './writeRules';

export const boardAdd = changingCommand(
  {
    words: 'board add',
    operands: 'NOM [--slug NOM_COURT] [--template MODÈLE] [--year ANNÉE]',
    about: 'inscrit une RCP à l’annuaire et crée sa base de l’année',
    options: {
      slug: { type: 'string' },
      template: { type: 'string' },
      organisation: { type: 'string' },
      year: { type: 'string' },
    },
  },
  async (region, { operands: [name, ...more], options }) => {
    if (name === undefined || name.trim() === '' || more.length > 0)
      return fail('invalid', 'Donnez le nom de la RCP, entre guillemets\u00a0: board add "RCP Sein".');
    const template = optionText(options['template']) ?? 'autre';
    if (!boardTemplateNames.some((known) => known === template))
      return fail('invalid', `Il n’y a pas de modèle «\u00a0${template}\u00a0».`, {
        next: `Choisissez parmi\u00a0: ${boardTemplateNames.join(', ')}.`,
      });
    const slug = optionText(options['slug']) ?? boardSlug(name);
    const year = readYear(optionText(options['year']) ?? String(thisYear()));
    if (!year.ok) return year;
    const entry = boardEntrySchema.safeParse({
      _id: `board:${slug}`,
      type: 'board',
      schema: 1,
      slug,
      name: name.trim(),
      template,
      organisation: optionText(options['organisation']) ?? '',
    });
    if (!entry.success || slug === DEMONSTRATION_SLUG)
      return fail('invalid', `«\u00a0${slug}\u00a0» ne peut pas nommer une base.`, {
        next: 'Donnez un nom court avec --slug\u00a0: une lettre, puis des lettres sans accent, chiffres ou tirets.',
      });
    if (!region.identity) return notARegion;
    const known = region.boards.find((board) => board.slug === slug);
    if (known && known.name !== entry.data.name)
      return fail('state', `Le nom court ${slug} est celui de la RCP «\u00a0${known.name}\u00a0».`, {
        next: 'Donnez-en un autre avec --slug.',
      });
    const directory = await seenDatabase(region.couch, 'annuaire', ['region', entry.data._id]);
    if (!directory.ok) return directory;
    const planned = await planBoardYear(region, region.identity.region, known ?? entry.data, year.value);
    if (!planned.ok) return planned;
    return ok({
      changes: [
        ...planDatabase(directoryWanted(region.identity, directoryRules(), [entry.data]), directory.value),
        ...planned.value,
      ],
      report: { board: slug, year: year.value },
    });
  },
);
