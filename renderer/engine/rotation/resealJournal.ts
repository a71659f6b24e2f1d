import type { JournalSegment, JournalUpkeep, Shell } from '../../../shared/contracts/shell';
import type { Keyring } from '../keys/cipher';
import { resealEntries } from './resealEntries';

/**
 * The journal under the current data key. The segment that is being written to is closed, then each segment in which
 * anything lies under the previous key is written anew, whole or not at all.
 * @param breath between two pages; rejects when the work is to stop
 */
export async function resealJournal(
  shell: Shell,
  keys: Keyring,
  breath: () => Promise<void>,
  settled: (segment: JournalSegment) => void,
): Promise<void> {
  const { upkeep } = shell;
  if (!upkeep) return;
  let [behind, rewritten] = [0, 0];
  for (;;) {
    // Listed again each time: what was written meanwhile has moved the ends.
    const segment = (await upkeep.segments()).find((it) => it.segment > behind);
    if (!segment) return;
    if (!(await liesUnderPrevious(shell, keys, segment, breath))) {
      behind = segment.segment;
      settled(segment);
    } else if (!segment.closed) await upkeep.roll();
    else if (segment.segment > rewritten) {
      await rewrite(shell, upkeep, keys, segment, breath);
      rewritten = segment.segment;
    } else throw new Error('A segment kept what it was to be rid of');
  }
}

async function liesUnderPrevious(
  shell: Shell,
  keys: Keyring,
  segment: JournalSegment,
  breath: () => Promise<void>,
): Promise<boolean> {
  for (let next: number | null = segment.start; next !== null;) {
    await breath();
    const page = await shell.readJournal(next, segment.end);
    if ((await resealEntries(keys, page.entries)).changed > 0) return true;
    ({ next } = page);
  }
  return false;
}

async function rewrite(
  shell: Shell,
  upkeep: JournalUpkeep,
  keys: Keyring,
  { segment, start, end }: JournalSegment,
  breath: () => Promise<void>,
): Promise<void> {
  let from: number | null = start;
  for (let part = 0; from !== null; part++) {
    await breath();
    const page = await shell.readJournal(from, end);
    const { entries } = await resealEntries(keys, page.entries);
    await upkeep.rewrite({ segment, part, entries, gone: [], last: page.next === null });
    from = page.next;
  }
}
