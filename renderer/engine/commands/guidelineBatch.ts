import { errorName } from '../../../shared/base/errorName';
import type { BatchCase, CaseRef } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import { missingOfGuideline, registrationOf } from '../../../shared/domain/guidelineBatch';
import type { CaseId } from '../../../shared/domain/ids';
import { listed } from '../../../shared/domain/french';
import { standing } from '../../../shared/domain/proposal';
import { fail, ok, problemWords, type Result } from '../../../shared/domain/result';
import { tally } from '../../../shared/domain/vote';
import { caseNotHere } from '../records/need';
import { guidelineBatch } from '../queries/guidelineBatch';
import { readCase, readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import { provenChair } from './chairPin';
import { meetingNotHere } from './meetingRefusals';
import { takeDecision } from './decisions';
import type { Handlers } from './handler';

/** As one decision after another: what is taken stays, what cannot be is told with its reason. */
export const guidelineCommands: Handlers<'registerBatch'> = {
  registerBatch: async (actor, { database, meeting, cases, proof }, services) => {
    const proven = await provenChair(actor, { database, meeting }, proof, services);
    if (!proven.ok) return proven;
    const refused: { name: string; why: string }[] = [];
    const registered: CaseId[] = [];
    const around = await readMeeting(actor.session.store, database, meeting);
    if (!around) return meetingNotHere;
    const batch = await guidelineBatch(actor.session, database, around);
    for (const { case: id, seen } of cases) {
      const shown = batch.find((one) => one.case === id);
      const { name, result } = await register(actor, { database, case: id }, shown, seen).catch(
        (error: unknown) => {
          // Those before it stand, and can be taken back: nothing is told of them where the whole fails.
          if (registered.length === 0) throw error;
          console.warn('batch broken off', errorName(error));
          return { name: shown?.name ?? '', result: brokenOff };
        },
      );
      if (result.ok) registered.push(id);
      else refused.push({ name, why: problemWords(result.problem) });
    }
    return ok({ registered, refused });
  },
};

async function register(
  actor: Actor,
  ref: CaseRef,
  shown: BatchCase | undefined,
  seen: string,
): Promise<{ name: string; result: Result<null> }> {
  const records = await readCase(actor.session.store, ref.database, ref.case);
  if (!records) return { name: '', result: caseNotHere };
  const name = patientName(records.file.values);
  const refusal = whyNot(shown, seen);
  if (refusal) return { name, result: refusal };
  const { values, meeting } = records.file;
  const proposals = standing(records.proposals.filter((proposal) => proposal.meeting === meeting));
  const input = registrationOf(
    values,
    proposals.map((proposal) => ({ proposal, tally: tally(records.votes, proposal._id) })),
  );
  return {
    name,
    result: input
      ? await takeDecision(actor, ref, input, { seen: null })
      : lacking(missingOfGuideline(values)),
  };
}

const brokenOff = fail('storage', 'Ce poste n’a pas pu l’enregistrer.', {
  safe: 'Ceux qui sont dits enregistrés le sont.',
  next: 'Regardez son dossier avant de recommencer.',
});
const safe = 'Rien n’est décidé pour ce dossier.';
const lacking = (what: readonly string[]): Result<never> =>
  fail('invalid', `Il manque ${listed(what)}.`, { safe, next: 'Complétez-le, ou décidez-le à part (D).' });

/** What the room did not read is not registered: a decision, a correction, a vote, a word that came since. */
function whyNot(shown: BatchCase | undefined, seen: string): Result<never> | null {
  if (!shown)
    return fail(
      'state',
      'Il n’est plus proposé comme «\u00a0enregistré\u00a0» ici, ou il a déjà sa décision.',
      {
        safe: 'Ce qui est décidé n’est pas changé.',
      },
    );
  if (shown.missing.length > 0) return lacking(shown.missing);
  return shown.seen === seen
    ? null
    : fail('state', 'Il a changé depuis que vous l’avez lu.', {
        safe,
        next: 'Relisez-le, puis enregistrez-le.',
      });
}
