import type { MeetingRef } from '../../../shared/contracts/views';
import type { DraftOf, MeetingDraftKind } from '../../../shared/domain/drafts';
import { patientName } from '../../../shared/domain/caseFile';
import { wordsNotHeld, type LeftOutWords } from '../../../shared/domain/leftOut';
import { ok, type Result } from '../../../shared/domain/result';
import { need } from '../records/need';
import type { Actor } from '../session/actor';
import type { Handlers, Services } from './handler';

async function keep<K extends MeetingDraftKind>(
  { session }: Actor,
  { database, meeting }: MeetingRef,
  kind: K,
  value: DraftOf<K> | null,
): Promise<Result<null>> {
  const found = await need(session, database, meeting, 'meeting');
  if (!found.ok) return found;
  await session.store.watched(() => session.drafts.keep(database, meeting, kind, value));
  return ok(null);
}

type Told = Pick<Services, 'draftKept'>;

/** Screens that are shown before it is done hear of it afterwards. */
async function keepWords(
  actor: Actor,
  ref: MeetingRef,
  cases: LeftOutWords[],
  told: Told,
): Promise<Result<null>> {
  const kept = await keep(actor, ref, 'leftOutWords', cases.length === 0 ? null : { cases });
  told.draftKept();
  return kept;
}

const sayingOf = ({ name, fileName, line, words }: LeftOutWords): string =>
  JSON.stringify([name, fileName, line, words]);

/** What files say of cases that are registered now. Said again, after a refusal or an undoing, it is of the later case. */
export async function keepMoreWords(
  actor: Actor,
  ref: MeetingRef,
  more: readonly LeftOutWords[],
  told: Told,
): Promise<void> {
  const said = more.filter(({ words }) => words.length > 0);
  if (said.length === 0) return;
  const known = await actor.session.drafts.leftOutWords(ref.database, ref.meeting);
  const resaid = new Set(said.map(sayingOf));
  await keepWords(actor, ref, [...known.filter((one) => !resaid.has(sayingOf(one))), ...said], told);
}

/** What imports keep with a meeting, on this workstation. */
export const importCommands: Handlers<
  'keepReview' | 'keepLeftOut' | 'keepWordsNotHeld' | 'dropLeftOutWords' | 'restoreLeftOutWords'
> = {
  keepReview: (actor, { review, ...ref }) => keep(actor, ref, 'review', review),

  keepLeftOut: (actor, { lines, ...ref }) =>
    keep(actor, ref, 'leftOut', lines.length === 0 ? null : { lines }),

  keepWordsNotHeld: async (actor, { lines, ...ref }, services) => {
    const meeting = await need(actor.session, ref.database, ref.meeting, 'meeting');
    if (!meeting.ok) return meeting;
    const said: LeftOutWords[] = [];
    for (const { values, words, ...line } of lines) {
      const found = await need(actor.session, ref.database, line.case, 'case');
      if (!found.ok) return found;
      const held = found.value.doc.values;
      said.push({ ...line, name: patientName(held), words: [...wordsNotHeld(values, held), ...words] });
    }
    await keepMoreWords(actor, ref, said, services);
    return ok(null);
  },

  dropLeftOutWords: async (actor, { cases, ...ref }, services) => {
    const known = await actor.session.drafts.leftOutWords(ref.database, ref.meeting);
    return keepWords(
      actor,
      ref,
      known.filter((one) => !cases.includes(one.case)),
      services,
    );
  },

  restoreLeftOutWords: async (actor, { words, ...ref }, services) => {
    const meeting = await need(actor.session, ref.database, ref.meeting, 'meeting');
    if (!meeting.ok) return meeting;
    await keepMoreWords(actor, ref, words, services);
    return ok(null);
  },
};
