import { errorName } from '../../../shared/base/errorName';
import type { Topic } from '../../../shared/contracts/queries';
import type { StorageView } from '../../../shared/contracts/storage';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Change } from '../readModel/projector';

interface Watch {
  readonly run: () => Promise<unknown>;
  readonly send: (result: Result<unknown>) => void;
  readonly concerned: (topic: Topic | Change) => boolean;
  running: boolean;
  /** Something changed while it was being answered. */
  isStale: boolean;
  answered: boolean;
}

/** The open queries of the screens: each is answered at once, and again whenever something concerns it. */
export class Watchers {
  private readonly watches = new Map<string, Watch>();
  private readonly runs = new Set<Promise<unknown>>();

  /** @param storage `broken`: the database no longer answers, and the person was told */
  constructor(private readonly storage: () => Pick<StorageView, 'broken' | 'level'>) {}

  add(key: string, asked: Pick<Watch, 'run' | 'send' | 'concerned'>): void {
    const watch: Watch = { ...asked, running: false, isStale: false, answered: false };
    this.watches.set(key, watch);
    void this.answer(key, watch);
  }

  drop(key: string): void {
    this.watches.delete(key);
  }

  /** Several changes before an answer is out call for one more answer, not for several. */
  notify(topics: readonly (Topic | Change)[]): void {
    for (const [key, watch] of this.watches)
      if (topics.some((topic) => watch.concerned(topic))) void this.answer(key, watch);
  }

  /** Resolves once the answers that are being made are made: what is not urgent goes on behind them. */
  answered(): Promise<unknown> {
    return Promise.all(this.runs);
  }

  private async run(watch: Watch): Promise<Result<unknown>> {
    const run = watch.run().then(ok, (error: unknown) => failed(error, this.storage()));
    this.runs.add(run);
    const result = await run;
    this.runs.delete(run);
    return result;
  }

  private async answer(key: string, watch: Watch): Promise<void> {
    if (watch.running) {
      watch.isStale = true;
      return;
    }
    watch.running = true;
    do {
      watch.isStale = false;
      const result = await this.run(watch);
      // What is on the screen stays there: with it would go what is being typed, and it cannot be had again.
      const isKept =
        !result.ok && result.problem.code === 'storage' && watch.answered && this.storage().broken;
      if (this.watches.get(key) !== watch || isKept) continue;
      watch.send(result);
      watch.answered = true;
    } while (watch.isStale);
    watch.running = false;
  }
}

/** Asked while nothing is unlocked: expected, and no news. */
export class Locked extends Error {}

function failed(error: unknown, { broken, level }: Pick<StorageView, 'broken' | 'level'>): Result<never> {
  if (error instanceof Locked)
    return fail('locked', 'Ce poste est verrouillé.', { safe: 'Tout est enregistré.' });
  console.warn('query failed', errorName(error));
  if (broken)
    return fail('storage', 'La base de ce poste ne répond plus\u00a0: la lecture n’a pas abouti.', {
      safe: 'Rien n’a été modifié.',
      next: 'Fermez Concerto et rouvrez-le\u00a0; si le disque est plein, libérez d’abord de la place.',
    });
  if (level === 'readOnly')
    return fail('storage', 'La lecture sur ce poste n’a pas abouti\u00a0: le disque est plein.', {
      safe: 'Tout ce qui était enregistré est intact.',
      next: 'Libérez de la place, puis verrouillez et déverrouillez le poste.',
    });
  return fail('storage', 'La lecture sur ce poste n’a pas abouti.', {
    safe: 'Rien n’a été modifié.',
    next: 'Verrouillez puis déverrouillez le poste.',
  });
}
