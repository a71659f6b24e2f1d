import type { Place } from '../../../shared/contracts/undo';
import type { MeetingRef } from '../../../shared/contracts/views';
import type { ChairProof } from '../../../shared/domain/chairPin';
import { ok, type Result } from '../../../shared/domain/result';
import type { Side } from '../acts/stack';
import { proofAsked } from '../queries/chairProof';
import type { Actor } from '../session/actor';
import { retakenAt, turnLast } from '../undoing/turn';
import { provenChair } from './chairPin';
import type { Handlers, Services } from './handler';

interface Input {
  readonly places?: readonly Place[] | undefined;
  readonly proof?: ChairProof | undefined;
}

/** A decision is taken again as it is taken: with the chair's code, where the board wants it. */
export const undoCommands: Handlers<'undo' | 'redo'> = {
  undo: async (actor, input, services) => {
    const asksChair = await chairAsked(actor, 'done', input, services);
    if (!asksChair.ok) return asksChair;
    if (asksChair.value) return ok({ undone: null, mayRedo: false, asksChair: asksChair.value });
    const done = await turnLast(actor, 'done', input.places);
    if (!done.ok) return done;
    if (!done.value) return ok({ undone: null, mayRedo: false });
    const { words, mayReturn, decision } = done.value;
    return ok({ undone: words.undone, mayRedo: mayReturn, ...(decision ? { decision } : {}) });
  },

  redo: async (actor, input, services) => {
    const asksChair = await chairAsked(actor, 'undone', input, services);
    if (!asksChair.ok) return asksChair;
    if (asksChair.value) return ok({ redone: null, asksChair: asksChair.value });
    const done = await turnLast(actor, 'undone', input.places);
    if (!done.ok) return done;
    if (!done.value) return ok({ redone: null });
    const { words, decision } = done.value;
    return ok({ redone: words.redone, ...(decision ? { decision } : {}) });
  },
};

/** @returns the meeting whose chair is to prove it first; null where nobody is, or did. A wrong code keeps the act. */
async function chairAsked(
  actor: Actor,
  side: Side,
  { places, proof }: Input,
  services: Pick<Services, 'pinChanged'>,
): Promise<Result<MeetingRef | null>> {
  const ref = retakenAt(actor, side, places);
  if (!ref) return ok(null);
  if (!proof && (await proofAsked(actor.session, ref)) !== 'nothing') return ok(ref);
  const proven = await provenChair(actor, ref, proof, services);
  return proven.ok ? ok(null) : proven;
}
