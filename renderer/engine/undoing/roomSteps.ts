import type { CaseFile } from '../../../shared/domain/caseFile';
import { patientName } from '../../../shared/domain/caseFile';
import { outcomeNames, standingDecisions, inForce, type Decision } from '../../../shared/domain/decision';
import { proposalId, type CaseId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { laterThan, positionWords, type Vote } from '../../../shared/domain/vote';
import { canonical } from '../../../shared/merge/canonical';
import { asVersions } from '../../../shared/merge/decisionChoice';
import { redoableDecision, undoableDecision, type WrittenSince } from '../../../shared/merge/decisionUndo';
import { proposalRedoing, proposalUndoing } from '../../../shared/merge/proposalChoice';
import { caseNotHere } from '../records/need';
import { readCase, type CaseRecords } from '../records/read';
import { cellOf, keyOf, type Step } from '../acts/act';
import type { Reversing } from './reversing';
import type { Reversal } from './reversal';

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;

/** What stands of a vote on the room's table; a position that is taken back leaves a vote that says so. */
export async function reverseVote(reversing: Reversing, step: StepOf<'vote'>): Promise<Result<Reversal>> {
  const { actor } = reversing;
  const found = await reversing.doc(step.after._id, 'vote');
  if (!found.ok) return found;
  const doc = found.value;
  const over = await overFor(reversing, doc.case);
  if (over) return over;
  if (keyOf.vote(doc) !== keyOf.vote(step.after)) {
    // A vote by phone is secret while its ballot is open, and was not written by who let the phone in.
    if (doc.means !== undefined)
      return reversing.since(`${personName(doc.voter)} a voté par téléphone depuis`);
    const what = `la position de ${personName(doc.voter)} est «\u00a0${positionWords(doc)}\u00a0» depuis`;
    return reversing.since(`${what}, écrite par ${await reversing.writer({ by: doc.recordedBy })}`);
  }
  // What a newer version noted of it stays, as with any other position.
  const { reserve: _reserve, comment: _comment, apart: _apart, means: _means, ...silent } = doc;
  const { position, reserve, comment, apart = [], means } = standingWithout(doc, step);
  const next: Vote = {
    ...(silent as Vote),
    position,
    ...(reserve ? { reserve } : {}),
    ...(comment ? { comment } : {}),
    ...(apart.length > 0 ? { apart } : {}),
    ...(means === undefined ? {} : { means }),
    // Who takes back answers for it: the region takes no vote that is written in another's name.
    recordedBy: actor.person.id,
    at: laterThan(doc.at, actor.session.now()),
  };
  reversing.put(next);
  return ok({
    inverse: { ...step, before: doc, after: next },
    renamings: [{ cell: cellOf.vote(doc), from: keyOf.vote(step.before), to: next }],
  });
}

/** What another workstation noted apart stands once this act is taken back; else what stood before it. */
function standingWithout(
  doc: Vote,
  { before, after }: StepOf<'vote'>,
): Pick<Vote, 'position' | 'reserve' | 'comment' | 'apart' | 'means'> {
  const known = new Set(after.apart?.map((one) => canonical(one)));
  const news = doc.apart?.find((one) => !known.has(canonical(one)));
  if (news) return { ...news, apart: doc.apart?.filter((one) => one !== news) };
  return before ?? { position: 'withdrawn' };
}

async function overFor(reversing: Reversing, id: CaseId): Promise<Result<never> | null> {
  const file = await reversing.doc(id, 'case');
  return file.ok ? reversing.overAt(file.value.meeting) : file;
}

/** @param done « annulé » or « rétabli » */
const proposalOvertaken = (done: string): Result<never> =>
  fail('state', `Rien n’a été ${done}\u00a0: cette proposition a été corrigée ou retirée depuis.`, {
    safe: 'Rien n’est perdu\u00a0: l’ancien texte et le nouveau sont gardés, avec leurs votes.',
    next: 'Relisez les propositions du dossier, et corrigez celle qui ne convient pas.',
  });

export async function reverseProposal(
  reversing: Reversing,
  step: StepOf<'proposal'>,
): Promise<Result<Reversal>> {
  const { actor, database } = reversing;
  const { act, undoing } = step;
  const records = await readCase(actor.session.store, database, act.case);
  if (!records) return caseNotHere;
  const over = await reversing.overAt(act.meeting);
  if (over) return over;
  const pen = {
    _id: proposalId(act.case, actor.session.ulid()),
    recordedBy: actor.person.id,
    at: actor.session.now(),
  };
  const doc = undoing
    ? proposalRedoing(records.proposals, act, undoing, pen)
    : proposalUndoing(records.proposals, act, pen);
  if (!doc) return proposalOvertaken(undoing ? 'rétabli' : 'annulé');
  reversing.put(doc);
  return ok({ inverse: { ...step, undoing: undoing ? null : doc }, renamings: [] });
}

/** @param which « Cas discuté » pour LE GOFF Marie */
const refusals: Record<WrittenSince, (which: string, done: string) => Result<never>> = {
  apart: (which, done) =>
    fail(
      'conflict',
      `La décision ${which} n’a pas été ${done}\u00a0: un autre poste a conclu ce dossier de son côté.`,
      {
        safe: 'Rien n’est perdu\u00a0: toutes les décisions sont gardées.',
        next: 'Choisissez dans «\u00a0À trancher\u00a0» (Alt 5) celle qui compte.',
      },
    ),
  later: (which, done) =>
    fail('state', `La décision ${which} n’a pas été ${done}\u00a0: une autre a été enregistrée depuis.`, {
      safe: 'Rien n’est perdu\u00a0: la plus récente reste en vigueur, la vôtre dans l’historique.',
      next: 'Relisez la décision en vigueur, et corrigez-la si elle ne convient pas.',
    }),
  takenBack: (which) =>
    fail('state', `La décision ${which} avait déjà été reprise sur un autre poste.`, {
      safe: 'Rien n’a changé\u00a0: elle reste dans l’historique.',
      next: 'Relisez ce qui est en vigueur, et concluez de nouveau s’il le faut.',
    }),
};

const whichOf = ({ outcome }: Decision, file: CaseFile): string =>
  `«\u00a0${outcomeNames[outcome]}\u00a0» pour ${patientName(file.values)}`;

/** Takes back this very decision, or takes it again, or says what was written since. */
export async function reverseDecision(
  reversing: Reversing,
  step: StepOf<'decision'>,
): Promise<Result<Reversal>> {
  const { actor, database } = reversing;
  const { taken, left } = step;
  const records = await readCase(actor.session.store, database, taken.case);
  if (!records) return caseNotHere;
  const isRedone = left !== undefined;
  const which = whichOf(taken, records.file);
  const found = isRedone
    ? redoableDecision(records.decisions, taken, left)
    : undoableDecision(records.decisions, taken);
  if (typeof found === 'string') return refusals[found](which, isRedone ? 'rétablie' : 'reprise');
  const isLast = isRedone ? left === null : standingOf(records, taken).length === 1;
  const over = isLast ? await reversing.overAt(taken.meeting) : null;
  if (over) return over;
  const pen = { recordedBy: actor.person.id, at: actor.session.now() };
  const [doc] = asVersions([isRedone ? found : { ...found, revoked: true }], records.lastVersion, pen);
  if (!doc) return caseNotHere;
  reversing.put(doc);
  const after = isRedone ? undefined : (inForce([...records.decisions, doc]) ?? null);
  return ok({
    inverse: { kind: 'decision', taken: isRedone ? doc : taken, left: after },
    renamings: [],
  });
}

const standingOf = ({ decisions }: CaseRecords, { meeting }: Decision): Decision[] =>
  standingDecisions(decisions.filter((one) => one.meeting === meeting));
