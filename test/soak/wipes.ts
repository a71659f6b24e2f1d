import type { Figure } from '../bench/figure';
import { diskFullSoak } from './diskFull';
import { lostStoreSoak } from './lostStore';

/** What a workstation can lose at once, and what is found again. `floor` 0 marks what must be 0. */
export async function wipesSoak(times: number): Promise<Figure[]> {
  return [...(await lostStoreSoak(times)), ...(await diskFullSoak(times))];
}
