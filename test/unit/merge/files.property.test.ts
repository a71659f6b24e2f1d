import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/domain/brand';
import type { CaseFile } from '../../../shared/domain/caseFile';
import { attachedOf, isOff, type Attached } from '../../../shared/domain/files';
import type { Sha256 } from '../../../shared/domain/ids';
import { stamped } from '../../../shared/domain/stamp';
import { mergeAll, mergeDocuments, undecided } from '../../../shared/merge/merge';
import { author, blankCase, mergedCase } from './history';

const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64) as Sha256);
const devices = ['un', 'deux', 'trois'] as const;

/** As the commands do it: attached, or turned off and on again. */
function toggled(file: CaseFile, device: string, sha256: Sha256, minute: number): CaseFile {
  const held = file.files?.[sha256];
  const at = `2026-11-24T13:${String(minute).padStart(2, '0')}:00.000Z` as Instant;
  const said: Attached = held
    ? { ...held, turns: held.turns + 1 }
    : {
        name: `${device}.pdf`,
        mediaType: 'application/pdf',
        size: 3,
        by: author(device).by,
        at,
        turns: 0,
        ...(minute % 2 ? { thumbnail: sha256 } : {}),
      };
  return stamped({ ...file, files: { ...file.files, [sha256]: said } }, ['files'], author(device, at));
}

type Step =
  | { readonly kind: 'toggle'; readonly on: number; readonly file: number }
  | { readonly kind: 'edit'; readonly on: number }
  | { readonly kind: 'send'; readonly on: number; readonly to: number };
const device = fc.nat(devices.length - 1);
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('toggle' as const), on: device, file: fc.nat(hashes.length - 1) }),
    fc.record({ kind: fc.constant('edit' as const), on: device }),
    fc.record({ kind: fc.constant('send' as const), on: device, to: device }),
  ),
  { maxLength: 25 },
);

function play(history: readonly Step[]): [CaseFile, CaseFile, CaseFile] {
  const held: [CaseFile, CaseFile, CaseFile] = [blankCase, blankCase, blankCase];
  history.forEach((step, minute) => {
    const own = held[step.on] ?? blankCase;
    const name = devices[step.on] ?? 'un';
    if (step.kind === 'toggle')
      held[step.on] = toggled(own, name, hashes[step.file] ?? hashes[0]!, minute % 60);
    else if (step.kind === 'edit')
      held[step.on] = stamped({ ...own, discussion: name }, ['discussion'], author(name));
    else held[step.to] = mergedCase(held[step.to] ?? blankCase, own);
  });
  return held;
}

const written = (file: unknown): string => JSON.stringify(file);

describe('the files of a case, attached and taken off apart', () => {
  it('merge the same in any order and grouping, and a second time change nothing', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const [a, b, c] = play(history);
        const all = written(mergeAll([a, b, c]));
        expect(written(mergeAll([c, b, a]))).toBe(all);
        expect(written(mergeDocuments(a, mergeDocuments(b, c)))).toBe(all);
        expect(written(mergeDocuments(mergeAll([a, b, c]), b))).toBe(all);
      }),
    );
  });

  it('are never for a person to choose, and none is lost', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const ends = play(history);
        const merged = mergeAll(ends) as CaseFile;
        expect(Object.keys(undecided(merged))).not.toContain('files');
        const everywhere = new Set(ends.flatMap(({ files }) => Object.keys(files ?? {})));
        expect(new Set(Object.keys(merged.files ?? {}))).toEqual(everywhere);
        for (const [sha256, { turns }] of Object.entries(merged.files ?? {}))
          expect(turns).toBe(Math.max(...ends.map(({ files }) => files?.[sha256 as Sha256]?.turns ?? 0)));
      }),
    );
  });

  it('stay off where one took a file off while another attached one', () => {
    const [x, y] = hashes as [Sha256, Sha256];
    const both = toggled(blankCase, 'un', x, 1);
    const off = toggled(both, 'un', x, 2);
    const more = toggled(both, 'deux', y, 3);
    const merged = mergedCase(off, more);
    expect(attachedOf(merged.files).map(([sha256]) => sha256)).toEqual([y]);
    // And back again by one who knows of both.
    const back = toggled(merged, 'trois', x, 4);
    expect(attachedOf(mergedCase(back, off).files)).toHaveLength(2);
    const held = merged.files?.[x];
    expect(held && isOff(held)).toBe(true);
  });
});
