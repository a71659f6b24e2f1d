import type { Topic } from '../../../shared/contracts/queries';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Change } from '../readModel/projector';

interface Watch {
  readonly run: () => Promise<unknown>;
  readonly concerned: (topic: Topic | Change) => boolean;
  running: boolean;
  again: boolean;
  answered: boolean;
}

/** The open queries of the screens: each is answered at once, and again whenever something concerns it. */
export class Watchers {
  private readonly watches = new Map<number, Watch>();

  /** @param isGivenUp the database no longer answers, and the person was told */
  constructor(
    private readonly send: (n: number, result: Result<unknown>) => void,
    private readonly isGivenUp: () => boolean,
  ) {}

  add(n: number, run: () => Promise<unknown>, concerned: (topic: Topic | Change) => boolean): void {
    const watch: Watch = { run, concerned, running: false, again: false, answered: false };
    this.watches.set(n, watch);
    void this.answer(n, watch);
  }

  drop(n: number): void {
    this.watches.delete(n);
  }

  /** Several changes before an answer is out call for one more answer, not for several. */
  notify(topics: readonly (Topic | Change)[]): void {
    for (const [n, watch] of this.watches)
      if (topics.some((topic) => watch.concerned(topic))) void this.answer(n, watch);
  }

  private async answer(n: number, watch: Watch): Promise<void> {
    if (watch.running) {
      watch.again = true;
      return;
    }
    watch.running = true;
    do {
      watch.again = false;
      const result = await watch.run().then(ok, failed);
      // What is on the screen stays there: with it would go what is being typed, and it cannot be had again.
      const isKept = !result.ok && result.problem.code === 'storage' && watch.answered && this.isGivenUp();
      if (this.watches.get(n) !== watch || isKept) continue;
      this.send(n, result);
      watch.answered = true;
    } while (watch.again);
    watch.running = false;
  }
}

/** Asked while nothing is unlocked: expected, and no news. */
export class Locked extends Error {}

function failed(error: unknown): Result<never> {
  if (error instanceof Locked)
    return fail('locked', 'Ce poste est verrouillé.', { safe: 'Tout est enregistré.' });
  console.warn('query failed', (error as { name?: string }).name);
  return fail('storage', 'La lecture sur ce poste n’a pas abouti.', {
    safe: 'Rien n’a été modifié.',
    next: 'Verrouillez puis déverrouillez le poste.',
  });
}
