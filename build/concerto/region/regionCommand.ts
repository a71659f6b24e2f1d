import type { ParseArgsConfig } from 'node:util';
import { fail, type Problem, type Result } from '../../../shared/domain/result';
import type { Change } from '../../../shared/region/plan/change';
import { clusterRefusal, versionRefusal, type SeenServer } from '../../../shared/region/plan/server';
import { checkRegionAddress } from '../../../shared/region/regionAddress';
import { exitCodes, unreadable, wrongUsage, type Command, type Given, type Outcome } from '../command';
import { couchAt, type Couch } from './couch';
import { ADMIN_PASSWORD, askedSecret } from './secret';
import { seenRegion, seenServer, type SeenRegion } from './seen';

export interface Region extends SeenRegion {
  readonly couch: Couch;
  readonly server: SeenServer;
}

/** What a command would change, and what it has to say besides. */
export interface Plan {
  readonly changes: readonly Change[];
  /** What was not taken of what was given: said whatever becomes of the rest. */
  readonly notes?: readonly string[];
  /** Said once the changes are made: a new password. */
  readonly afterwards?: readonly string[];
  readonly report?: Readonly<Record<string, unknown>>;
}

interface Described {
  readonly words: string;
  readonly operands: string;
  readonly about: string;
  readonly options?: NonNullable<ParseArgsConfig['options']>;
}

const told = ({ message, next }: Problem): string => [message, ...(next ? [next] : [])].join(' ');

const options = { url: { type: 'string' }, admin: { type: 'string' } } as const;

/** A command that reads a region: what it does with it is `act`'s. */
export function readingCommand(
  described: Described,
  act: (region: Region, given: Given) => Promise<Result<Outcome>>,
): Command {
  return {
    ...described,
    options: { ...options, ...described.options },
    async run(given) {
      const { url, admin } = given.options;
      if (typeof url !== 'string' || typeof admin !== 'string')
        return wrongUsage('Donnez l’adresse du serveur (--url) et le nom de son administrateur (--admin).');
      const address = checkRegionAddress(url);
      if (!address.ok) return wrongUsage(told(address.problem));
      const password = process.env[ADMIN_PASSWORD] ?? (await askedSecret(`Mot de passe de ${admin}\u00a0: `));
      if (password === null)
        return wrongUsage(
          `Donnez le mot de passe de ${admin} dans ${ADMIN_PASSWORD}, ou depuis un terminal.`,
        );
      const couch = couchAt({ base: address.value.base, admin, password });
      const server = await seenServer(couch);
      if (!server.ok) return unreadable(told(server.problem));
      const refusal = versionRefusal(server.value);
      if (refusal !== null) return unreadable(refusal);
      const region = await seenRegion(couch, server.value.databases);
      if (!region.ok) return unreadable(told(region.problem));
      const done = await act({ couch, server: server.value, ...region.value }, given);
      return done.ok
        ? done.value
        : done.problem.code === 'invalid'
          ? wrongUsage(told(done.problem))
          : unreadable(told(done.problem));
    },
  };
}

/** A command that changes a region: everything is read, then planned, then done; `--dry-run` stops before the last. */
export function changingCommand(
  described: Described,
  plan: (region: Region, given: Given) => Promise<Result<Plan>>,
): Command {
  return readingCommand(
    {
      ...described,
      operands: `${described.operands} [--dry-run]`,
      options: { ...described.options, 'dry-run': { type: 'boolean' } },
    },
    async (region, given) => {
      const refusal = clusterRefusal(region.server);
      if (refusal !== null) return fail('state', refusal);
      const planned = await plan(region, given);
      if (!planned.ok) return planned;
      const dry = given.options['dry-run'] === true;
      return { ok: true, value: await made(described.words, planned.value, dry ? null : region.couch) };
    },
  );
}

const shown = ({ words, method, path }: Change): string => `- ${words}  [${method} /${path}]`;

async function made(
  command: string,
  { changes, notes = [], afterwards = [], report = {} }: Plan,
  couch: Couch | null,
): Promise<Outcome> {
  const noted = notes.length === 0 ? {} : { notes };
  const described = changes.map(({ words, method, path }) => ({ words, method, path }));
  if (changes.length === 0)
    return {
      code: exitCodes.whole,
      report: { command, changes: [], ...noted, ...report },
      lines: ['Rien à changer\u00a0: tout est déjà en place.', ...notes],
    };
  if (!couch)
    return {
      code: exitCodes.whole,
      report: { command, dryRun: true, changes: described, ...noted },
      lines: ['Essai\u00a0: rien n’a été changé. La commande ferait ceci.', ...changes.map(shown), ...notes],
    };
  for (const [i, { method, path, body }] of changes.entries()) {
    const sent = await couch.send(method, path, body);
    if (!sent.ok)
      return {
        code: exitCodes.unreadable,
        report: { command, error: told(sent.problem), changes: described.slice(0, i) },
        lines: [...changes.slice(0, i).map(shown), told(sent.problem)],
      };
  }
  return {
    code: exitCodes.whole,
    report: { command, changes: described, ...noted, ...report },
    lines: ['Fait.', ...changes.map(shown), ...notes, ...afterwards],
  };
}
