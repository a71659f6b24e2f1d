import type { BackupResult } from '../../../shared/contracts/backup';
import type { AskBackup } from '../../../shared/contracts/shell';
import { splitForFrames } from '../../../shared/records/journalFrame';
import type { Session } from '../session/session';
import { leafPages } from './leaves';
import { provenFor, sealOf } from '../proofs/backupProof';
import { pointOf } from '../proofs/mark';
import { fits } from '../journal/dump';
import { withSealedEnds } from '../database/sealedEnds';
import { backupKeys } from '../keys/vaultFormat';
import { newId } from '../keys/ways';
import { finished, type Heard } from './steps';

export type Written = Extract<BackupResult, { kind: 'written' }>;

/** The part of the way that reading the documents is taken for. */
const DOCUMENTS = 0.6;

/** Names the printed key of this workstation; the first released format had one without a name. */
export const recoveryOf = ({ openVault }: Session): string =>
  openVault.vault.recipients.find(({ kind }) => kind === 'recovery')?.id ?? 'first';

/** A new data key came in while the backup was made: what is written from then on opens with no key that it carries. */
export class KeysChanged extends Error {}

/**
 * One backup file of everything: the boards' leaves from here, the journal by the shell, which verifies it too. Reads
 * page by page beside whatever else is done; what is written meanwhile comes with the journal, read last.
 */
export async function makeBackup(
  session: Session,
  ask: AskBackup,
  purpose: 'daily' | 'asked',
  heard: Heard,
): Promise<Written & { readonly odd: number }> {
  const { current } = session.keys;
  const sameKeys = () => {
    if (session.keys.current !== current) throw new KeysChanged();
  };
  const names = session.workstation.databases;
  const counts = await Promise.all(
    names.map(async (name) => [name, (await session.store.open(name).pouch.info()).doc_count] as const),
  );
  const total = Math.max(
    1,
    counts.reduce((sum, [, count]) => sum + count, 0),
  );
  const about = {
    at: session.now(),
    device: session.workstation.device,
    purpose,
    documents: Object.fromEntries(counts),
    recovery: recoveryOf(session),
    keys: JSON.stringify(backupKeys(session.openVault.vault)),
  };
  const { job } = await ask({ op: 'backup.begin', about });
  const backup = newId();
  let [documents, odd] = [0, 0];
  try {
    let done = 0;
    for (const database of names) {
      const local = session.store.open(database);
      await local.used(async () => {
        for await (const page of leafPages(local)) {
          sameKeys();
          const fitting = page.filter(fits);
          odd += page.length - fitting.length;
          const sealed = await withSealedEnds(session.keys, fitting);
          const made = await Promise.all(
            sealed.map((entry) => provenFor(session.keys, { backup, n: documents++ }, entry)),
          );
          for (const entries of splitForFrames(made)) await ask({ op: 'backup.add', job, database, entries });
          done += page.length;
          heard(DOCUMENTS * Math.min(1, done / total));
        }
      });
    }
    sameKeys();
    const reached = (await pointOf(session.keys, await session.journal?.mark())) || null;
    await ask({
      op: 'backup.seal',
      job,
      seal: await sealOf(session.keys, { backup, documents, reached }, about),
    });
    const result = await finished(ask, job, (part) => {
      sameKeys();
      heard(DOCUMENTS + (1 - DOCUMENTS) * part);
    });
    if (result.kind !== 'written') throw new Error('The shell mixed up its jobs');
    return { ...result, odd };
  } catch (error) {
    await ask({ op: 'backup.drop', job }).catch(() => undefined);
    throw error;
  }
}
