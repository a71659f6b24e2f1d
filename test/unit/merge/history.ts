import fc from 'fast-check';
import type { Instant } from '../../../shared/domain/brand';
import { editCase, type CaseFile } from '../../../shared/domain/caseFile';
import type { CasePath, CaseValues } from '../../../shared/domain/caseFields';
import { caseId, meetingId, type PersonId } from '../../../shared/domain/ids';
import { stamped, type Author } from '../../../shared/domain/stamp';
import type { StoredOf } from '../../../shared/domain/stored';
import { mergeDocuments } from '../../../shared/merge/merge';

export const ULID = '01K00000000000000000000000';
export const MEETING = meetingId('2026-11-24', ULID);
export const CASE = caseId(ULID);
const at = '2026-11-24T13:00:00.000Z' as Instant;
export const author = (device: string, when: Instant = at): Author => ({
  device,
  by: 'rpps-99900000011' as PersonId,
  at: when,
});

export const blankCase: CaseFile = {
  _id: CASE,
  type: 'case',
  schema: 1,
  clock: {},
  stamps: {},
  meeting: MEETING,
  values: {},
  discussion: '',
  withdrawn: false,
};

export const edited = (file: CaseFile, device: string, values: CaseValues): CaseFile =>
  editCase(file, values, author(device));
const discussed = (file: CaseFile, device: string, discussion: string): CaseFile =>
  stamped({ ...file, discussion }, ['discussion'], author(device));
export const mergedCase = (a: CaseFile, b: CaseFile): CaseFile => mergeDocuments(a, b) as StoredOf<'case'>;

const devices = ['un', 'deux', 'trois'] as const;
const paths = ['clinical.pain', 'tumour.comment', 'summary.question'] as const satisfies CasePath[];

type Step =
  | {
      readonly kind: 'edit';
      readonly device: number;
      readonly path: (typeof paths)[number];
      readonly value: string;
    }
  | { readonly kind: 'say'; readonly device: number; readonly value: string }
  | { readonly kind: 'send'; readonly from: number; readonly to: number };

const device = fc.nat(devices.length - 1);
/** Few distinct values, so that two devices often write the same; an empty one clears the field. */
const value = fc.constantFrom('', 'a', 'b', 'c');
export const historyArbitrary: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), device, path: fc.constantFrom(...paths), value }),
    fc.record({ kind: fc.constant('say' as const), device, value }),
    fc.record({ kind: fc.constant('send' as const), from: device, to: device }),
  ),
  { maxLength: 25 },
);

/** One change as an omniscient witness saw it: what its author could know when making it. */
interface Change {
  readonly field: string;
  readonly value: string | undefined;
  readonly device: string;
  readonly n: number;
  readonly known: ReadonlySet<Change>;
}

interface Played {
  /** Every state any device was ever in. */
  readonly states: readonly CaseFile[];
  /** The last state of each device. */
  readonly ends: readonly [CaseFile, CaseFile, CaseFile];
  readonly changes: readonly Change[];
}

/** Plays a history on three devices, beside a witness that follows who knew what without any clock or stamp. */
export function play(steps: readonly Step[]): Played {
  const files: [CaseFile, CaseFile, CaseFile] = [blankCase, blankCase, blankCase];
  const known: [Set<Change>, Set<Change>, Set<Change>] = [new Set(), new Set(), new Set()];
  const states: CaseFile[] = [blankCase];
  const changes: Change[] = [];
  const fileOf = (i: number): CaseFile => files[i] ?? blankCase;
  const knownBy = (i: number): Set<Change> => known[i] ?? new Set();
  for (const step of steps) {
    const on = step.kind === 'send' ? step.to : step.device;
    if (step.kind === 'send') {
      files[on] = mergedCase(fileOf(on), fileOf(step.from));
      knownBy(step.from).forEach((change) => knownBy(on).add(change));
    } else {
      const name = devices[on] ?? '';
      const field = step.kind === 'edit' ? step.path : 'discussion';
      files[on] =
        step.kind === 'edit'
          ? edited(fileOf(on), name, { [step.path]: step.value })
          : discussed(fileOf(on), name, step.value);
      const written = step.kind === 'edit' && step.value === '' ? undefined : step.value;
      const n = fileOf(on).clock[name] ?? 0;
      const change: Change = { field, value: written, device: name, n, known: new Set(knownBy(on)) };
      changes.push(change);
      knownBy(on).add(change);
    }
    states.push(fileOf(on));
  }
  return { states, ends: files, changes };
}

/** The changes of a field that nobody replaced knowingly: what must be found in the end, all of it and nothing else. */
export function unreplaced(changes: readonly Change[], field: string): Change[] {
  const ofField = changes.filter((change) => change.field === field);
  return ofField.filter((change) => !ofField.some((later) => later.known.has(change)));
}
