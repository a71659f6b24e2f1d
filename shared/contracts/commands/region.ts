import { z } from 'zod';
import type { DatabaseName } from '../../domain/ids';
import { database } from './fields';
import { answer, command, nothing } from './command';

/** The region, and what of it is on this workstation. */
export const regionCommands = {
  /**
   * Tries the address and the credentials; answers the board databases this user can see. A CouchDB lists its databases
   * to administrators only: `named` are those that a person was told of.
   */
  inspectRegion: command({
    input: z.object({
      url: z.string(),
      username: z.string(),
      password: z.string(),
      named: z.array(z.string()).default([]),
    }),
    answer: answer<{
      databases: { database: DatabaseName; boardName: string }[];
      /** The server does not tell this user which databases there are: they have to be named. */
      unlisted: boolean;
    }>(),
    right: 'configure',
    writes: 'keys',
    beside: true,
  }),
  joinRegion: command({
    input: z.object({
      url: z.string(),
      username: z.string(),
      password: z.string(),
      databases: z.array(database),
    }),
    answer: nothing,
    right: 'configure',
    writes: 'records',
  }),
  leaveRegion: command({
    input: z.object({}),
    answer: nothing,
    right: 'configure',
    writes: 'keys',
  }),
  retrySync: command({
    input: z.object({}),
    answer: nothing,
    right: 'configure',
    writes: 'nothing',
  }),
  /** Offers the region what it refused once more. */
  resendDenied: command({
    input: z.object({}),
    answer: nothing,
    right: 'configure',
    writes: 'nothing',
  }),
  /** Takes an older year off this workstation, once the region has confirmed that it has all of it. */
  putAway: command({
    input: z.object({ database }),
    answer: nothing,
    right: 'configure',
    writes: 'records',
  }),
  /** Brings an older year of a board to this workstation, for the first time or again. */
  fetchYear: command({
    input: z.object({ database }),
    answer: nothing,
    right: 'configure',
    writes: 'records',
  }),
  /** The region is right as it now is, although it is not the one that was known: all is compared with it anew. */
  trustRegion: command({
    input: z.object({}),
    answer: nothing,
    right: 'organise',
    writes: 'records',
  }),
} as const;
