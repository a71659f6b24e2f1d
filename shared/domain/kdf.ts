import { z } from 'zod';

/** Beyond it a derivation would take longer than anybody waits at a locked door: five times the cost of today's. */
const MAX_COST_KIB = 1_048_576;

/**
 * How a key is derived from a passphrase. These numbers stand in files in clear, and whoever can write one chooses
 * them. So none is so weak that phrases could be guessed by it, and none takes the memory or the time of the computer
 * away. Least: OWASP's 19 MiB. Most: 256 MiB, ten passes, and `memoryKiB × passes` within a gibibyte.
 */
export const kdfSchema = z
  .object({
    name: z.literal('argon2id'),
    memoryKiB: z.number().int().min(19_456).max(262_144),
    passes: z.number().int().min(1).max(10),
    lanes: z.number().int().min(1).max(4),
  })
  .refine(({ memoryKiB, passes }) => memoryKiB * passes <= MAX_COST_KIB);
export type Kdf = z.infer<typeof kdfSchema>;

/** 16 bytes as Concerto writes them; base64. */
export const saltSchema = z.base64().min(20).max(88);
