import { assertNever } from '../../../shared/domain/result';
import { go } from '../../navigation/navigation';
import { closePanel, usePanels } from '../../navigation/panels';
import { ImportMeetingPanel } from '../../components/exchange/ImportMeetingPanel';
import { EditBoardPanel } from './EditBoardPanel';
import { NewBoardPanel } from './NewBoardPanel';
import { PlanMeetingPanel } from './PlanMeetingPanel';

/** The panel asked for, over whichever screen is shown. */
export function BoardPanels() {
  const open = usePanels((panels) => panels.open);
  if (open === null) return null;
  switch (open.kind) {
    case 'newBoard':
      return <NewBoardPanel onClose={closePanel} />;
    case 'editBoard':
      return <EditBoardPanel database={open.database} onClose={closePanel} />;
    case 'planMeeting':
      return <PlanMeetingPanel preferred={open.database} stays={open.stays ?? false} onClose={closePanel} />;
    case 'receiveMeeting':
      return (
        <ImportMeetingPanel
          onClose={closePanel}
          onOpen={({ database, meeting }) => {
            closePanel();
            go({ screen: 'meeting', ref: { database, meeting } });
          }}
        />
      );
    default:
      return assertNever(open);
  }
}
