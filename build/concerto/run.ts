import { parseArgs } from 'node:util';
import { errorName } from '../../shared/base/errorName';
import { backupVerify } from './backupVerify';
import { exitCodes, unreadable, wrongUsage, type Command, type Outcome } from './command';
import { helpOn } from './help';
import { journalVerify } from './journalVerify';
import { boardAdd } from './region/boardAdd';
import { guidelineAdd, guidelineImport, guidelineList, guidelineRetire } from './region/guidelineCommands';
import { regionInit } from './region/init';
import { memberAdd, memberRemove } from './region/members';
import { personAdd, personImport } from './region/personCommands';
import { regionStatus } from './region/status';
import { userAdd } from './region/userAdd';
import { yearOpen } from './region/yearOpen';
import { restore } from './restore';

/** One line of this table a command. */
const commands: readonly Command[] = [
  journalVerify,
  backupVerify,
  restore,
  regionInit,
  boardAdd,
  personAdd,
  personImport,
  guidelineAdd,
  guidelineImport,
  guidelineList,
  guidelineRetire,
  userAdd,
  memberAdd,
  memberRemove,
  yearOpen,
  regionStatus,
];

const help = helpOn(commands);
const forHelp = ['--help', '-h'];

/** What is wrong with the options, where Node says which one. */
function malformed(words: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const option = /'(-[^' ]+)/.exec(message ?? '')?.[1];
  if (option === undefined) return `La commande ${words} est mal formée.`;
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? `La commande ${words} n’a pas d’option ${option}.`
    : `L’option ${option} de la commande ${words} attend une valeur, ou n’en a pas.`;
}

/** @param typed what follows `concerto`, without `--json` */
export async function run(typed: readonly string[]): Promise<Outcome> {
  if (typed.some((word) => forHelp.includes(word)))
    return { code: exitCodes.whole, report: { help }, lines: [help] };
  const command = commands.find(({ words }) => `${typed.join(' ')} `.startsWith(`${words} `));
  if (!command)
    return wrongUsage(
      typed.length === 0
        ? 'Donnez une commande, par exemple region status.'
        : `Il n’y a pas de commande «\u00a0${typed.slice(0, 2).join(' ')}\u00a0».`,
    );
  let given;
  try {
    given = parseArgs({
      args: typed.slice(command.words.split(' ').length),
      allowPositionals: true,
      options: command.options ?? {},
    });
  } catch (error) {
    return wrongUsage(malformed(command.words, error));
  }
  const { positionals, values } = given;
  return command
    .run({ operands: positionals, options: values })
    .catch((error: unknown) => unreadable(`La commande n’a pas pu aller à son terme (${errorName(error)}).`));
}
