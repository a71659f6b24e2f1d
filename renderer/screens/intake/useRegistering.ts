import type { MeetingView } from '../../../shared/contracts/views';
import type { ImportReview } from '../../../shared/domain/importReview';
import { standing, valuesOf, wordsLeftOut, type ImportLine } from '../../../shared/domain/leftOut';
import type { CaseId } from '../../../shared/domain/ids';
import { changeLeftOut, changeReview, keepImportNow } from '../../components/intake/importDrafts';
import { leaveReview } from '../../components/intake/readFiles';
import { useCommand } from '../../components/session/useCommand';
import { useOneAtATime } from '../../components/session/useOneAtATime';

export interface Reviewed {
  readonly meeting: MeetingView;
  /** Null: these lines were left out of earlier ones. */
  readonly review: ImportReview | null;
  readonly lines: readonly ImportLine[];
  /** Left out earlier, and not among these lines. */
  readonly others: readonly ImportLine[];
}

/** What became of the lines. */
export function changeLines({ meeting, review }: Reviewed, lines: readonly ImportLine[]): void {
  if (review) changeReview(meeting, { ...review, lines: [...lines] });
  else changeLeftOut(meeting, lines);
}

/** A line of a patient whose case is on the list already. */
interface KnownLine {
  readonly line: ImportLine;
  readonly case: CaseId;
}

interface Dealt {
  readonly chosen: readonly ImportLine[];
  readonly left: readonly ImportLine[];
  readonly known: readonly KnownLine[];
}

/**
 * `register` puts the chosen lines into the meeting, keeps those that are left, and goes back; `finish` goes back from a
 * review of which none is left. Both keep what the file says of known patients and their cases do not hold.
 */
export function useRegistering(reviewed: Reviewed) {
  const { meeting, review, lines, others } = reviewed;
  const ref = { database: meeting.database, meeting: meeting.meeting };
  const { run, isRunning, busy, problem } = useCommand('Inscription des dossiers…');
  const once = useOneAtATime();

  const keepLeftOut = (left: readonly ImportLine[]) => run('keepLeftOut', { ...ref, lines: standing(left) });
  const keep = (all: readonly ImportLine[]) =>
    review ? run('keepReview', { ...ref, review: { ...review, lines: [...all] } }) : keepLeftOut(all);

  const keepKnown = async (known: readonly KnownLine[]): Promise<boolean> => {
    if (known.length === 0) return true;
    const said = known.map(({ line, case: id }) => {
      const { fileName, line: number } = line;
      return { case: id, fileName, line: number, values: valuesOf(line), words: wordsLeftOut(line) };
    });
    return (await run('keepWordsNotHeld', { ...ref, lines: said })).ok;
  };

  const registerAll = async ({ chosen, left, known }: Dealt) => {
    if (!(await keepImportNow(ref, review ? 'review' : 'leftOut'))) return;
    // Their ticks go before: what is cut off in between is proposed again, and known as already there.
    const begun = await keep(lines.map((line) => (chosen.includes(line) ? unsaid(line) : line)));
    if (!begun.ok) return;
    let now = lines;
    for (const fileName of new Set(chosen.map((line) => line.fileName))) {
      const ofFile = chosen.filter((line) => line.fileName === fileName);
      const result = await run('registerCases', {
        ...ref,
        source: ofFile[0]?.source ?? 'csv',
        cases: ofFile.map(valuesOf),
        leftOut: ofFile.map((line) => ({ fileName, line: line.line, words: wordsLeftOut(line) })),
      });
      if (!result.ok) return changeLines(reviewed, now);
      // Those are in: a second press after a problem must not register them twice.
      now = now.map((line) => (ofFile.includes(line) ? { ...line, isRegistered: true } : line));
      changeLines(reviewed, now);
    }
    if (!(await keepKnown(known))) return;
    const stay = [...others, ...left];
    const kept = !review || stay.length > 0 ? await keepLeftOut(stay) : null;
    const ended = review ? await run('keepReview', { ...ref, review: null }) : null;
    if (kept?.ok === false || ended?.ok === false) return;
    leaveReview(ref);
    if (kept) changeLeftOut(ref, stay);
    if (review) changeReview(ref, null);
  };
  const register = async (dealt: Dealt) => {
    if (dealt.chosen.length > 0 && !isRunning) await once(() => registerAll(dealt));
  };
  const finish = (known: readonly KnownLine[]) =>
    once(async () => {
      if (!(await keepKnown(known))) return;
      leaveReview(ref);
      if (review) changeReview(ref, null);
    });
  return { register, finish, run, busy, problem };
}

function unsaid({ isChosen: _, ...line }: ImportLine): ImportLine {
  return line;
}
