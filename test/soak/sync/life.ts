import type { Region } from '../../../build/demo-region/server';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Chance } from '../../support/chance';
import type { Asked, Done } from '../workstation/acts';
import { Killed } from '../workstation/workstation';
import { after, done, PASSPHRASE, type Post } from './beginning';
import { putOddity } from './oddities';

const HOUR_MS = 3_600_000;
/** The refusals that a person meets in a meeting that others change meanwhile; any other is a defect. */
const expected = new Set(['state', 'missing', 'forbidden', 'invalid', 'conflict']);

/** What happened, as far as anybody was told. */
export interface Told {
  /** How often each command was done, or refused (`command: code`). */
  readonly tally: Map<string, number>;
  /** Words of acts that were acknowledged. */
  readonly tokens: string[];
  /** Of votes, by their token: what their authors saw. */
  readonly seen: Map<string, readonly string[]>;
  readonly wrong: string[];
  kills: number;
}

/** So many steps of everybody at once: acts, cables pulled, clocks set, kills; the region comes to hold odd documents. */
export async function live(
  posts: readonly Post[],
  chance: Chance,
  region: Region,
  database: DatabaseName,
  told: Told,
  steps: number,
): Promise<void> {
  const under: Promise<void>[] = [];
  for (let step = 0; step < steps; step++) {
    const post = chance.of(posts);
    const what = chance.next();
    if (what < 0.1) await plug(post, post.wire.isCut);
    else if (what < 0.14) await post.it.ask('skew', Math.floor((chance.next() - 0.5) * 6 * HOUR_MS));
    else if (what < 0.2) await kill(post, chance, told);
    else if (what < 0.23) await putOddity(region, database, chance);
    else {
      const acting = act(
        post,
        { seed: chance.below(2 ** 31), database, token: `${post.it.name} ${step}` },
        told,
      );
      if (chance.next() < 0.6) await acting;
      else under.push(acting);
      if (chance.next() < 0.3) await after(chance.below(12));
    }
  }
  await Promise.all(under);
}

async function act({ it }: Post, asked: Asked, { tally, tokens, seen, wrong }: Told): Promise<void> {
  let result: Done | null;
  try {
    result = (await it.ask('act', asked)) as Done | null;
  } catch (error) {
    // Killed in the middle: it must be there as a whole, or not at all.
    if (!(error instanceof Killed)) wrong.push(`${it.name}: ${String(error)}`);
    return;
  }
  if (!result) return;
  const words = result.refusal === null ? result.command : `${result.command}: ${result.refusal}`;
  tally.set(words, (tally.get(words) ?? 0) + 1);
  if (result.refusal !== null && !expected.has(result.refusal)) wrong.push(`${it.name}: ${words}`);
  if (result.told) tokens.push(asked.token);
  if (result.seen) seen.set(asked.token, result.seen);
}

/** The cable is pulled out or put in: the machine knows at once. */
async function plug({ it, wire }: Post, isIn: boolean): Promise<void> {
  wire.isCut = !isIn;
  await it.ask('network', isIn);
}

/** In the middle of an act or of a synchronisation; one in five again while it starts. */
async function kill(post: Post, chance: Chance, told: Told): Promise<void> {
  const { it } = post;
  const way = chance.next();
  for (let left = chance.next() < 0.2 ? 1 : 0; left >= 0; left--) {
    told.kills++;
    await after(chance.below(20));
    await it.kill();
    if (way < 0.25) it.disk.cutPower(chance.next());
    else if (way < 0.32) it.disk.loseStore();
    else it.disk.flush();
    const starting = start(post);
    if (left === 0) await starting;
    else starting.catch(() => undefined);
  }
}

async function start({ it, wire }: Post): Promise<void> {
  await it.start();
  await done(it.command('unlock', { passphrase: PASSPHRASE }));
  if (wire.isCut) await it.ask('network', false);
}
