import { z } from 'zod';
import { newUser, ownPassphrase } from './fields';
import { answer, command, nothing } from './command';

/** Those of this workstation and their ways in. */
export const keyCommands = {
  /** A new data key; what lies under the old one is sealed anew in the background. */
  rotateKey: command({
    input: z.object({ passphrase: z.string() }),
    answer: nothing,
    right: 'configure',
    writes: 'records',
    changesDoor: true,
  }),
  addUser: command({
    input: z.object({ ...newUser, ...ownPassphrase, theirs: z.string() }),
    answer: nothing,
    right: 'configure',
    writes: 'keys',
    changesDoor: true,
  }),
  removeUser: command({
    input: z.object({ ...ownPassphrase, user: z.string() }),
    answer: nothing,
    right: 'configure',
    writes: 'keys',
    changesDoor: true,
  }),
  /** To someone whom a backup brought here without one. */
  givePassphrase: command({
    input: z.object({ ...ownPassphrase, user: z.string(), theirs: z.string() }),
    answer: nothing,
    right: 'configure',
    writes: 'keys',
    changesDoor: true,
  }),
  changePassphrase: command({
    input: z.object({ ...ownPassphrase, next: z.string() }),
    answer: nothing,
    right: 'configure',
    writes: 'keys',
    changesDoor: true,
  }),
  /** Says whether it opens this workstation; changes nothing. */
  testRecoveryKey: command({
    input: z.object({ recoveryKey: z.string() }),
    answer: nothing,
    right: 'configure',
    writes: 'nothing',
    changesDoor: true,
  }),
  renewRecoveryKey: command({
    input: z.object({ ...ownPassphrase }),
    answer: answer<{ recoveryKey: string }>(),
    right: 'configure',
    writes: 'keys',
    changesDoor: true,
  }),
  keepInKeychain: command({
    input: z.object({ ...ownPassphrase }),
    answer: nothing,
    right: 'configure',
    writes: 'keys',
    changesDoor: true,
  }),
  forgetKeychain: command({
    input: z.object({}),
    answer: nothing,
    right: 'configure',
    writes: 'keys',
    changesDoor: true,
  }),
} as const;
