import type { Shell } from '../../../shared/contracts/shell';
import { fail, type Result } from '../../../shared/domain/result';
import { asOf, noTries, tryAgainAt, triesSchema, waitWords, type Tries } from '../../../shared/domain/tries';

/** What this Worker knows of them by itself: a full disk must neither let through more tries nor shut the workstation. */
const counted = new WeakMap<Shell, Tries>();

async function read(shell: Shell): Promise<Tries> {
  const here = counted.get(shell) ?? noTries;
  try {
    const kept = triesSchema.parse(JSON.parse((await shell.readTries()) ?? JSON.stringify(noTries)));
    return kept.failures >= here.failures ? kept : here;
  } catch {
    return here;
  }
}

async function write(shell: Shell, tries: Tries): Promise<void> {
  counted.set(shell, tries);
  await shell.writeTries(JSON.stringify(tries)).catch(() => console.warn('tries not kept'));
}

/** Null when a passphrase may be tried now. Milliseconds of the wall clock. */
export async function waitsUntil(shell: Shell): Promise<number | null> {
  const now = Date.now();
  const kept = await read(shell);
  const tries = asOf(kept, now);
  if (tries !== kept) await write(shell, tries);
  return tryAgainAt(tries, now);
}

/**
 * Tries a passphrase or a recovery key. It is counted as wrong before it is tried, so that killing the application in
 * between gains nothing. A right one ends the count, a failure of another kind leaves it as it was.
 */
export async function tried<T>(shell: Shell, act: () => Promise<Result<T>>): Promise<Result<T>> {
  const until = await waitsUntil(shell);
  if (until !== null)
    return fail('passphrase', 'Trop d’essais erronés de suite.', {
      safe: 'Vos données sont intactes.',
      next: `Réessayez dans ${waitWords(until - Date.now())}.`,
    });
  const before = await read(shell);
  await write(shell, { failures: before.failures + 1, last: Date.now() });
  const result = await act().catch(async (error: unknown) => {
    await write(shell, before);
    throw error;
  });
  if (result.ok) await write(shell, noTries);
  else if (result.problem.code !== 'passphrase') await write(shell, before);
  return result;
}
