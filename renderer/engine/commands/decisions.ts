import { modeAt } from '../../../shared/domain/attendance';
import { checkDecision, inForce, outcomeNames, type Decision } from '../../../shared/domain/decision';
import type { CaseRef } from '../../../shared/contracts/views';
import { correctedInput } from '../../../shared/domain/decisionCorrection';
import { dissentOf } from '../../../shared/domain/dissent';
import { decisionId, type DecisionId } from '../../../shared/domain/ids';
import { patientName } from '../../../shared/domain/caseFile';
import { standing } from '../../../shared/domain/proposal';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { tally } from '../../../shared/domain/vote';
import { currentSchema } from '../../../shared/domain/stored';
import { openInCase } from '../../../shared/merge/openWords';
import { allAttendances, quorumNow } from '../records/attendanceOf';
import { readCase, readMeeting, type CaseRecords, type MeetingRecords } from '../records/read';
import type { Actor } from '../session/actor';
import { canonicalJson, sha256Hex } from '../keys/bytes';
import { caseNotHere, need, undecidedYet } from '../records/need';
import { provenChair } from './chairPin';
import type { Handlers } from './handler';
import type { CommandRead } from '../../../shared/contracts/commands/commands';

/** SHA-256 over ids and revisions of the case, its proposals and votes, and the attendance: what was on the table. */
async function basisOf(actor: Actor, ref: CaseRef, meeting: string): Promise<string> {
  const { rows } = actor.session.store;
  const own = await rows.of('case', ref.database, ref.case);
  const around = await rows.of('meeting', ref.database, meeting);
  const counted = [
    ...own.filter((row) => row.type !== 'decision' && row.type !== 'report'),
    ...around.filter((row) => row.type === 'attendance'),
  ];
  return sha256Hex(canonicalJson(counted.map(({ id, rev }) => [id, rev]).sort()));
}

export const decisionCommands: Handlers<'decide'> = {
  decide: async (actor, { decision, seen, proof, ...ref }, services) => {
    const found = await need(actor.session, ref.database, ref.case, 'case');
    if (!found.ok) return found;
    const { meeting } = found.value.doc;
    const proven = await provenChair(actor, { database: ref.database, meeting }, proof, services);
    return proven.ok ? takeDecision(actor, ref, decision, { seen }) : proven;
  },
};

/** What a decision is taken over, and by which act. */
interface Taking extends Pick<Decision, 'atClosing'> {
  /** In force as its author saw it; null: none. Undefined: whatever is. */
  readonly seen: DecisionId | null | undefined;
}

/** Freezes what the chair decided with all it was taken on. */
export async function takeDecision(
  actor: Actor,
  ref: CaseRef,
  input: CommandRead<'decide'>['decision'],
  { seen, ...mark }: Taking,
): Promise<Result<null>> {
  const records = await readCase(actor.session.store, ref.database, ref.case);
  const around = records && (await readMeeting(actor.session.store, ref.database, records.file.meeting));
  if (!records || !around) return caseNotHere;
  const { meeting, board } = around;
  const open = openInCase(records);
  if (open.length > 0 && input.outcome !== 'postponed') return undecidedYet(open);
  if (meeting.state === 'planned' || !meeting.chair)
    return fail('state', 'La séance n’est pas ouverte.', {
      next: 'Ouvrez la séance et nommez son animateur.',
    });
  const before = inForce(records.decisions.filter((d) => d.meeting === meeting._id));
  if (meeting.state === 'closed' && !before)
    return fail('state', 'La séance est terminée.', { next: 'Présentez le dossier à une autre séance.' });
  if (seen !== undefined && seen !== (before?._id ?? null)) return overtaken(before);
  const at = actor.session.now();
  const attendances = allAttendances(board, meeting, around.attendances);
  const quorum = quorumNow(board, meeting, attendances, at, ref.case);
  const frozenQuorum =
    meeting.state === 'closed' && before
      ? before.quorum
      : { status: quorum.status, missing: [...quorum.missing] };
  const checked = checkDecision(input, frozenQuorum.status === 'reached');
  if (!checked.ok) return checked;
  const version = records.lastVersion + 1;
  const participants = attendances.flatMap((a) => {
    const mode = modeAt(a, at, ref.case);
    return mode === 'absent' ? [] : [{ person: a.person, mode }];
  });
  const doc: Decision = {
    ...(before ? correctedInput(before, input) : input),
    ...mark,
    _id: decisionId(ref.case, version),
    type: 'decision',
    schema: currentSchema.decision,
    case: ref.case,
    meeting: meeting._id,
    version,
    revoked: false,
    discussion: records.file.discussion,
    quorum: frozenQuorum,
    participants: meeting.state === 'closed' && before ? before.participants : participants,
    tallies: talliesOf(records, around),
    ...dissentIn(input.retained, records),
    decidedBy: meeting.chair,
    recordedBy: actor.person.id,
    at,
    basis: await basisOf(actor, ref, meeting._id),
  };
  await actor.commit(ref.database, 'decision.taken', [{ doc, parent: null }]);
  const which = `Décision «\u00a0${outcomeNames[input.outcome]}\u00a0» pour ${patientName(records.file.values)}`;
  actor.acts.add({
    database: ref.database,
    places: [{ kind: 'discussed', ...ref }],
    words: () => ({ undone: `${which} reprise`, redone: `${which} rétablie` }),
    steps: [{ kind: 'decision', taken: doc, left: undefined }],
    actions: { undo: 'decision.revoked', redo: 'decision.taken' },
  });
  return ok(null);
}

const overtaken = (now: Decision | undefined): Result<never> =>
  now
    ? fail('overtaken', 'Une décision est arrivée entre-temps pour ce dossier.', {
        safe: 'Elle n’est pas changée, et rien n’est enregistré par-dessus.',
        next: 'Relisez-la\u00a0: valider de nouveau la remplace.',
      })
    : fail('overtaken', 'La décision de ce dossier a été reprise depuis.', {
        safe: 'Rien n’est enregistré.',
        next: 'Validez de nouveau pour en prendre une.',
      });

/** Said only where there is some: a decision without dissent reads as before. */
function dissentIn(retained: Decision['retained'], { votes }: CaseRecords): Pick<Decision, 'dissent'> {
  const dissent = dissentOf(retained, votes);
  return dissent.length > 0 ? { dissent } : {};
}

function talliesOf(records: CaseRecords, { meeting }: MeetingRecords): Decision['tallies'] {
  return standing(records.proposals.filter((p) => p.meeting === meeting._id)).map((p) => ({
    proposal: p._id,
    ...tally(records.votes, p._id),
  }));
}
