import { z } from 'zod';
import { databaseNameSchema } from '../../../shared/domain/ids';
import { personSchema, roleSchema } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { fromBase64, randomBytes, toBase64, type Bytes } from './bytes';
import { importDataKey, seal, sealJson, unseal, unsealJson, type Keyring } from './cipher';
import { currentKdf, kdfSchema, MINIMUM_PASSPHRASE, passphraseWrappingKey } from './passphrase';
import { newRecoveryKey, parseRecoveryKey, recoveryWrappingKey } from './recoveryKey';

/** What this workstation knows of itself, sealed by the data key: who uses it, which boards, which region. */
const workstationSchema = z.object({
  device: z.string(),
  user: z.object({ person: personSchema, role: roleSchema }),
  databases: z.array(databaseNameSchema).default([]),
  region: z
    .object({ base: z.string(), origin: z.string(), username: z.string(), password: z.string() })
    .nullable()
    .default(null),
});
export type Workstation = z.infer<typeof workstationSchema>;

/** The file kept outside IndexedDB: wrapped keys and a sealed record, nothing readable. */
const vaultSchema = z.object({
  format: z.literal(1),
  kdf: kdfSchema,
  salt: z.string(),
  byPassphrase: z.string(),
  byRecoveryKey: z.string(),
  sealed: z.string(),
});
type Vault = z.infer<typeof vaultSchema>;

export interface OpenVault {
  readonly keys: Keyring;
  readonly workstation: Workstation;
  readonly vault: Vault;
}

const PLACE = { key: 'concerto/data-key', record: 'concerto/workstation' };

export function checkPassphrase(passphrase: string): Result<string> {
  return passphrase.normalize('NFKC').length >= MINIMUM_PASSPHRASE
    ? ok(passphrase)
    : fail('passphrase', `La phrase secrète compte au moins ${MINIMUM_PASSPHRASE} caractères.`, {
        next: 'Quatre ou cinq mots sans rapport entre eux font une bonne phrase secrète.',
      });
}

async function wrapBoth(raw: Bytes, passphrase: string) {
  const salt = randomBytes(16);
  const recoveryKey = newRecoveryKey();
  const letters = parseRecoveryKey(recoveryKey) ?? '';
  return {
    recoveryKey,
    salt: toBase64(salt),
    kdf: currentKdf,
    byPassphrase: await seal(await passphraseWrappingKey(passphrase, salt, currentKdf), PLACE.key, raw),
    byRecoveryKey: await seal(await recoveryWrappingKey(letters), PLACE.key, raw),
  };
}

/** A new data key, wrapped by the passphrase and by a recovery key that is shown once. */
export async function createVault(
  passphrase: string,
  workstation: Workstation,
): Promise<OpenVault & { recoveryKey: string }> {
  const raw = randomBytes(32);
  const { recoveryKey, ...wrapped } = await wrapBoth(raw, passphrase);
  const keys = { current: await importDataKey(raw), previous: null };
  const vault: Vault = { format: 1, ...wrapped, sealed: await sealJson(keys, PLACE.record, workstation) };
  raw.fill(0);
  return { keys, workstation, vault, recoveryKey };
}

export function parseVault(text: string): Vault | null {
  try {
    const parsed = vaultSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const opened = async (vault: Vault, raw: Bytes): Promise<OpenVault> => {
  const keys = { current: await importDataKey(raw), previous: null };
  raw.fill(0);
  return {
    keys,
    vault,
    workstation: workstationSchema.parse(await unsealJson(keys, PLACE.record, vault.sealed)),
  };
};

const wrongPassphrase = fail('passphrase', 'Cette phrase secrète n’ouvre pas ce poste.', {
  safe: 'Vos données sont intactes.',
  next: 'Vérifiez la touche Verr. Maj., ou utilisez la clé de récupération imprimée.',
});

export async function openVault(vault: Vault, passphrase: string): Promise<Result<OpenVault>> {
  const wrapping = await passphraseWrappingKey(passphrase, fromBase64(vault.salt), vault.kdf);
  const raw = await unseal(wrapping, PLACE.key, vault.byPassphrase).catch(() => null);
  return raw ? ok(await opened(vault, raw)) : wrongPassphrase;
}

/** Opens with the printed key, sets a new passphrase and gives a new printed key: the old one no longer opens anything. */
export async function recoverVault(
  vault: Vault,
  typed: string,
  passphrase: string,
): Promise<Result<OpenVault & { recoveryKey: string }>> {
  const letters = parseRecoveryKey(typed);
  if (!letters)
    return fail(
      'passphrase',
      'La clé de récupération compte 32 lettres et chiffres, en huit groupes de quatre.',
    );
  const raw = await unseal(await recoveryWrappingKey(letters), PLACE.key, vault.byRecoveryKey).catch(
    () => null,
  );
  if (!raw)
    return fail('passphrase', 'Cette clé de récupération n’ouvre pas ce poste.', {
      safe: 'Vos données sont intactes.',
      next: 'Prenez la dernière clé imprimée\u00a0: chaque récupération remplace la précédente.',
    });
  const { recoveryKey, ...wrapped } = await wrapBoth(raw, passphrase);
  const open = await opened({ ...vault, ...wrapped }, raw);
  return ok({ ...open, recoveryKey });
}

export async function resealed(open: OpenVault, workstation: Workstation): Promise<OpenVault> {
  return {
    ...open,
    workstation,
    vault: { ...open.vault, sealed: await sealJson(open.keys, PLACE.record, workstation) },
  };
}
