import { useEffect, useState } from 'react';
import type { AlikeCase, AlikeView, MeetingRef } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { bornOn } from '../../../shared/documents/words';
import { shortDate } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import { identityOf } from '../../../shared/domain/samePatient';
import { node, useQuery } from '../../node/client';

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
  const [held, setHeld] = useState<readonly AlikeView[] | null>(null);
  if (state.status === 'ready' && held !== state.value) setHeld(state.value);
  return state.status === 'ready' ? state.value : held;
}

/** The same, asked once: of what was typed up to this instant. A failure finds nobody, and stops nothing. */
export const alikeNow = ({ database, meeting }: MeetingRef, person: CaseValues): Promise<AlikeView> =>
  new Promise((resolve) => {
    const end = node().watch('alike', { database, meeting, people: [identityOf(person)] }, (result) => {
      queueMicrotask(() => end());
      resolve((result.ok ? result.value[0] : undefined) ?? { cases: [], earlier: null });
    });
  });

/** « LE GOFF Marie, née le 12/03/1958 » */
export const alikeWords = ({ name, birthDate, sex }: Pick<AlikeCase, 'name' | 'birthDate' | 'sex'>): string =>
  [name, birthDate ? `${bornOn(sex)} ${shortDate(birthDate)}` : ''].filter(Boolean).join(', ');

/** Where it stands: « déjà inscrit à cette séance », « retiré de cette séance », « inscrit à la séance du … ». */
export const alikePlace = ({ isHere, isWithdrawn, meetingDate }: AlikeCase): string =>
  isWithdrawn
    ? 'retiré de cette séance'
    : isHere
      ? 'déjà inscrit à cette séance'
      : `inscrit à la séance du ${shortDate(meetingDate)}`;
