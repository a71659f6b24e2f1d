import { readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { readPeople, type ListedPerson } from '../../../shared/region/peopleList';
import { planPeople } from '../../../shared/region/plan/people';
import { nearWords, specialtyIn } from '../../../shared/region/specialtyNames';
import { meantPath } from '../command';
import { newUlid, notARegion, optionText } from './boardYear';
import { changingCommand, type Plan, type Region } from './regionCommand';
import { seenEntries } from './seen';

async function planned(
  region: Region,
  people: readonly ListedPerson[],
  notes: readonly string[] = [],
): Promise<Result<Plan>> {
  if (!region.identity) return notARegion;
  const seen = await seenEntries(region.couch, 'person');
  if (!seen.ok) return seen;
  const changes = planPeople(people, seen.value, newUlid);
  return ok({ changes, notes, report: { people: people.length } });
}

export const personAdd = changingCommand(
  {
    words: 'person add',
    operands: 'NOM [--given PRÉNOM] [--title Dr] [--rpps RPPS] [--specialty SM36] [--organisation LIEU]',
    about: 'inscrit une personne à l’annuaire, ou corrige ce qui y est su d’elle',
    options: {
      given: { type: 'string' },
      title: { type: 'string' },
      rpps: { type: 'string' },
      specialty: { type: 'string' },
      organisation: { type: 'string' },
    },
  },
  async (region, { operands: [family, ...more], options }) => {
    const text = (option: string) => optionText(options[option]) ?? undefined;
    const [rpps, specialty, organisation] = [text('rpps'), text('specialty'), text('organisation')];
    if (family === undefined || family.trim() === '' || more.length > 0)
      return fail('invalid', 'Donnez un nom, et un seul\u00a0: person add "Le Goff" --given Anne.');
    if (rpps !== undefined && !/^\d{11}$/.test(rpps))
      return fail('invalid', 'Un numéro RPPS a onze chiffres.');
    const code = specialty === undefined ? undefined : specialtyIn(specialty);
    if (specialty !== undefined && code === undefined)
      return fail(
        'invalid',
        `La liste officielle n’a pas de spécialité «\u00a0${specialty}\u00a0»${nearWords(specialty)}.`,
        {
          next: 'Donnez son code (SM36) ou son nom exact.',
        },
      );
    return planned(region, [
      {
        family: family.trim(),
        given: text('given') ?? '',
        title: text('title') ?? '',
        ...(rpps === undefined ? {} : { rpps }),
        ...(code === undefined ? {} : { specialty: code }),
        ...(organisation === undefined ? {} : { organisation }),
      },
    ]);
  },
);

export const personImport = changingCommand(
  {
    words: 'person import',
    operands: 'FICHIER.csv',
    about:
      'inscrit à l’annuaire une liste de praticiens (Nom, Prénom, Civilité, RPPS, Spécialité, Établissement)',
  },
  async (region, { operands: [file, ...more] }) => {
    if (file === undefined || more.length > 0) return fail('invalid', 'Donnez un fichier CSV, et un seul.');
    const bytes = await readFile(meantPath(file)).catch(() => null);
    if (!bytes) return fail('invalid', `Le fichier ${file} ne se lit pas.`);
    const list = readPeople(new Uint8Array(bytes));
    return list.ok ? planned(region, list.value.people, list.value.notes) : list;
  },
);
