import type { CaseRef } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import { outcomeNames, type Decision } from '../../../shared/domain/decision';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { asVersions } from '../../../shared/merge/decisionChoice';
import { undoableDecision, type WrittenSince } from '../../../shared/merge/decisionUndo';
import { readCase } from '../queries/read';
import type { Session } from '../session';
import { caseNotHere } from './handler';

/** @param which « Cas discuté » pour LE GOFF Marie */
const refusals: Record<WrittenSince, (which: string) => Result<never>> = {
  apart: (which) =>
    fail(
      'conflict',
      `La décision ${which} n’a pas été reprise\u00a0: un autre poste a conclu ce dossier de son côté.`,
      {
        safe: 'Rien n’est perdu\u00a0: toutes les décisions sont gardées.',
        next: 'Choisissez dans «\u00a0À trancher\u00a0» (Alt 5) celle qui compte.',
      },
    ),
  later: (which) =>
    fail('state', `La décision ${which} n’a pas été reprise\u00a0: une autre a été enregistrée depuis.`, {
      safe: 'Rien n’est perdu\u00a0: la plus récente reste en vigueur, la vôtre dans l’historique.',
      next: 'Relisez la décision en vigueur, et corrigez-la si elle ne convient pas.',
    }),
  takenBack: (which) =>
    fail('state', `La décision ${which} avait déjà été reprise sur un autre poste.`, {
      safe: 'Rien n’a changé\u00a0: elle reste dans l’historique.',
      next: 'Relisez ce qui est en vigueur, et concluez de nouveau s’il le faut.',
    }),
};

/** Takes back this very decision, or says what was written since. */
export async function takeBackDecision(
  session: Session,
  ref: CaseRef,
  taken: Decision,
): Promise<Result<null>> {
  const records = await readCase(session.store, ref.database, ref.case);
  if (!records) return caseNotHere;
  const found = undoableDecision(records.decisions, taken);
  if (typeof found === 'string')
    return refusals[found](
      `«\u00a0${outcomeNames[taken.outcome]}\u00a0» pour ${patientName(records.file.values)}`,
    );
  const pen = { recordedBy: session.user.person.id, at: session.now() };
  const docs = asVersions([{ ...found, revoked: true }], records.lastVersion, pen);
  await session.commit(
    ref.database,
    'decision.revoked',
    docs.map((doc) => ({ doc, parent: null })),
  );
  return ok(null);
}
