import { create } from 'zustand';
import { SerialQueue } from '../../../shared/base/serialQueue';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { ImportReview } from '../../../shared/domain/importReview';
import type { ImportLine } from '../../../shared/domain/leftOut';
import type { MeetingId } from '../../../shared/domain/ids';
import type { ImportedFile } from '../../../shared/intake/imported';
import { problemWords, type Problem } from '../../../shared/domain/result';
import { engine } from '../../engine/client';
import { back, go, useNavigation } from '../../navigation/navigation';
import { changeReview, keepImportNow, reviewNow, underWay } from './importDrafts';

/** How many of the picked files are read, by meeting; absent: none is being read. */
type Reading = { readonly done: number; readonly of: number };
const useReadings = create<Readonly<Record<MeetingId, Reading | undefined>>>(() => ({}));
export const useReading = ({ meeting }: MeetingRef): Reading | null =>
  useReadings((readings) => readings[meeting]) ?? null;

/** Takes one to the screen where the cases of files are reviewed. */
export const goToReview = ({ database, meeting }: MeetingRef): void =>
  go({ screen: 'intake', ref: { database, meeting } });

/** To the meeting, also from a review that an unlocking led to: one came from nowhere then. */
export function leaveReview({ database, meeting }: MeetingRef): void {
  if (useNavigation.getState().depth > 0) back();
  else go({ screen: 'meeting', ref: { database, meeting } });
}

const reading = new SerialQueue();

/** Reads these files into the review of the meeting, and takes one there. */
export function review(ref: MeetingRef, files: readonly File[]): void {
  goToReview(ref);
  void reading.run(() => readInto(ref, files));
}

async function readInto(ref: MeetingRef, files: readonly File[]): Promise<void> {
  const show = (reading: Reading | undefined) => useReadings.setState({ [ref.meeting]: reading });
  const read: ((before: ImportReview | null) => ImportReview)[] = [];
  for (const file of files) {
    show({ done: read.length, of: files.length });
    const result = await engine().command('readFile', { file });
    read.push((before) =>
      result.ok
        ? withFile(before, result.value, crypto.randomUUID())
        : withRefused(before, file.name, result.problem),
    );
  }
  const before = await reviewNow(ref);
  // What cannot be read is not replaced: the screen says so.
  if (before !== undefined) {
    const review = read.reduce((sum: ImportReview | null, add) => add(sum), underWay(before));
    changeReview(ref, review);
    await keepImportNow(ref, 'review');
  }
  show(undefined);
}

/** What is reviewed already stays, with what was said of it. @param run tells one import from another */
const withFile = (review: ImportReview | null, file: ImportedFile, run: string): ImportReview => ({
  files: [...(review?.files ?? []), { fileName: file.fileName, notes: [...file.notes] }],
  lines: [...(review?.lines ?? []), ...linesOf(file, run)],
});

const linesOf = (file: ImportedFile, run: string): ImportLine[] =>
  file.cases.map(({ line, values, warnings, unread, notPlaced }, i) => ({
    id: `${run}/${i}`,
    fileName: file.fileName,
    source: file.kind,
    ...(line === undefined ? {} : { line }),
    values,
    warnings: [...warnings],
    unread: [...(unread ?? [])],
    notPlaced: [...notPlaced],
  }));

const withRefused = (review: ImportReview | null, fileName: string, why: Problem): ImportReview => {
  const refusal = problemWords({ safe: 'Rien n’a été inscrit.', ...why });
  return {
    files: [...(review?.files ?? []), { fileName, notes: [], refusal }],
    lines: review?.lines ?? [],
  };
};
