import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CaseLine, MeetingView } from '../../../shared/contracts/views';
import { noDrafts } from '../../../shared/domain/drafts';
import type { CaseId } from '../../../shared/domain/ids';
import type { Role } from '../../../shared/domain/person';
import { may } from '../../../shared/domain/roles';
import { useCaseInView, useMeetingUnderWay } from '../../navigation/inView';
import { go, noteAddress } from '../../navigation/navigation';
import { isDecided } from '../../components/case/CaseStateBadge';
import { dropPendingKeystrokes, useKeysAwait } from '../../components/keyboard/usePendingKeystrokes';
import { FileViewer } from '../../components/files/FileViewer';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useQuery } from '../../engine/client';
import { AgendaPane } from './AgendaPane';
import { useTimeOn } from './caseClock';
import { CasePane } from './CasePane';
import { ClosePanel } from './ClosePanel';
import { KeyLine } from './KeyLine';
import { Projection } from './Projection';
import { useKeyContext } from './useKeyContext';
import { focusOn, refocus, type Work } from './focusOn';
import type { Rights } from './rights';
import { WorkPane } from './WorkPane';
import { answerOr } from '../../components/session/queryState';

interface ConsolePageProps {
  readonly meeting: MeetingView;
  readonly role: Role;
  readonly first?: CaseId;
}

const isOpenCase = (line: CaseLine): boolean => !isDecided(line.state);

export function ConsolePage({ meeting, role, first }: ConsolePageProps) {
  const { cases, database } = meeting;
  const { state } = meeting.doc;
  const isOpen = state === 'open';
  // Chosen once: a decision must not carry the room to the next case by itself.
  const [chosen, setChosen] = useState(() => first ?? (cases.find(isOpenCase) ?? cases[0])?.case);
  const line = cases.find((c) => c.case === chosen) ?? cases[0];
  const isEmptyRoom = isOpen && meeting.attendance.every((a) => a.mode === 'absent');
  const [usual] = useState<Work>(isEmptyRoom ? 'attendance' : 'proposals');
  const [opened, setWork] = useState<Work | null>(null);
  const [over, setOver] = useState<'close' | 'projection' | 'files' | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const context = useKeyContext(root);
  const view = useQuery('case', { database, case: line?.case ?? '' });
  const drafts = useQuery('drafts', { database, case: line?.case ?? '' });
  const files = useQuery('files', { database, case: line?.case ?? '' });
  const attached = answerOr(files, []);
  // Not before it is known what was left half written: a new text must not take its place.
  const isHere = view.status !== 'loading' && drafts.status !== 'loading';
  // It is named from the first moment, and there a moment later: what is pressed in between is for it.
  useKeysAwait(!isHere || files.status === 'loading');
  useTimeOn(line?.case, isOpen);
  const current = line?.case;
  // Taken off the list by somebody else, it left its place to another case, which nobody chose.
  useLayoutEffect(() => {
    if (current !== chosen) dropPendingKeystrokes();
  }, [current, chosen]);
  // What had the keyboard went away with the case before.
  useEffect(() => refocus(null), [current]);
  useLayoutEffect(() => {
    useCaseInView.setState({ shown: current ?? null });
    return () => useCaseInView.setState({ shown: null });
  }, [current]);
  useEffect(() => {
    if (current)
      noteAddress({ screen: 'console', ref: { database, meeting: meeting.meeting }, caseId: current });
  }, [database, meeting.meeting, current]);
  useEffect(() => {
    useMeetingUnderWay.setState({ isMeeting: isOpen });
    return () => useMeetingUnderWay.setState({ isMeeting: false });
  }, [isOpen]);

  const former = useRef<Element | null>(null);
  const lay = (what: 'close' | 'projection' | 'files') => {
    former.current = document.activeElement;
    setOver(what);
  };
  const uncover = () => {
    setOver(null);
    refocus(former.current);
  };
  const rights: Rights = {
    attend: isOpen && may(role, 'attend'),
    propose: isOpen && may(role, 'propose'),
    decide: state !== 'planned' && may(role, 'decide'),
    conduct: isOpen && may(role, 'conduct'),
  };
  const goBy = (step: number) => {
    const next = line ? cases[line.position - 1 + step] : undefined;
    if (next) setChosen(next.case);
  };
  const goToUndecided = () => {
    const at = line?.position ?? 0;
    const next = [...cases.slice(at), ...cases.slice(0, at)].find(isOpenCase);
    if (next) setChosen(next.case);
  };
  const show = (what: 'attendance' | 'decision') => {
    setWork(what);
    focusOn(what);
  };
  const group = 'Séance';
  useShortcut('ArrowDown', () => goBy(1), { label: 'Dossier suivant', group });
  useShortcut('j', () => goBy(1), { label: 'Dossier suivant', group });
  useShortcut('ArrowUp', () => goBy(-1), { label: 'Dossier précédent', group });
  useShortcut('k', () => goBy(-1), { label: 'Dossier précédent', group });
  useShortcut('n', goToUndecided, { label: 'Prochain dossier sans décision', group });
  useShortcut('a', () => show('attendance'), { label: 'Présences', group });
  useShortcut('d', () => show('decision'), { label: 'Décision', group, isDisabled: !isHere });
  useShortcut('e', () => focusOn('discussion'), {
    label: 'Écrire la discussion',
    group,
    isDisabled: !isHere,
  });
  useShortcut('m', () => lay('projection'), { label: 'Projeter, identité masquée', group });
  useShortcut('i', () => lay('files'), {
    label: 'Images et pièces jointes',
    group,
    isDisabled: attached.length === 0,
  });
  useShortcut('c', () => lay('close'), { label: 'Clore la séance, enregistrer les documents', group });
  useShortcut(
    'o',
    () => {
      if (line) go({ screen: 'case', ref: { database, case: line.case }, meeting: meeting.meeting });
    },
    { label: 'Ouvrir le dossier complet', group },
  );

  if (!line) return null;
  const shown = isHere ? answerOr(view, null) : null;
  const kept = answerOr(drafts, noDrafts);
  // What a lock or a crash left half written is what opens.
  const work = opened ?? (kept.decision ? 'decision' : kept.proposal ? 'proposals' : usual);
  return (
    <div className="console" ref={root}>
      <AgendaPane meeting={meeting} current={line.case} onGo={setChosen} onClose={() => lay('close')} />
      <CasePane
        key={line.case}
        line={line}
        view={shown}
        meeting={meeting}
        files={attached}
        onFiles={() => lay('files')}
        canWrite={rights.conduct}
      />
      <WorkPane
        key={`work-${line.case}`}
        meeting={meeting}
        line={line}
        view={shown}
        kept={kept}
        rights={rights}
        work={work}
        onWork={setWork}
        onNext={goToUndecided}
      />
      <KeyLine context={context} line={line} view={shown} kept={kept} isOpen={isOpen} />
      {over === 'close' ? (
        <ClosePanel
          meeting={meeting}
          canClose={rights.conduct}
          onGo={(id) => {
            setChosen(id);
            uncover();
          }}
          onLeave={uncover}
        />
      ) : null}
      {over === 'files' ? <FileViewer target={line} files={attached} onClose={uncover} /> : null}
      {over === 'projection' ? (
        <Projection
          line={line}
          view={shown}
          kept={kept}
          count={cases.length}
          onStep={goBy}
          files={attached}
          onNext={goToUndecided}
          onLeave={uncover}
        />
      ) : null}
    </div>
  );
}
