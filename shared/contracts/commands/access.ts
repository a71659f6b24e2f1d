import { z } from 'zod';
import type { UserView } from '../views';
import { newUser } from './fields';
import { answer, command, nothing } from './command';

/** The locked workstation: who is let in, and how. */
export const accessCommands = {
  enrol: command({
    input: z.object({ ...newUser, passphrase: z.string() }),
    answer: answer<{ recoveryKey: string }>(),
    on: 'door',
    writes: 'records',
    changesDoor: true,
  }),
  unlock: command({
    input: z.object({ passphrase: z.string() }),
    answer: nothing,
    on: 'door',
    writes: 'nothing',
    changesDoor: true,
  }),
  unlockWithKeychain: command({
    input: z.object({}),
    answer: nothing,
    on: 'door',
    writes: 'nothing',
    changesDoor: true,
  }),
  /** Tries the printed key; answers whose passphrase it can replace. */
  openRecovery: command({
    input: z.object({ recoveryKey: z.string() }),
    answer: answer<{ users: readonly UserView[] }>(),
    on: 'door',
    writes: 'nothing',
    changesDoor: true,
  }),
  recover: command({
    input: z.object({ recoveryKey: z.string(), user: z.string(), passphrase: z.string() }),
    answer: answer<{ recoveryKey: string }>(),
    on: 'door',
    writes: 'keys',
    changesDoor: true,
  }),
  lock: command({
    input: z.object({}),
    answer: nothing,
    on: 'door',
    writes: 'nothing',
  }),
  dismissNotices: command({
    input: z.object({}),
    answer: nothing,
    on: 'door',
    writes: 'nothing',
  }),
} as const;
