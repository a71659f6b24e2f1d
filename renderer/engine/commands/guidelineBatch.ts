import type { CaseRef } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import { missingOfGuideline, registrationOf } from '../../../shared/domain/guidelineBatch';
import type { CaseId } from '../../../shared/domain/ids';
import { listed } from '../../../shared/domain/french';
import { standing } from '../../../shared/domain/proposal';
import { fail, ok, problemWords, type Result } from '../../../shared/domain/result';
import { tally } from '../../../shared/domain/vote';
import { caseNotHere } from '../records/need';
import { readCase } from '../records/read';
import type { Actor } from '../session/actor';
import { provenChair } from './chairPin';
import { takeDecision } from './decisions';
import type { Handlers } from './handler';

/** As one decision after another: what is taken stays, what cannot be is told with its reason. */
export const guidelineCommands: Handlers<'registerBatch'> = {
  registerBatch: async (actor, { database, meeting, cases, proof }, services) => {
    const proven = await provenChair(actor, { database, meeting }, proof, services);
    if (!proven.ok) return proven;
    const refused: { name: string; why: string }[] = [];
    const registered: CaseId[] = [];
    for (const id of cases) {
      const ref = { database, case: id };
      const { name, result } = await register(actor, ref);
      if (result.ok) registered.push(id);
      else refused.push({ name, why: problemWords(result.problem) });
    }
    return ok({ registered, refused });
  },
};

async function register(actor: Actor, ref: CaseRef): Promise<{ name: string; result: Result<null> }> {
  const records = await readCase(actor.session.store, ref.database, ref.case);
  if (!records) return { name: '', result: caseNotHere };
  const { values, meeting } = records.file;
  const proposals = standing(records.proposals.filter((proposal) => proposal.meeting === meeting));
  const input = registrationOf(
    values,
    proposals.map((proposal) => ({ proposal, tally: tally(records.votes, proposal._id) })),
  );
  const result = input
    ? await takeDecision(actor, ref, input)
    : fail('invalid', `Il manque ${listed(missingOfGuideline(values))} au dossier.`, {
        safe: 'Rien n’est décidé pour ce dossier.',
        next: 'Complétez-le, ou décidez-le à part (D).',
      });
  return { name: patientName(values), result };
}
