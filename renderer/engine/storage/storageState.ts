import { errorName } from '../../../shared/base/errorName';
import { commands, type CommandName } from '../../../shared/contracts/commands/commands';
import type { Shell } from '../../../shared/contracts/shell';
import { mayWrite, roomToFree, unmeasured, type StorageView } from '../../../shared/contracts/storage';
import type { SyncView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { fail, type Result } from '../../../shared/domain/result';

/** Whether this workstation may be written to, as the shell measures it and as IndexedDB behaves. */
export class StorageState {
  private known: StorageView = unmeasured;

  constructor(
    private readonly shell: Shell,
    private readonly onChange: (before: StorageView) => void,
  ) {}

  async start(): Promise<void> {
    this.shell.onEvent((event) => {
      if (event.event === 'space') this.take(event.storage);
    });
    this.take(await this.shell.readSpace());
  }

  get view(): StorageView {
    return this.known;
  }

  get mayWrite(): boolean {
    return mayWrite(this.known);
  }

  /**
   * IndexedDB failed a write. What it shows lags behind the journal and is not to be trusted to last
   * (database/README.md, "What a full disk does to IndexedDB"). Nothing more is taken, since it would be saved and not
   * be seen. The next start looks first, and puts back.
   */
  broke(error: unknown): void {
    if (this.known.broken) return;
    console.warn('storage broke', errorName(error));
    this.take({ ...this.known, broken: true });
    void this.shell.noteTrouble().catch(() => undefined);
  }

  /** Why nothing can be written now, for a person; null while it can. */
  get refusal(): Result<never> | null {
    return this.mayWrite ? null : readOnlyRefusal(this.known, this.shell.kind);
  }

  /** Why this command cannot be run now; null when it can. */
  refuses(name: CommandName): Result<never> | null {
    const { writes } = commands[name];
    return writes === 'records' || writes === 'draft' ? this.refusal : null;
  }

  private take(storage: StorageView): void {
    const before = this.known;
    this.known = { ...storage, broken: storage.broken || before.broken };
    this.onChange(before);
  }
}

/** What happened, what is safe, what to do. */
function readOnlyRefusal(storage: StorageView, shell: Shell['kind']): Result<never> {
  if (storage.broken)
    return fail('storage', 'La base de ce poste ne répond plus\u00a0: cette saisie n’est pas enregistrée.', {
      safe:
        shell === 'desktop'
          ? 'Tout ce qui était dit enregistré est dans le journal et sera remis en place au prochain démarrage. Cette saisie reste à l’écran.'
          : 'Cette saisie reste à l’écran.',
      next: 'Notez-la, puis fermez Concerto et rouvrez-le\u00a0; si le disque est plein, libérez d’abord de la place.',
    });
  const room = roomToFree(storage);
  return fail('storage', 'Le disque est presque plein\u00a0: cette saisie n’est pas enregistrée.', {
    safe: 'Tout ce qui était enregistré est intact, et cette saisie reste à l’écran.',
    next: `Libérez ${room === null ? 'de la place' : `au moins ${room}`} sur le disque\u00a0: Concerto reprendra de lui-même.`,
  });
}

/** The sentence on the exchange with the region, which must not say that everything is saved when nothing more is. */
export function readOnlySync(view: SyncView, { broken }: StorageView): SyncView {
  const waiting =
    view.pending > 0 ? ` · ${plural(view.pending, 'modification', 'modifications')} en attente d’envoi` : '';
  const why = broken ? 'la base ne répond plus' : 'faute de place';
  return { ...view, sentence: `Lecture seule, ${why}${waiting} · ce qui était enregistré est intact` };
}
