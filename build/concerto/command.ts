import path from 'node:path';
import type { ParseArgsConfig } from 'node:util';

/** What the calling script of the hospital goes by. */
export const exitCodes = { whole: 0, damaged: 1, usage: 2, unreadable: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command found: `report` for `--json`, `lines` for a person, in French. */
export interface Outcome {
  readonly code: ExitCode;
  readonly report: object;
  readonly lines: readonly string[];
}

export interface Given {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
}

export interface Command {
  /** What is typed: `journal verify`. */
  readonly words: string;
  /** What follows, as the help shows it: `DOSSIER`. */
  readonly operands: string;
  readonly about: string;
  /** Besides `--json` and `--help`, which all have. */
  readonly options?: NonNullable<ParseArgsConfig['options']>;
  run(given: Given): Promise<Outcome>;
}

const failed =
  (code: ExitCode) =>
  (sentence: string): Outcome => ({ code, report: { error: sentence }, lines: [sentence] });

export const wrongUsage = failed(exitCodes.usage);
export const unreadable = failed(exitCodes.unreadable);

/** npm runs its scripts in the project's folder: a path is meant from where the person stood. */
export const meantPath = (given: string): string => path.resolve(process.env.INIT_CWD ?? '.', given);
