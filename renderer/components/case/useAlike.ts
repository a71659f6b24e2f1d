import { useEffect, useState } from 'react';
import type { AlikeCase, AlikeView, MeetingRef } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { bornOn } from '../../../shared/domain/identityWords';
import { shortDate } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { identityOf } from '../../../shared/domain/samePatient';
import { engine, useQuery } from '../../engine/client';

/** The keys rest this long before the cases are looked through again. */
const REST_MS = 250;

/**
 * The cases that are or may be of these patients, one answer for each, kept while what was typed since is looked up.
 * Null before the first answer.
 */
export function useAlike(
  { database, meeting }: MeetingRef,
  people: readonly CaseValues[],
  except?: CaseId,
): readonly AlikeView[] | null {
  const typed = JSON.stringify(people.map(identityOf));
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const state = useQuery('alike', {
    database,
    meeting,
    people: JSON.parse(asked) as CaseValues[],
    ...(except === undefined ? {} : { except }),
  });
  const [held, setHeld] = useState<Held>({ answer: null, views: null });
  if (state.status === 'ready' && held.answer !== state.value)
    setHeld({ answer: state.value, views: sharedWith(held.views, state.value) });
  return held.views;
}

interface Held {
  readonly answer: readonly AlikeView[] | null;
  readonly views: readonly AlikeView[] | null;
}

/** An answer that is as it was stays the same object, and the array too: lines that nothing changed are not drawn again. */
function sharedWith(before: readonly AlikeView[] | null, now: readonly AlikeView[]): readonly AlikeView[] {
  const shared = now.map((view, i) => {
    const old = before?.[i];
    return old && JSON.stringify(old) === JSON.stringify(view) ? old : view;
  });
  return before?.length === shared.length && shared.every((view, i) => view === before[i]) ? before : shared;
}

/** The same, asked once: of what was typed up to this instant. A failure finds nobody, and stops nothing. */
export const alikeNow = ({ database, meeting }: MeetingRef, person: CaseValues): Promise<AlikeView> =>
  new Promise((resolve) => {
    const end = engine().watch('alike', { database, meeting, people: [identityOf(person)] }, (result) => {
      queueMicrotask(() => end());
      resolve((result.ok ? result.value[0] : undefined) ?? { cases: [], earlier: null });
    });
  });

/** « LE GOFF Marie, née le 12/03/1958 » */
export const alikeWords = ({ name, birthDate, sex }: Pick<AlikeCase, 'name' | 'birthDate' | 'sex'>): string =>
  [name, birthDate ? `${bornOn(sex)} ${shortDate(birthDate)}` : ''].filter(Boolean).join(', ');

/** Where it stands: « dossier déjà inscrit à cette séance », « dossier inscrit à la séance du … », or withdrawn from it. */
export function alikePlace({ isHere, isWithdrawn, meetingDate }: AlikeCase): string {
  if (isHere) return isWithdrawn ? 'dossier retiré de cette séance' : 'dossier déjà inscrit à cette séance';
  return `dossier ${isWithdrawn ? 'retiré de' : 'inscrit à'} la séance du ${shortDate(meetingDate)}`;
}
