import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CaseLine, MeetingView } from '../../../shared/contracts/views';
import { noDrafts } from '../../../shared/domain/drafts';
import type { CaseId } from '../../../shared/domain/ids';
import type { Role } from '../../../shared/domain/person';
import { may } from '../../../shared/domain/roles';
import { useCaseInView, useMeetingUnderWay } from '../../navigation/inView';
import { go, noteAddress } from '../../navigation/navigation';
import { isDecided } from '../../components/case/CaseStateBadge';
import { dropPendingKeystrokes, useKeysAwait } from '../../components/keyboard/usePendingKeystrokes';
import { sayAloud } from '../../components/aloud/sayAloud';
import { FileViewer } from '../../components/files/FileViewer';
import { useTakenKeys } from '../../components/keyboard/takenKeys';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useAskedAhead, useQuery } from '../../engine/client';
import { platform } from '../../platform';
import { AgendaPane } from './AgendaPane';
import { BlackHere } from './BlackHere';
import { useTimeOn } from './caseClock';
import { BatchPanel } from './BatchPanel';
import { CasePane } from './CasePane';
import { fileKeys } from './drawerKeys';
import { ClosePanel } from './ClosePanel';
import { GoneCase } from './GoneCase';
import { KeyLine } from './KeyLine';
import { PhonesPanel } from './PhonesPanel';
import { Projection } from './Projection';
import { projectAhead, showPictures, useProject, useProjecting, wantWindow } from './projecting';
import { useDecisionDraft } from './roomDrafts';
import { useKeyContext } from './useKeyContext';
import { useNeighbours } from './useNeighbours';
import { useRoomAloud } from './useRoomAloud';
import { useRoomKeys } from './useRoomKeys';
import { focusOn, refocus, refocusCase, type Work } from './focusOn';
import type { Rights } from './rights';
import { leaveAt, leftAt } from './underDiscussion';
import { WorkPane } from './WorkPane';
import { answerOr } from '../../components/session/queryState';

/** What lies over the console. */
type Over = 'close' | 'projection' | 'files' | 'batch' | 'phones';

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
  const [chosen, setChosen] = useState(() => {
    const left = leftAt(meeting);
    const resumed = cases.find((one) => one.case === left) ?? cases.find(isOpenCase) ?? cases[0];
    return first ?? resumed?.case;
  });
  const found = cases.find((c) => c.case === chosen);
  // Taken off the list by somebody else, it stays under the hands: what is being typed is for no other patient.
  const [held, setHeld] = useState(found);
  if (found && found !== held) setHeld(found);
  const gone = !found && held?.case === chosen ? held : null;
  const line = found ?? gone ?? cases[0];
  const isEmptyRoom = isOpen && meeting.attendance.every((a) => a.mode === 'absent');
  const [usual] = useState<Work>(isEmptyRoom ? 'attendance' : 'proposals');
  const [opened, setWork] = useState<Work | null>(null);
  /** The case whose illness is drawn in place of its facts. */
  const [drawn, setDrawn] = useState<CaseId | null>(null);
  const [laid, setLaid] = useState<{ readonly what: Over; readonly case: CaseId | undefined } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const context = useKeyContext(root);
  const view = useAskedAhead('case', { database, case: line?.case ?? '' });
  const drafts = useAskedAhead('drafts', { database, case: line?.case ?? '' });
  const files = useAskedAhead('files', { database, case: line?.case ?? '' });
  const attached = answerOr(files, []);
  const batch = answerOr(useQuery('batch', { database, meeting: meeting.meeting }), []);
  const phones = answerOr(useQuery('phones', { database, meeting: meeting.meeting }), null);
  // Not before it is known what was left half written: a new text must not take its place.
  const isHere = view.status !== 'loading' && drafts.status !== 'loading';
  // It is named from the first moment, and there a moment later: what is pressed in between is for it.
  useKeysAwait(!isHere || files.status === 'loading');
  useTimeOn(meeting, line?.case, isOpen, may(role, 'conduct'));
  const current = line?.case;
  const isGone = gone !== null;
  useLayoutEffect(() => {
    if (isGone || current !== chosen) dropPendingKeystrokes();
  }, [isGone, current, chosen]);
  const arrived = useRef(current);
  // What had the keyboard went away with the case before.
  useEffect(() => {
    if (arrived.current === current) refocus(null);
    else refocusCase();
    arrived.current = current;
  }, [current]);
  useLayoutEffect(() => {
    useCaseInView.setState({ shown: current ?? null });
    return () => useCaseInView.setState({ shown: null });
  }, [current]);
  useEffect(() => {
    if (!current) return;
    leaveAt({ database, meeting: meeting.meeting }, current);
    noteAddress({ screen: 'console', ref: { database, meeting: meeting.meeting }, caseId: current });
  }, [database, meeting.meeting, current]);
  useEffect(() => {
    useMeetingUnderWay.setState({ isMeeting: isOpen });
    return () => useMeetingUnderWay.setState({ isMeeting: false });
  }, [isOpen]);

  const shown = isHere ? answerOr(view, null) : null;
  const kept = answerOr(drafts, noDrafts);
  const draft = useDecisionDraft(shown, kept);
  useProject(line ?? null, draft, isOpen);
  useRoomAloud(meeting, line, shown, phones);
  const former = useRef<Element | null>(null);
  // The files of a case go with it.
  const over = laid?.what === 'files' && laid.case !== current ? null : (laid?.what ?? null);
  const lay = (what: Over) => {
    former.current = document.activeElement;
    setLaid({ what, case: current });
  };
  const uncover = () => {
    setLaid(null);
    refocus(former.current);
  };
  const rights: Rights = {
    attend: isOpen && may(role, 'attend'),
    propose: isOpen && may(role, 'propose'),
    decide: state !== 'planned' && may(role, 'decide'),
    conduct: isOpen && may(role, 'conduct'),
  };
  // Presented at another meeting since, it is written on there: here nothing is said of it any more.
  const isMoved = shown !== null && shown.meeting !== meeting.meeting;
  const onCase: Rights =
    isMoved || gone ? { ...rights, propose: false, decide: false, conduct: false } : rights;
  const goTo = useCallback(
    (id: CaseId) => {
      projectAhead({ database, case: id });
      setChosen(id);
    },
    [database],
  );
  const lineBy = (step: number) => (line ? cases[line.position - 1 + step] : undefined);
  const at = line?.position ?? 0;
  const undecided = [...cases.slice(at), ...cases.slice(0, at)].find(isOpenCase);
  useNeighbours(line, attached, { next: lineBy(1), previous: lineBy(-1), undecided });
  const goBy = (step: number) => {
    const next = lineBy(step);
    if (next) goTo(next.case);
    else sayAloud(step > 0 ? 'C’est le dernier dossier.' : 'C’est le premier dossier.');
  };
  const goToUndecided = () => {
    if (undecided && undecided !== line) goTo(undecided.case);
    else sayAloud('Aucun autre dossier n’est sans décision.');
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
  const place = useProjecting((projecting) => projecting.place);
  const isSeen = place === 'shown';
  const toggleProjection = () => {
    if (isSeen || place === 'ready') wantWindow(!isSeen);
    else lay('projection');
  };
  useShortcut('m', toggleProjection, {
    label: isSeen ? 'Fermer la projection' : 'Projeter, identité masquée',
    group,
  });
  useShortcut('Shift+M', () => (place === 'window' ? wantWindow(true) : platform.projector.move()), {
    label: place === 'window' ? 'Projeter dans une seconde fenêtre' : 'Projeter sur l’autre écran',
    group,
    isDisabled: place === 'none' || (isSeen && platform.kind === 'browser'),
  });
  useRoomKeys(group, isSeen);
  useShortcut('i', () => lay('files'), {
    label: 'Images et pièces jointes',
    group,
    isDisabled: attached.length === 0,
  });
  useTakenKeys(fileKeys, attached.length > 0);
  useShortcut('g', () => lay('batch'), { label: 'Cas conformes à un référentiel, ensemble', group });
  const isDrawn = line !== undefined && drawn === line.case;
  const draw = () => {
    setDrawn(isDrawn ? null : (line?.case ?? null));
    sayAloud(isDrawn ? 'Faits du dossier' : 'Évolution de la maladie');
  };
  useShortcut('f', draw, {
    label: isDrawn ? 'Revenir aux faits du dossier' : 'Évolution de la maladie (frise et courbes)',
    group,
    isDisabled: !isHere,
  });
  const canPhone = rights.conduct && phones?.isAvailable === true;
  useShortcut('l', () => lay('phones'), {
    label: 'Votes par téléphone',
    group,
    isDisabled: !canPhone,
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
  // What a lock or a crash left half written is what opens.
  const work = opened ?? (kept.decision ? 'decision' : kept.proposal ? 'proposals' : usual);
  return (
    <div className="console" ref={root}>
      <AgendaPane
        meeting={meeting}
        current={line.case}
        batch={batch.length}
        onGo={goTo}
        onBatch={() => lay('batch')}
        onClose={() => lay('close')}
      />
      <CasePane
        key={line.case}
        line={line}
        view={shown}
        meeting={meeting}
        files={attached}
        phones={phones}
        onFiles={() => lay('files')}
        canWrite={onCase.conduct}
        isDrawn={isDrawn}
      />
      <WorkPane
        meeting={meeting}
        line={line}
        view={shown}
        kept={kept}
        rights={onCase}
        ballot={phones?.ballot?.isOpen ? phones.ballot : null}
        work={work}
        onWork={setWork}
        onNext={goToUndecided}
      />
      <KeyLine {...{ context, line, view: shown, kept, isOpen, isSeen, canPhone }} />
      {over === 'close' ? (
        <ClosePanel
          meeting={meeting}
          canClose={rights.conduct}
          onGo={(id) => {
            goTo(id);
            uncover();
          }}
          onLeave={uncover}
        />
      ) : null}
      {over === 'batch' ? (
        <BatchPanel
          meeting={meeting}
          batch={batch}
          canDecide={rights.decide}
          onGo={(id) => {
            goTo(id);
            uncover();
          }}
          onLeave={uncover}
        />
      ) : null}
      {over === 'phones' && phones ? (
        <PhonesPanel meeting={meeting} view={shown} phones={phones} onLeave={uncover} />
      ) : null}
      {over === 'files' && attached[0] ? (
        <FileViewer
          target={line}
          files={attached}
          first={attached[0].file}
          show={isSeen ? showPictures : null}
          onClose={uncover}
        >
          <BlackHere isHere={false} />
        </FileViewer>
      ) : null}
      {gone ? (
        <GoneCase
          name={gone.name}
          onGoOn={() => goTo((cases[Math.min(gone.position, cases.length) - 1] ?? gone).case)}
        />
      ) : null}
      {over === 'projection' ? (
        <Projection line={line} onStep={goBy} files={attached} onNext={goToUndecided} onLeave={uncover} />
      ) : null}
    </div>
  );
}
