import type { CaseView } from '../../../shared/contracts/views';
import { inForce } from '../../../shared/domain/decision';
import { longDate, shortDate } from '../../../shared/domain/french';
import type { MeetingId } from '../../../shared/domain/ids';
import { DecisionView } from '../../components/case/DecisionView';
import { placeAt } from './focusOn';

/** « à présenter le 08/12/2026 » */
export const movedTo = ({ meetingState, meetingDate }: CaseView): string =>
  `${meetingState === 'closed' ? 'présenté' : 'à présenter'} le ${shortDate(meetingDate)}`;

/** A case that went to another meeting: where, and what this one had decided of it. */
export function MovedCase({ view, from }: { readonly view: CaseView; readonly from: MeetingId }) {
  const decided = inForce(view.decisions.filter(({ meeting }) => meeting === from));
  const day = longDate(view.meetingDate);
  return (
    <div className="stack-tight" {...placeAt('decision')}>
      <p>
        {view.meetingState === 'closed'
          ? `Ce dossier a été présenté à la séance du ${day}. La suite de sa discussion et sa décision y sont.`
          : `Ce dossier est inscrit à la séance du ${day}. Il s’y discute et s’y décide.`}
      </p>
      {decided ? <DecisionView decision={decided} proposals={[]} /> : null}
    </div>
  );
}
