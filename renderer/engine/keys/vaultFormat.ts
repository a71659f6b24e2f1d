import { z } from 'zod';
import { civilDaySchema } from '../../../shared/domain/brand';
import { kdfSchema, saltSchema } from '../../../shared/domain/kdf';
import { databaseNameSchema, personIdSchema } from '../../../shared/domain/ids';
import { personSchema, roleSchema } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';

const userSchema = z.looseObject({ id: z.string(), person: personSchema, role: roleSchema });
/** Someone of this workstation. `id` is of chance: it stands in no document. */
export type User = Pick<z.infer<typeof userSchema>, 'id' | 'person' | 'role'>;

/** As the one person of the first released format is called from then on. */
export const FIRST_USER = 'first';

/** What this workstation knows of itself, sealed by the data key: who uses it, which boards, which region. */
export const workstationSchema = z
  .looseObject({
    device: z.string(),
    users: z.array(userSchema).default([]),
    /** The first released format knew one person. */
    user: userSchema.omit({ id: true }).optional(),
    databases: z.array(databaseNameSchema).default([]),
    /** How often the local database of a board was sealed anew under another key (localName.ts); 1 where not named. */
    generations: z.record(z.string(), z.number().int().positive()).optional(),
    /** Older years that left this workstation: the region has them, whatever the journal still holds of them. */
    away: z.array(z.object({ database: databaseNameSchema, boardName: z.string() })).optional(),
    /** The last day on which someone looked at an older year, by database. */
    lastSeen: z.record(z.string(), civilDaySchema).optional(),
    journal: z
      .looseObject({
        /**
         * The lowest number of this workstation's journal: from then on each entry is proven. Not there while entries of
         * the former format, which have no proof, may stand in front.
         */
        first: z.number().int().optional(),
        /** The journal was made of a backup, and is to be looked through before anything of it is believed. */
        restored: z
          .object({
            run: z.string(),
            isFormer: z.boolean(),
            /** The lowest number of the journal of the backup's own workstation. */
            first: z.number().int().optional(),
            /** What the key found out of a backup that was restored without it. */
            verdict: z
              .object({
                state: z.enum(['proven', 'former', 'altered']),
                missing: z.number().int().nullable(),
                without: z.number().int(),
              })
              .optional(),
          })
          .optional(),
      })
      .optional(),
    /** The codes that chairs chose on this workstation for their decisions, by person; base64, and wrong ones in a row. */
    pins: z
      .record(
        personIdSchema,
        z.looseObject({ salt: saltSchema, hash: z.base64(), wrong: z.number().int().nonnegative() }),
      )
      .optional(),
    /** Local databases that others took the place of, until they are destroyed. */
    retired: z.array(z.string()).optional(),
    /** The file of the keys was changed by another hand than Concerto's, and nobody was told of it yet. */
    keysAltered: z.boolean().optional(),
    region: z
      .object({
        base: z.string(),
        origin: z.string(),
        username: z.string(),
        password: z.string(),
        /** Which region answered there; another one is recognised by it. */
        identity: z.string().optional(),
      })
      .nullable()
      .default(null),
  })
  .transform(({ user, users, ...rest }) => ({
    ...rest,
    users: users.length === 0 && user ? [{ ...user, id: FIRST_USER }] : users,
  }));
export type Workstation = z.output<typeof workstationSchema>;

const kindSchema = z.enum(['user', 'recovery', 'keychain']);

/**
 * A way in that this workstation made itself, of which kind, and whose it is (null: the recovery key's). It is told
 * inside the seal. Else whoever can write the file could add a way of their own and be given the next data key. They
 * could also call a printed key something else so that it outlives its renewal. Format 2 did not name the kind.
 */
const waySchema = z.object({
  id: z.string(),
  publicKey: z.string(),
  kind: kindSchema.optional(),
  user: z.string().nullable(),
});
export type Way = z.infer<typeof waySchema>;

/** What is sealed. Of the file's other keys under the data key, format 3 repeats what it wrote. */
export const recordSchema = z.object({
  workstation: workstationSchema,
  ways: z.array(waySchema),
  byRecoveryKey: z.string().optional(),
  previous: z.string().optional(),
});

const recipientSchema = z.looseObject({
  id: z.string(),
  kind: kindSchema,
  /** P-256, uncompressed point, base64. */
  publicKey: z.string(),
  /** PKCS#8, locked by what opens this way. */
  privateKey: z.string(),
  /** Sealed to the public key: `ephemeral point.ciphertext`. */
  dataKey: z.string(),
});
export type Recipient = z.infer<typeof recipientSchema>;

/** A passphrase's own: users whose parameters agree share the salt, so that one derivation tries them all. */
const userRecipientSchema = recipientSchema.extend({
  kind: z.literal('user'),
  kdf: kdfSchema,
  salt: saltSchema,
});
export type UserRecipient = z.infer<typeof userRecipientSchema>;

export const anyRecipientSchema = z.discriminatedUnion('kind', [
  userRecipientSchema,
  recipientSchema.extend({ kind: z.literal('recovery') }),
  recipientSchema.extend({ kind: z.literal('keychain') }),
]);

/** More than a team has, and tried within seconds. */
const MAX_WAYS = 200;
/** Passphrases share their derivation; those from before a new cost of it have another. Each takes a third of a second. */
const MAX_DERIVATIONS = 8;
const derivationsOf = (recipients: readonly z.infer<typeof anyRecipientSchema>[]): number =>
  new Set(recipients.flatMap((it) => (it.kind === 'user' ? [JSON.stringify([it.kdf, it.salt])] : []))).size;

/**
 * The file kept outside IndexedDB: wrapped keys and a sealed record; no name, no person's id. In format 2 the record did
 * not vouch for the kinds of the ways in: it is read, and written as format 3.
 */
const vaultSchema = z.looseObject({
  format: z.union([z.literal(2), z.literal(3)]),
  recipients: z
    .array(anyRecipientSchema)
    .max(MAX_WAYS)
    .refine((recipients) => derivationsOf(recipients) <= MAX_DERIVATIONS),
  /**
   * The data key directly under the recovery key of format 1, whose letters are on paper only: no key pair can be made
   * for it. It goes with the next recovery key.
   */
  byRecoveryKey: z.string().optional(),
  /** The data key that is being replaced, under the current one. */
  previous: z.string().optional(),
  sealed: z.string(),
});
export type Vault = z.infer<typeof vaultSchema>;

/** One passphrase and one recovery key, each directly over the data key. Read for ever, written no more. */
const firstVaultSchema = z.object({
  format: z.literal(1),
  kdf: kdfSchema,
  salt: saltSchema,
  byPassphrase: z.string(),
  byRecoveryKey: z.string(),
  sealed: z.string(),
});
export type FirstVault = z.infer<typeof firstVaultSchema>;
export type AnyVault = FirstVault | Vault;

const anyVaultSchema = z.union([firstVaultSchema, vaultSchema]);

/** One of format 1 knows one passphrase and one printed key, no ways. */
export const hasWays = (vault: AnyVault): vault is Vault => vault.format !== 1;

export const unreadable = fail('storage', 'Le fichier des clés de ce poste est illisible.', {
  safe: 'Les données chiffrées sont intactes.',
  next: 'Restaurez-le depuis une sauvegarde, ou appelez le support.',
});
const newer = fail(
  'storage',
  'Le fichier des clés de ce poste vient d’une version plus récente de Concerto.',
  {
    safe: 'Les données chiffrées sont intactes, rien n’a été modifié.',
    next: 'Installez la version la plus récente de Concerto sur ce poste.',
  },
);

export function parseVault(text: string): Result<AnyVault> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unreadable;
  }
  const parsed = anyVaultSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const format = z.looseObject({ format: z.number() }).safeParse(json).data?.format ?? 0;
  return format > 3 ? newer : unreadable;
}

/** Where nobody's passphrase opens it: a backup that was put back on a bare machine. */
export const isRecoveryOnly = (vault: AnyVault): boolean =>
  hasWays(vault) && !vault.recipients.some(({ kind }) => kind === 'user');

/** What a backup carries: the way in of the recovery key, and no passphrase of anybody. */
export const backupKeys = (vault: Vault): Vault => ({
  ...vault,
  recipients: vault.recipients.filter(({ kind }) => kind === 'recovery'),
});
