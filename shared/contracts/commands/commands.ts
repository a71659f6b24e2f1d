import type { z } from 'zod';
import type { Result } from '../../domain/result';
import { accessCommands } from './access';
import { attendanceCommands } from './attendance';
import { backupCommands } from './backups';
import { boardCommands } from './boards';
import { caseCommands } from './cases';
import type { Answer } from './command';
import { decisionCommands } from './decisions';
import { exchangeCommands } from './exchange';
import { fileCommands } from './files';
import { keyCommands } from './keys';
import { meetingCommands } from './meetings';
import { paperCommands } from './papers';
import { phonesCommands } from './phones';
import { regionCommands } from './region';
import { roomCommands } from './room';
import { undoCommands } from './undo';

/** Everything that can be asked to be done. How each is done stands in `renderer/engine/commands/`. */
export const commands = {
  ...accessCommands,
  ...keyCommands,
  ...undoCommands,
  ...boardCommands,
  ...meetingCommands,
  ...caseCommands,
  ...attendanceCommands,
  ...decisionCommands,
  ...roomCommands,
  ...phonesCommands,
  ...fileCommands,
  ...paperCommands,
  ...exchangeCommands,
  ...regionCommands,
  ...backupCommands,
} as const;

type Commands = typeof commands;
export type CommandName = keyof Commands;
/** As it is sent. */
export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>;
/** As it is read. */
export type CommandRead<N extends CommandName> = z.output<Commands[N]['input']>;
export type CommandValue<N extends CommandName> = Commands[N]['answer'] extends Answer<infer A> ? A : never;
export type CommandResult<N extends CommandName> = Result<CommandValue<N>>;

type Those<Fact> = { [N in CommandName]: Commands[N] extends Fact ? N : never }[CommandName];
/** What somebody who is signed in does. */
export type SessionCommand = Those<{ readonly right: unknown }>;
export type DoorCommand = Those<{ readonly on: 'door' }>;
export type BackupCommand = Those<{ readonly on: 'backups' }>;

/** Who does it. */
export const placeOfCommand = (name: CommandName): 'door' | 'backups' | 'session' => {
  const it = commands[name];
  return 'on' in it ? it.on : 'session';
};
