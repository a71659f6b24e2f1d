import fc from 'fast-check';

/** What may happen to the files of a journal behind Concerto's back. */
type Harm =
  | { readonly kind: 'flip'; readonly file: number; readonly at: number; readonly mask: number }
  | { readonly kind: 'cut'; readonly file: number; readonly at: number }
  | { readonly kind: 'remove'; readonly file: number }
  | { readonly kind: 'swap'; readonly file: number; readonly other: number };

/** `at` is a part of the file's length, so that it falls anywhere in a file of any size. */
export const someHarm = (files: number): fc.Arbitrary<Harm> => {
  const file = fc.nat(files - 1);
  const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  return fc.oneof(
    fc.record({ kind: fc.constant('flip' as const), file, at, mask: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ kind: fc.constant('cut' as const), file, at }),
    fc.record({ kind: fc.constant('remove' as const), file }),
    fc.record({ kind: fc.constant('swap' as const), file, other: file }),
  );
};

/** The files by number, null where one was removed. */
export type Files = Map<number, Uint8Array>;

export function harm(files: Files, done: Harm): Files {
  const numbers = [...files.keys()];
  const number = numbers[done.file] ?? 0;
  const bytes = files.get(number) ?? new Uint8Array();
  const result = new Map(files);
  switch (done.kind) {
    case 'flip': {
      const at = Math.floor(done.at * bytes.length);
      return result.set(
        number,
        bytes.map((byte, i) => (i === at ? byte ^ done.mask : byte)),
      );
    }
    case 'cut':
      return result.set(number, bytes.slice(0, Math.floor(done.at * bytes.length)));
    case 'remove':
      result.delete(number);
      return result;
    case 'swap': {
      const other = numbers[done.other] ?? 0;
      return result.set(number, files.get(other) ?? bytes).set(other, bytes);
    }
  }
}
