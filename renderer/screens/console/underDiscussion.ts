import type { MeetingRef } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';

const keyOf = ({ database, meeting }: MeetingRef): string => `${database} ${meeting}`;
const cases = new Map<string, CaseId>();

/** The case that a meeting's console was left at, by whatever way, on this page: one comes back to it. */
export const leftAt = (meeting: MeetingRef): CaseId | undefined => cases.get(keyOf(meeting));
export const leaveAt = (meeting: MeetingRef, id: CaseId): void => void cases.set(keyOf(meeting), id);
