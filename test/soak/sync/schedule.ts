import { startRegion } from '../../../build/demo-region/server';
import { databaseName } from '../../../shared/region/databaseName';
import { chanceOf } from '../../support/chance';
import { faultyWire } from '../../support/faultyWire';
import { Origins } from '../workstation/disk';
import type { Program } from '../workstation/program';
import { Workstation } from '../workstation/workstation';
import { begin, prepare, rolesOf, USERS, type Post } from './beginning';
import { live, type Told } from './life';
import { whatIsWrong } from './verdict';

const HOUR_MS = 3_600_000;
/** Of the workstations' time: a limit of twenty seconds is half a second here. */
const HASTE = 25;
/** One request in four meets a fault. */
const RATE = 0.25;

interface Played {
  readonly acts: number;
  readonly refused: number;
  readonly faults: number;
  readonly kills: number;
  /** In words, what did not come out as it must; empty when all is well. */
  readonly wrong: readonly string[];
  readonly tally: ReadonlyMap<string, number>;
}

/**
 * Workstations that work at once on the same meeting while the network fails them, clocks hours apart, some of them killed
 * or without power now and then. When it is quiet again all hold the same documents as the region, with every act in them,
 * beside them or in the inbox.
 * @param seed decides the acts, kills and clocks, and the faults of each wire; when they meet is the machine's affair
 */
export async function playSchedule(program: Program, seed: number, steps = 28): Promise<Played> {
  const chance = chanceOf(seed);
  const region = await startRegion({ users: USERS });
  const database = databaseName('sein', new Date().getFullYear());
  await prepare(region, database);
  const posts: Post[] = [];
  const origins = new Origins();
  const told: Told = { tally: new Map(), tokens: [], seen: new Map(), wrong: [], kills: 0 };
  try {
    for (const [i, role] of rolesOf(chance).entries()) {
      const own = seed * 16 + i;
      const skew = Math.floor((chance.next() - 0.5) * 12 * HOUR_MS);
      const it = new Workstation(program, `poste${i}`, { seed: own, haste: HASTE, skew }, origins);
      posts.push({ it, wire: await faultyWire(region.url, chanceOf(own), HASTE), role });
    }
    await begin(posts, database);
    for (const { wire } of posts) wire.rate = RATE;
    await live(posts, chance, region, database, told, steps);
    told.wrong.push(
      ...(await whatIsWrong({
        posts,
        region,
        database,
        tokens: told.tokens,
        seen: told.seen,
        merges: origins.merges,
      })),
    );
  } catch (error) {
    told.wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    await Promise.all(posts.map(({ it }) => it.end().catch(() => it.kill())));
    await Promise.all(posts.map(({ wire }) => wire.close()));
    await region.close();
  }
  const count = (isCounted: (words: string) => boolean): number =>
    [...told.tally].reduce((sum, [words, n]) => sum + (isCounted(words) ? n : 0), 0);
  return {
    acts: count((words) => !words.includes(':')),
    refused: count((words) => words.includes(':')),
    faults: posts.flatMap(({ wire }) => [...wire.struck.values()]).reduce((a, b) => a + b, 0),
    kills: told.kills,
    wrong: [...told.wrong, ...posts.flatMap(({ it }) => it.unhandled)],
    tally: told.tally,
  };
}
