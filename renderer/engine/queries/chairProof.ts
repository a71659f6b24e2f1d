import type { MeetingRef } from '../../../shared/contracts/views';
import {
  mayChoosePin,
  PIN_TRIES,
  type ChairProofAsked,
  type ChairProofView,
} from '../../../shared/domain/chairPin';
import { readMeeting } from '../records/read';
import type { Session } from '../session/session';

/** What validating a decision of this meeting asks for. */
export async function proofAsked(session: Session, ref: MeetingRef): Promise<ChairProofAsked> {
  const around = await readMeeting(session.store, ref.database, ref.meeting);
  const chair = around?.meeting.chair;
  if (!around?.board.asksPin || !chair) return 'nothing';
  const kept = session.workstation.pins?.[chair.id];
  return !kept ? 'choice' : kept.wrong < PIN_TRIES ? 'pin' : 'passphrase';
}

export async function chairProofView(session: Session, ref: MeetingRef): Promise<ChairProofView> {
  const chair = (await readMeeting(session.store, ref.database, ref.meeting))?.meeting.chair;
  const mayChoose = chair !== undefined && mayChoosePin(session.user, chair);
  return { asked: await proofAsked(session, ref), mayChoose };
}
