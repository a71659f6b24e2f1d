import { z } from 'zod';
import { proposalIdSchema } from '../../domain/ids';
import type { Network } from '../phones';
import { answer, command, nothing } from './command';
import { caseRef, meetingRef } from './fields';

const phone = z.string().max(43);

/** Votes from phones, on the network of the room. */
export const phonesCommands = {
  /** Those that the chair may choose from. */
  listNetworks: command({
    input: z.object({}),
    answer: answer<readonly Network[]>(),
    right: 'conduct',
    writes: 'nothing',
  }),
  openPhones: command({
    input: z.object({ ...meetingRef, address: z.string().max(45) }),
    answer: nothing,
    right: 'conduct',
    writes: 'draft',
  }),
  closePhones: command({ input: z.object({}), answer: nothing, right: 'conduct', writes: 'nothing' }),
  /** Has the room's screen show how to join, or the case again. */
  invitePhones: command({
    input: z.object({ isInviting: z.boolean() }),
    answer: nothing,
    right: 'conduct',
    writes: 'nothing',
  }),
  /** Of two that claim one name, this one is kept. */
  keepPhone: command({ input: z.object({ phone }), answer: nothing, right: 'conduct', writes: 'nothing' }),
  putOutPhone: command({ input: z.object({ phone }), answer: nothing, right: 'conduct', writes: 'nothing' }),
  /** Another code, for who is not in yet. */
  renewPhoneCode: command({ input: z.object({}), answer: nothing, right: 'conduct', writes: 'nothing' }),
  /** Puts proposals to the vote of phones, in this order, under words that the chair answers for. */
  openBallot: command({
    input: z.object({
      ...caseRef,
      proposals: z
        .array(z.object({ proposal: proposalIdSchema, label: z.string().trim().min(1).max(80) }))
        .min(1)
        .max(26),
    }),
    answer: nothing,
    right: 'conduct',
    writes: 'draft',
  }),
  closeBallot: command({
    input: z.object({ ...meetingRef, showsResult: z.boolean() }),
    answer: nothing,
    right: 'conduct',
    writes: 'draft',
  }),
} as const;
