import type { BackupCommand, CommandInput } from '../../../shared/contracts/commands/commands';
import type { Shell } from '../../../shared/contracts/shell';
import type { TaskView } from '../../../shared/contracts/views';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { OpenVault } from '../keys/vaultRecord';
import type { BackupService } from './backups';
import { Restoring } from './restoring';

/** The workstation as the commands on backups know it. */
interface Workstation {
  /** Null while it is locked. */
  service(): BackupService | null;
  opened(vault: OpenVault): Promise<Result<null>>;
  tasksChanged(): void;
}

const noFiles = fail('state', 'Concerto dans un navigateur n’a pas de fichier de sauvegarde.', {
  next: 'Utilisez l’application de bureau.',
});
const locked = fail('locked', 'Ce poste est verrouillé.', { safe: 'Tout est enregistré.' });

/** What is done with backup files: the first two by whoever is signed in, the others also on a bare machine. */
export class BackupCommands {
  private readonly restoring: Restoring | null;

  constructor(
    shell: Shell,
    private readonly workstation: Workstation,
  ) {
    this.restoring = shell.backups && new Restoring(shell, shell.backups, () => workstation.tasksChanged());
  }

  get tasks(): readonly TaskView[] {
    return this.restoring?.tasks ?? [];
  }

  async run(name: BackupCommand, input: unknown): Promise<Result<unknown>> {
    const { restoring } = this;
    if (!restoring) return noFiles;
    const service = this.workstation.service();
    switch (name) {
      case 'backUp': {
        if (!service) return locked;
        const made = await service.backUp('asked');
        if (!made.ok) return made;
        const { last, fellBack } = made.value;
        return ok({ size: last.size, records: last.records, fellBack });
      }
      case 'useBackupFolder':
        return service ? service.useFolder((input as CommandInput<'useBackupFolder'>).folder) : locked;
      case 'inspectBackup':
        return restoring.inspect(input as CommandInput<'inspectBackup'>);
      case 'unlockBackup':
        return restoring.people(input as CommandInput<'unlockBackup'>);
      case 'restoreBackup': {
        const made = await restoring.restore(input as CommandInput<'restoreBackup'>);
        if (!made.ok) return made;
        const opened = await this.workstation.opened(made.value.open);
        return opened.ok ? ok({ recoveryKey: made.value.recoveryKey }) : opened;
      }
    }
  }
}
