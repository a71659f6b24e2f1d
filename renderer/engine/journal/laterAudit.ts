import { z } from 'zod';
import type { JournalSegment, JournalUpkeep } from '../../../shared/contracts/shell';
import { without, type NumberRange, type SequenceVerdict } from '../../../shared/records/journalSequence';
import { JournalAudit } from '../proofs/journalAudit';
import { Repeated } from '../services/repeated';
import { Rest } from '../services/rest';
import type { Service, Surroundings } from '../services/service';
import type { Session } from '../session/session';
import { putBackWords, tamperedWords } from '../storage/startNotices';
import { sealJson, unsealJson } from '../keys/cipher';
import { dumpToJournal } from './dump';
import { putBackLost } from './lostInStore';
import { readBeside, writeBeside } from '../database/sentinel';

/** Not while the workstation starts. */
const FIRST_AFTER_MS = 20_000;
/** Where something else wrote the journal anew meanwhile, or the disk refused. */
const AGAIN_AFTER_MS = 10 * 60_000;
const DAY_MS = 24 * 3600_000;
/** The databases are compared by the first unlocking of a day: that reads all of the journal, and opens what it names. */
const COMPARED_AGAIN_AFTER_MS = 20 * 3600_000;
/** Between two pages of the journal, and between two files. */
const REST_MS = 100;

const PLACE = 'journal audit';
const rangesSchema = z.array(z.tuple([z.number(), z.number()]).readonly()).readonly();
const keptSchema = z.object({
  /** The files that were read to their end, in their order. */
  files: z.array(z.object({ segment: z.number(), sha256: z.string() })).readonly(),
  /** What was found up to the end of the last of them. */
  sequence: z.object({
    last: z.object({ n: z.number(), run: z.string() }).nullable(),
    gaps: rangesSchema,
    voided: rangesSchema,
    unproven: z.number(),
    misplaced: z.number(),
    former: z.number(),
  }),
  damage: z.array(z.string()).readonly(),
  /** What a person was told of already. */
  said: z.array(z.string()).readonly(),
  /** When the databases were last compared with the journal, in milliseconds since 1970. */
  compared: z.number().default(0),
});
type Kept = z.infer<typeof keptSchema>;

/** A file is not the one any more that was begun with: Concerto itself wrote it anew, or whoever did is found later. */
class Changed extends Error {}

/**
 * The start reads the end of the journal alone. What stands in front of it is looked through later, a little at a time,
 * in the background. A file that is the same as when it was read last is not audited again. Then the databases are
 * compared with all of it, by the first unlocking of a day or where something was found.
 */
export class LaterAudit implements Service {
  readonly topics = [];
  readonly tasks = [];
  private readonly passes = new Repeated('journal not looked through', () => this.next(), AGAIN_AFTER_MS);

  private readonly pause = new Rest();

  constructor(
    private readonly session: Pick<
      Session,
      'shell' | 'workstation' | 'keys' | 'store' | 'journal' | 'ending' | 'breath'
    >,
    private readonly around: Pick<Surroundings, 'mayRun' | 'noticed'>,
  ) {}

  start(): void {
    if (this.session.shell.upkeep) this.passes.start(FIRST_AFTER_MS);
  }

  stop(): Promise<void> {
    return this.passes.stop();
  }

  private async next(): Promise<number> {
    try {
      return (await this.pass()) ? DAY_MS : AGAIN_AFTER_MS;
    } catch (error) {
      if (error instanceof Changed) return AGAIN_AFTER_MS;
      throw error;
    }
  }

  /** @returns whether it came to the end */
  private async pass(): Promise<boolean> {
    const { shell, keys, workstation, journal } = this.session;
    const { upkeep } = shell;
    const first = workstation.journal?.first;
    // Where entries have no numbers yet, each start reads all of them.
    if (!upkeep || !journal || first === undefined || keys.previous || !this.around.mayRun()) return false;
    const { current } = keys;
    const before = await this.kept();
    const kept = before?.files.length && (await this.asItWas(upkeep, before.files)) ? before : null;
    const audit = kept
      ? JournalAudit.resumed(keys, kept.sequence, first)
      : new JournalAudit(keys, null, first);
    const [files, damage] = [[...(kept?.files ?? [])], new Set(kept?.damage)];
    const said = before?.said ?? [];
    const compared = before?.compared ?? 0;
    let reached: Kept = kept ?? { files: [], sequence: audit.state(), damage: [], said, compared };
    const behind = files.at(-1)?.segment ?? 0;
    for (const place of await upkeep.segments()) {
      if (place.segment <= behind) continue;
      const sha256 = await upkeep.digest(place.segment);
      await this.read(audit, place, damage);
      // It is still being written to.
      if (sha256 === null) continue;
      if ((await upkeep.digest(place.segment)) !== sha256) throw new Changed();
      files.push({ segment: place.segment, sha256 });
      reached = { files: [...files], sequence: audit.state(), damage: [...damage], said, compared };
      await this.keep(reached);
    }
    // The keys are being changed, which writes all of it anew.
    if (keys.current !== current) throw new Changed();
    const verdict = audit.verdict();
    // What was written since the unlocking explains its own gaps.
    const missing = without(verdict.missing, [[journal.start, Infinity]]);
    const altered = words(verdict, missing);
    const found = [...damage, ...altered];
    const news = found.filter((sentence) => !said.includes(sentence));
    if (news.length > 0) {
      // One notice, whatever its numbers: a later look finds more of the same.
      this.around.noticed(
        news.map((it) => (altered.includes(it) ? { about: 'altered journal', words: it } : it)),
      );
      await this.mend(missing, first);
    }
    const isDue = news.length > 0 || Math.abs(Date.now() - compared) > COMPARED_AGAIN_AFTER_MS;
    if (isDue) await this.putBackLost(first);
    // Once what is missing is explained, less is found of the same.
    const told = [...found, ...words(verdict, [])];
    await this.keep({ ...reached, said: told, compared: isDue ? Date.now() : compared });
    return true;
  }

  private async asItWas(upkeep: JournalUpkeep, files: Kept['files']): Promise<boolean> {
    const segments = (await upkeep.segments()).slice(0, files.length);
    if (files.some(({ segment }, i) => segments[i]?.segment !== segment)) return false;
    for (const { segment, sha256 } of files) {
      await this.rest();
      if ((await upkeep.digest(segment)) !== sha256) return false;
    }
    return true;
  }

  private async read(
    audit: JournalAudit,
    { start, end }: JournalSegment,
    damage: Set<string>,
  ): Promise<void> {
    for (let next: number | null = start; next !== null;) {
      await this.rest();
      const page = await this.session.shell.readJournal(next, end);
      for (const sentence of page.damage) damage.add(sentence);
      await audit.take(page.entries);
      ({ next } = page);
    }
  }

  /** What the journal lost, the store still has; what is not there is not looked for again. */
  private async mend(missing: readonly NumberRange[], first: number): Promise<void> {
    const { shell, store, workstation, journal } = this.session;
    const goOn = () => this.session.ending.throwIfAborted();
    await dumpToJournal(store, shell, workstation.databases, { goOn }, first);
    await journal?.leaveOut(missing);
  }

  /** The store too may have been written to behind our back, with its counts made to fit. */
  private async putBackLost(first: number): Promise<void> {
    const { store, shell, workstation } = this.session;
    const putBack = await putBackLost(store, shell, workstation.databases, () => this.rest(), first);
    const said = putBackWords([...putBack.values()].reduce((n, of) => n + of, 0));
    if (said.length > 0) this.around.noticed(said);
  }

  private async rest(): Promise<void> {
    await this.pause.take(REST_MS, this.session.ending, false);
    await this.session.breath();
  }

  /** Sealed: who could write it would say of a forged file that it was read. */
  private async kept(): Promise<Kept | null> {
    const sealed = await this.session.store.answered(() => readBeside(PLACE));
    if (typeof sealed !== 'string') return null;
    return (
      keptSchema.safeParse(await unsealJson(this.session.keys, PLACE, sealed).catch(() => null)).data ?? null
    );
  }

  private async keep(kept: Kept): Promise<void> {
    const sealed = await sealJson(this.session.keys, PLACE, kept);
    await this.session.store.answered(() => writeBeside(PLACE, sealed));
  }
}

const words = (
  { unproven, misplaced }: SequenceVerdict,
  missing: readonly NumberRange[],
): readonly string[] => {
  const missingCount = missing.reduce((n, [from, to]) => n + to - from + 1, 0);
  return tamperedWords({ proofs: { missingCount, unproven, misplaced }, falseMarks: 0 });
};
