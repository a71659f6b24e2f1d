import { ok, type Result } from '../../../shared/domain/result';
import type { DatabaseName } from '../../../shared/domain/ids';
import { megabytes, plural } from '../../../shared/domain/french';
import { firstBoard } from '../../../shared/region/firstBoard';
import {
  boardWanted,
  directoryWanted,
  foreignDatabase,
  outdated,
} from '../../../shared/region/plan/database';
import { clusterRefusal, planServer } from '../../../shared/region/plan/server';
import {
  administrators,
  boardsOf,
  officeWords,
  warningsOf,
  type Account,
  type BoardState,
  type BoardYearState,
} from '../../../shared/region/survey';
import { exitCodes, type Outcome } from '../command';
import { notARegion, thisYear } from './boardYear';
import { copiesLacking } from './copies';
import { readingCommand, type Region } from './regionCommand';
import { seenDatabase, seenEntries } from './seen';
import { boardRules, directoryRules } from './writeRules';

interface Info {
  readonly doc_count: number;
  readonly sizes: { readonly file: number };
}

async function yearState(
  { couch, boards }: Region,
  region: string,
  { name, slug, year }: Region['databases'][number],
): Promise<Result<BoardYearState & { slug: string }>> {
  const [info, seen] = [await couch.read(name), await seenDatabase(couch, name, ['identity', 'board'])];
  if (!info.ok) return info;
  if (!seen.ok) return seen;
  const foreign = foreignDatabase(name, region, seen.value);
  const entry = boards.find((board) => board.slug === slug);
  const board = entry ? firstBoard(entry, year) : null;
  const wanted = boardWanted({
    name: name as DatabaseName,
    slug,
    region,
    validation: boardRules(slug),
    created: region,
    board,
  });
  const { doc_count: documents, sizes } = info.value as Info;
  return ok({
    slug,
    database: name,
    year,
    documents,
    bytes: sizes.file,
    outdated: foreign === null ? outdated(wanted, seen.value) : [foreign],
  });
}

async function accountsOf({ couch }: Region): Promise<Result<Account[]>> {
  const found = await couch.read(
    '_users/_all_docs?include_docs=true&startkey=%22org.couchdb.user%3A%22&endkey=%22org.couchdb.user%3B%22',
  );
  if (!found.ok) return found;
  const rows = (found.value as { rows: { doc: { name: string; roles: string[] } }[] } | null)?.rows ?? [];
  return ok(rows.map(({ doc: { name, roles } }) => ({ name, roles })));
}

export const regionStatus = readingCommand(
  {
    words: 'region status',
    operands: '',
    about: 'dit ce que la région contient, qui en est membre et ce qui y est à remettre en état',
  },
  async (region) => {
    const { identity, server, directory, boards: entries } = region;
    if (!identity) return notARegion;
    const accounts = await accountsOf(region);
    if (!accounts.ok) return accounts;
    const people = await seenEntries(region.couch, 'person');
    if (!people.ok) return people;
    const copies = await copiesLacking(region);
    if (!copies.ok) return copies;
    const years = [];
    for (const database of region.databases) {
      const state = await yearState(region, identity.region, database);
      if (!state.ok) return state;
      years.push(state.value);
    }
    const boards = boardsOf(entries, years, accounts.value);
    const strays = years.filter(({ slug }) => !entries.some((entry) => entry.slug === slug));
    const broken = clusterRefusal(server);
    const warnings = warningsOf({
      boards,
      accounts: accounts.value,
      people: people.value,
      strays: strays.map(({ database }) => database),
      lacking: [
        ...copies.value.maps.map(({ words }) => words),
        ...planServer(server).map(({ words }) => words),
        ...outdated(directoryWanted(identity, directoryRules()), directory),
      ],
      year: thisYear(),
    });
    if (copies.value.underWay > 0)
      warnings.unshift('Les nœuds se copient encore des documents\u00a0: n’en arrêtez aucun d’ici là.');
    if (broken !== null) warnings.unshift(broken);
    const report = {
      command: 'region status',
      region: identity.region,
      name: identity.name,
      version: server.version,
      nodes: [...Object.keys(server.nodes), ...server.absent],
      accounts: accounts.value.length,
      administrators: administrators(accounts.value),
      boards,
      warnings,
    };
    return ok({
      code: warnings.length === 0 ? exitCodes.whole : exitCodes.damaged,
      report,
      lines: linesOf(report, boards),
    });
  },
);

interface StatusReport {
  readonly name: string;
  readonly version: string;
  readonly nodes: readonly string[];
  readonly accounts: number;
  readonly administrators: readonly string[];
  readonly warnings: readonly string[];
}

function linesOf(
  { name, version, nodes, warnings, accounts, administrators: own }: StatusReport,
  boards: readonly BoardState[],
): Outcome['lines'] {
  return [
    `Région «\u00a0${name}\u00a0»\u00a0: CouchDB ${version}, ${plural(nodes.length, 'nœud')}, ${plural(boards.length, 'RCP', 'RCP')}, ${plural(accounts, 'compte')}`,
    ...(own.length === 0 ? [] : [`Annuaire tenu par\u00a0: ${own.join(', ')}`]),
    ...boards.flatMap((board) => [
      '',
      `${board.name} (${board.slug})`,
      ...board.years.map(
        ({ year, documents, bytes }) =>
          `  ${year}\u00a0: ${plural(documents, 'document')}, ${megabytes(bytes)}`,
      ),
      ...board.members.map(
        (member) =>
          `  ${member.account}\u00a0: ${officeWords(member)}, ${plural(member.persons, 'personne')}`,
      ),
    ]),
    '',
    ...(warnings.length === 0 ? ['Tout est en place.'] : warnings.map((words) => `! ${words}`)),
  ];
}
