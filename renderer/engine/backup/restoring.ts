import type { CommandInput } from '../../../shared/contracts/commands/commands';
import { proofWords } from '../../../shared/backup/proofWords';
import type { BackupResult, ReadEntries } from '../../../shared/contracts/backup';
import type { AskBackup, Shell } from '../../../shared/contracts/shell';
import type { BackupFileView, TaskView, UserView } from '../../../shared/contracts/views';
import type { BackupSummary } from '../../../shared/backup/survey';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { onNewDevice } from '../keys/access';
import { ShellRefusal } from '../shell/portShell';
import { BackupAudit, type BackupVerdict } from '../proofs/backupProof';
import { recoverUser } from '../keys/keyChanges';
import { checkPassphrase } from '../keys/passphrase';
import { openWithRecovery } from '../keys/vault';
import { parseVault, type AnyVault } from '../keys/vaultFormat';
import type { OpenVault, Unsealed } from '../keys/vaultRecord';
import { finished } from './steps';

/** As many names of lost records as a screen shows. */
const SHOWN = 100;

interface Known {
  readonly summary: BackupSummary;
  readonly keys: AnyVault | null;
}

/** A backup file on its way to becoming this workstation: looked into, opened with its key, then put in place. */
export class Restoring {
  /** What was read of each file, by its word. */
  private readonly known = new Map<string, Known>();
  private readonly judged = new Map<string, BackupVerdict>();
  /** Of the file that is being read or put in place; null where none is. */
  private percent: number | null = null;

  constructor(
    private readonly shell: Shell,
    private readonly ask: AskBackup,
    private readonly tasksChanged: () => void,
  ) {}

  get tasks(): readonly TaskView[] {
    return this.percent === null ? [] : [{ kind: 'backupFile', done: this.percent, total: 100 }];
  }

  async inspect({ file }: CommandInput<'inspectBackup'>): Promise<Result<BackupFileView>> {
    return guarded(async () => {
      const { summary } = await this.read(file);
      return ok(viewOf(summary));
    });
  }

  /** Whether this printed key opens that file, and whom its workstation knew. Nothing is written. */
  async people({
    file,
    recoveryKey,
  }: CommandInput<'unlockBackup'>): Promise<
    Result<{ people: readonly UserView[]; warnings: readonly string[] }>
  > {
    return guarded(async () => {
      const keys = await this.keysOf(file);
      if (!keys.ok) return keys;
      const opened = await openWithRecovery(keys.value, recoveryKey);
      if (!opened.ok) return notThisFile(opened);
      const verdict = await this.verdict(file, opened.value);
      return ok({
        warnings: proofWords({ ...verdict, without: verdict.without.length }),
        people: opened.value.workstation.users.map(({ id, person, role }) => ({ id, person, role })),
      });
    });
  }

  /** Only on a bare machine. Everything that can be refused is, before anything is written. */
  async restore(
    input: CommandInput<'restoreBackup'>,
  ): Promise<Result<{ open: OpenVault; recoveryKey: string }>> {
    return guarded(async () => {
      if ((await this.shell.readVault()) !== null) return inhabited;
      const passphrase = checkPassphrase(input.passphrase);
      if (!passphrase.ok) return passphrase;
      const keys = await this.keysOf(input.file);
      if (!keys.ok) return keys;
      const { recoveryKey, user } = input;
      const recovered = await recoverUser(keys.value, recoveryKey, user, passphrase.value);
      if (!recovered.ok) return notThisFile(recovered);
      const { without } = await this.verdict(input.file, recovered.value.open);
      const { job } = await this.ask({ op: 'backup.install', file: input.file, without: [...without] });
      await this.finished(job);
      // From here on this is a workstation that its printed key opens; now also its new passphrase.
      const open = await onNewDevice(recovered.value.open);
      await this.shell.writeVault(JSON.stringify(open.vault));
      return ok({ open, recoveryKey: recovered.value.recoveryKey });
    });
  }

  /** What the key says of each entry; the file is read once for it. */
  private async verdict(file: string, { keys, workstation }: Unsealed): Promise<BackupVerdict> {
    const known = this.judged.get(file);
    if (known) return known;
    const audit = new BackupAudit(keys, workstation.journal?.first ?? null);
    const { job } = await this.ask({ op: 'backup.read', file });
    const result = await this.finished(job, (read) => audit.take(read));
    if (result.kind !== 'read') throw new Error('The shell mixed up its jobs');
    const verdict = await audit.verdict(result.proof);
    this.judged.set(file, verdict);
    return verdict;
  }

  private async finished(job: number, took?: (read: ReadEntries) => Promise<void>): Promise<BackupResult> {
    const told = (percent: number | null) => {
      if (percent === this.percent) return;
      this.percent = percent;
      this.tasksChanged();
    };
    try {
      return await finished(this.ask, job, (part) => told(Math.floor(100 * part)), took);
    } finally {
      told(null);
    }
  }

  private async read(file: string): Promise<Known> {
    const { job } = await this.ask({ op: 'backup.check', file });
    const result = await this.finished(job);
    if (result.kind !== 'checked') throw new Error('The shell mixed up its jobs');
    const keys = result.keys === null ? null : parseVault(result.keys);
    const known = { summary: result.summary, keys: keys?.ok ? keys.value : null };
    this.known.set(file, known);
    return known;
  }

  private async keysOf(file: string): Promise<Result<AnyVault>> {
    const { keys, summary } = this.known.get(file) ?? (await this.read(file));
    return keys && (summary.state === 'whole' || summary.state === 'damaged') ? ok(keys) : noKeys;
  }
}

const inhabited = fail('state', 'Ce poste porte déjà des données.', {
  safe: 'Rien n’a été modifié.',
  next: 'Une sauvegarde se restaure sur un poste où personne n’est encore inscrit.',
});
const noKeys = fail('file', 'Cette sauvegarde ne peut pas être ouverte par cette version de Concerto.', {
  safe: 'Rien n’a été modifié.',
  next: 'Essayez une autre sauvegarde, ou installez la version la plus récente de Concerto.',
});

/** The key's own refusal speaks of this workstation; what it does not open is the file. */
function notThisFile<T>(refused: Result<T>): Result<never> {
  if (refused.ok) throw new Error('Not refused');
  const { problem } = refused;
  if (problem.code !== 'passphrase') return { ok: false, problem };
  return fail('passphrase', 'Cette clé de récupération n’ouvre pas cette sauvegarde.', {
    safe: 'Rien n’a été modifié.',
    next: 'Prenez la clé imprimée qui était valable le jour de la sauvegarde\u00a0: une clé renouvelée depuis ne l’ouvre pas.',
  });
}

async function guarded<T>(act: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ShellRefusal) return fail('file', error.message, { safe: 'Rien n’a été modifié.' });
    throw error;
  }
}

function viewOf(summary: BackupSummary): BackupFileView {
  const names = Object.entries(summary.missingNames).flatMap(([database, list]) =>
    list.map((name) => `${database}\u00a0: ${name}`),
  );
  return { ...summary, missingNames: names.slice(0, SHOWN) };
}
