import { useDeferredValue, useId, type ReactNode } from 'react';
import type { BallotView } from '../../../shared/contracts/phones';
import type { CaseLine, CaseView, MeetingView } from '../../../shared/contracts/views';
import type { CaseDrafts } from '../../../shared/domain/drafts';
import { outcomeNames } from '../../../shared/domain/decision';
import { plural } from '../../../shared/domain/french';
import { quorumForecast } from '../../i18n/meetingWords';
import { Icon } from '../../components/controls/Icon';
import { isDecided } from '../../components/case/CaseStateBadge';
import { presenceWords } from '../../components/meeting/presenceWords';
import { Kbd } from '../../components/keyboard/Kbd';
import { useKeysAwait } from '../../components/keyboard/usePendingKeystrokes';
import { AttendanceSection } from './AttendanceSection';
import type { Rights } from './rights';
import { MovedCase, movedTo } from './MovedCase';
import { DecisionSection } from './DecisionSection';
import type { Work } from './focusOn';
import { useIsDeciding } from './roomDrafts';
import { ProposalsSection } from './ProposalsSection';

interface WorkPaneProps {
  readonly meeting: MeetingView;
  readonly line: CaseLine;
  readonly view: CaseView | null;
  readonly kept: CaseDrafts;
  readonly rights: Rights;
  /** Put to the vote of phones now. */
  readonly ballot: BallotView | null;
  readonly work: Work;
  readonly onWork: (work: Work) => void;
  readonly onNext: () => void;
}

/** Who is there, what is proposed, what is decided: three drawers, one open, the other two said in their titles. */
export function WorkPane({ meeting, line, view, kept, rights, ballot, work, onWork, onNext }: WorkPaneProps) {
  const quorum = view?.quorum ?? line.quorum;
  const isDeciding = useIsDeciding(view, kept) && rights.decide;
  const drawer = (name: Work) => ({ isOpen: work === name, onOpen: () => onWork(name) });
  // The next case is on the screen before what is closed is drawn for it. Keys meant for that wait the instant it takes.
  const current = view?.case ?? null;
  const isBehind = useDeferredValue(current) !== current;
  useKeysAwait(isBehind);
  const isMoved = view !== null && view.meeting !== meeting.meeting;
  const isDrawn = (name: Work) => work === name || !isBehind;
  return (
    <aside className="work" aria-label="Présences, propositions et décision">
      <p className={`work-quorum quorum-is-${quorum.status}`}>
        <Icon name={quorum.status === 'reached' ? 'done' : 'warning'} small />
        {quorumForecast({ quorum, state: meeting.doc.state })}
      </p>
      <Drawer {...drawer('attendance')} keys="a" title="Présences" said={presenceWords(meeting.attendance)}>
        <AttendanceSection meeting={meeting} quorum={quorum} canEdit={rights.attend} />
      </Drawer>
      <Drawer
        {...drawer('proposals')}
        keys="v"
        title="Propositions"
        said={view && (view.proposals.length === 0 ? 'aucune' : plural(view.proposals.length, 'proposition'))}
      >
        {view && isDrawn('proposals') ? (
          <ProposalsSection
            key={view.case}
            view={view}
            kept={kept}
            phrases={meeting.board.phrases ?? []}
            attendance={meeting.attendance}
            ballot={ballot}
            canPropose={rights.propose}
            canVote={rights.conduct}
            onWork={onWork}
          />
        ) : null}
      </Drawer>
      <Drawer
        {...drawer('decision')}
        keys="d"
        title="Décision"
        said={
          isDeciding
            ? 'en cours d’écriture'
            : isMoved
              ? movedTo(view)
              : view?.decision
                ? outcomeNames[view.decision.outcome]
                : view && 'à prendre'
        }
      >
        {isMoved ? (
          <MovedCase view={view} from={meeting.meeting} />
        ) : view && isDrawn('decision') ? (
          <DecisionSection
            key={view.case}
            view={view}
            kept={kept}
            canDecide={rights.decide}
            isOpen={work === 'decision'}
            ballot={ballot?.case === view.case ? ballot : null}
            onWork={onWork}
            onNext={meeting.cases.some((c) => !isDecided(c.state)) ? onNext : undefined}
          />
        ) : null}
      </Drawer>
    </aside>
  );
}

interface DrawerProps {
  readonly title: string;
  /** In its title; null while it is not known yet. */
  readonly said: string | null;
  readonly keys: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

function Drawer({ title, said, keys, isOpen, onOpen, children }: DrawerProps) {
  const id = useId();
  return (
    <section className={isOpen ? 'drawer drawer-open' : 'drawer'}>
      <h2>
        <button
          type="button"
          className="drawer-title"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onOpen}
        >
          <span>{title}</span>
          <span className="drawer-said">{said}</span>
          <span aria-hidden="true">
            <Kbd keys={keys} />
          </span>
        </button>
      </h2>
      <div id={id} className="drawer-body" hidden={!isOpen}>
        {children}
      </div>
    </section>
  );
}
