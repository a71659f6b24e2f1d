import type { JournalUpkeep, Shell } from '../../../../shared/contracts/shell';

/** Where a life of the application ends: before the effect of its n-th lasting step, or behind it. */
export interface Death {
  readonly step: number;
  readonly before: boolean;
}

/** A process that is killed at a chosen lasting step: nothing it does from then on has any effect or any answer. */
export class Life {
  private steps = 0;
  private isOver = false;
  private death: Death | null = null;
  private die: () => void = () => undefined;
  /** Resolves once it was killed. */
  readonly over = new Promise<void>((resolve) => (this.die = resolve));

  /** Counted from now on. */
  diesAt(death: Death | null): void {
    this.steps = 0;
    this.death = death;
  }

  async lasting<T>(effect: () => Promise<T>): Promise<T> {
    if (this.isOver) return never();
    this.steps++;
    const isLast = this.steps === this.death?.step;
    if (isLast && this.death?.before) return this.end();
    const done = await effect();
    if (isLast) return this.end();
    return this.isOver ? never() : done;
  }

  /** Nor anything that is no step of its own. */
  alive<T>(effect: () => Promise<T>): Promise<T> {
    return this.isOver ? never() : effect();
  }

  private end<T>(): Promise<T> {
    this.isOver = true;
    this.die();
    return never();
  }
}

const never = <T>(): Promise<T> => new Promise(() => undefined);

/** The same shell, as a life that may end sees it. */
export const mortalShell = (shell: Shell, life: Life): Shell => ({
  ...shell,
  appendJournal: (entries) => life.lasting(() => shell.appendJournal(entries)),
  writeVault: (text) => life.lasting(() => shell.writeVault(text)),
  writeWitness: (sighting, settled) => life.alive(() => shell.writeWitness(sighting, settled)),
  upkeep: shell.upkeep && mortalUpkeep(shell.upkeep, life),
});

const mortalUpkeep = (upkeep: JournalUpkeep, life: Life): JournalUpkeep => ({
  segments: () => upkeep.segments(),
  digest: (segment) => upkeep.digest(segment),
  roll: () => life.lasting(() => upkeep.roll()),
  survey: (before, after) => upkeep.survey(before, after),
  compact: (segment, drop) => life.lasting(() => upkeep.compact(segment, drop)),
  rewrite: (part) => life.lasting(() => upkeep.rewrite(part)),
});
