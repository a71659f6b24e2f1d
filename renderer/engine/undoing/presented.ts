import { inForce } from '../../../shared/domain/decision';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import { standing } from '../../../shared/domain/proposal';
import type { Result } from '../../../shared/domain/result';
import { canonical } from '../../../shared/merge/canonical';
import { saidIn } from '../../../shared/merge/proposalChoice';
import { readCase } from '../records/read';
import type { Store } from '../store/store';
import type { Reversing } from './reversing';

/** What stands of a case at a meeting, by what it says: undone and redone, it says the same under another id. */
export async function presentedAt(
  store: Store,
  database: DatabaseName,
  id: CaseId,
  meeting: MeetingId,
): Promise<string[]> {
  const records = await readCase(store, database, id);
  if (!records) return [];
  const here = <T extends { readonly meeting: MeetingId }>(docs: readonly T[]): T[] =>
    docs.filter((doc) => doc.meeting === meeting);
  const taken = inForce(here(records.decisions));
  return [
    ...here(standing(records.proposals)).map((proposal) => canonical(saidIn(proposal))),
    ...(taken ? [canonical([taken.outcome, taken.text ?? ''])] : []),
  ];
}

/** Why a case is not taken off the list of a meeting; null where nothing new stands of it there. */
export async function presentedSince(
  reversing: Reversing,
  id: CaseId,
  presented: readonly string[],
  known: readonly string[],
): Promise<Result<never> | null> {
  if (presented.every((said) => known.includes(said))) return null;
  return reversing.since(
    `le dossier de ${await reversing.caseName(id)} a été présenté à cette séance depuis`,
  );
}
