import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AlikeCase, AlikeView } from '../../../shared/contracts/views';
import type { CasePath } from '../../../shared/domain/caseFields';
import { patientName } from '../../../shared/domain/caseFile';
import { plural } from '../../../shared/domain/french';
import { standing, valuesOf, type ImportLine } from '../../../shared/domain/leftOut';
import { useAlike } from '../../components/case/useAlike';
import { Button } from '../../components/controls/Button';
import { leaveReview } from '../../components/intake/readFiles';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Progress } from '../../components/layout/Progress';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useToday } from '../../components/session/useToday';
import { LineGroup } from './LineGroup';
import { ImportStateLine } from './ImportStateLine';
import { countWords, groupOrder, mended, sameHere, stateOf, type LineState } from './reviewLines';
import { changeLines, useRegistering, type Reviewed } from './useRegistering';

interface ReviewProps extends Reviewed {
  /** Nothing of a review is to be registered; lines that were left out are set aside one by one. */
  readonly onGiveUp?: () => void;
}

/** The lines as they are grouped at first: mending one does not move it from under the hand. */
export function LineReview(props: ReviewProps) {
  const { meeting, lines } = props;
  const today = useToday();
  const alike = useAlike(
    meeting,
    useMemo(() => lines.map(valuesOf), [lines]),
  );
  const isCompared = alike?.length === lines.length;
  const [groups, setGroups] = useState<ReadonlyMap<string, LineState> | null>(null);
  if (isCompared && !groups)
    setGroups(new Map(lines.map((line, i) => [line.id, stateOf(line.values, alike[i], today)])));
  if (!groups || !isCompared) return <Progress label="Comparaison avec les dossiers de la séance…" />;
  return <GroupedReview {...props} {...{ today, alike, groups }} />;
}

interface GroupedProps extends ReviewProps {
  readonly today: string;
  readonly alike: readonly AlikeView[];
  readonly groups: ReadonlyMap<string, LineState>;
}

function GroupedReview(props: GroupedProps) {
  const { meeting, review, lines, onGiveUp, today, alike, groups } = props;
  const { meeting: id } = meeting;
  const isKept = review === null;
  const isClosed = meeting.doc.state === 'closed';
  const { register, finish, run, busy, problem } = useRegistering(props);

  const rows = lines.map((line, i) => {
    const values = valuesOf(line);
    const state = stateOf(values, alike[i], today);
    const isOut = line.isDiscarded || line.isRegistered;
    const mayBeChosen = !isClosed && !isOut && Boolean(values['identity.birthName']?.trim());
    const twin = lines[alike[i]?.earlier?.at ?? -1];
    return {
      line,
      state,
      alike: alike[i],
      earlier: twin
        ? `${twin.line === undefined ? twin.fileName : `la ligne ${twin.line}`} (${patientName(valuesOf(twin))})`
        : null,
      // What the person ticked or unticked; the others stand as they are proposed.
      isChosen: mayBeChosen && (line.isChosen ?? state === 'ready'),
    };
  });
  const held = new Set(standing(lines));
  const open = rows.filter(({ line }) => held.has(line));
  const chosen = open.filter(({ isChosen }) => isChosen);
  /** Neither in the meeting nor set aside: somebody has to deal with them. */
  const left = open.filter(({ isChosen, state }) => !isChosen && (isKept || state !== 'same'));
  /** Of patients who are there: they are done with, but not unsaid. */
  const known = open.flatMap(({ line, alike: of, isChosen, state }) => {
    const there = isKept || isChosen || state !== 'same' ? undefined : sameHere(of);
    return there ? [{ line, case: there.case }] : [];
  });
  const isOver = chosen.length === 0 && left.length === 0;
  const registerChosen = () =>
    void register({
      chosen: chosen.map(({ line }) => line),
      left: left.map(({ line }) => line),
      known,
    });
  useShortcut('Ctrl+Enter', registerChosen, {
    label: 'Inscrire les dossiers choisis',
    group: 'Inscription',
  });

  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const change = useCallback((line: ImportLine, by: (now: ImportLine) => ImportLine) => {
    const now = latest.current.lines.map((one) => (one.id === line.id ? by(one) : one));
    changeLines(latest.current, now);
    // One key may change a line twice before it is drawn again.
    latest.current = { ...latest.current, lines: now };
  }, []);
  const choose = useCallback(
    (line: ImportLine, isChosen: boolean) => change(line, (now) => ({ ...now, isChosen })),
    [change],
  );
  const chooseAll = useCallback(
    (all: readonly ImportLine[], isChosen: boolean) => {
      for (const line of all) choose(line, isChosen);
    },
    [choose],
  );
  const discard = useCallback(
    (line: ImportLine, isDiscarded: boolean) => change(line, (now) => ({ ...now, isDiscarded })),
    [change],
  );
  const mend = useCallback(
    (line: ImportLine, path: CasePath, value: unknown) => change(line, (now) => mended(now, path, value)),
    [change],
  );
  const typed = useCallback(
    (line: ImportLine, words: ImportLine['typed']) => change(line, (now) => ({ ...now, typed: words })),
    [change],
  );
  const restore = useCallback(
    (found: AlikeCase) =>
      void run('restoreCase', { database: found.database, meeting: id, case: found.case }),
    [id, run],
  );
  const leave = () => {
    if (!isKept && isOver) void finish(known);
    else leaveReview(meeting);
  };

  return (
    <>
      <p className="import-counts" role="status">
        {countWords(open.map(({ state }) => state)) || 'Plus aucune ligne'}
      </p>
      {groupOrder.map((group) => (
        <LineGroup
          key={group}
          group={group}
          rows={rows.filter(({ line }) => groups.get(line.id) === group && !line.isRegistered)}
          isAlone={lines.length === 1 && !isKept}
          onChoose={choose}
          onChooseAll={chooseAll}
          onMend={mend}
          onTyped={typed}
          onDiscard={discard}
          onRestore={restore}
        />
      ))}
      <div className="intake-actions stack-tight">
        {busy ? <Progress label={busy} /> : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="actions">
          <Button
            variant="primary"
            shortcut="Ctrl+Enter"
            isDisabled={chosen.length === 0}
            onPress={registerChosen}
          >
            {chosen.length === 0 ? 'Inscrire' : `Inscrire ${plural(chosen.length, 'dossier')}`}
          </Button>
          <Button variant="quiet" onPress={leave}>
            Revenir à la séance
          </Button>
          {isOver || !onGiveUp ? null : (
            <Button variant="quiet" onPress={onGiveUp}>
              Abandonner cet import
            </Button>
          )}
        </div>
        {/* Always there, so that what becomes of the lines is read aloud as it changes. */}
        <p role="status" className="quiet small">
          {[
            left.length > 0 && (isKept || chosen.length > 0) ? leftWords(left.length, isKept) : '',
            known.length > 0 ? knownWords(known.length) : '',
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
        <ImportStateLine meeting={meeting} kind={isKept ? 'leftOut' : 'review'} />
      </div>
    </>
  );
}

const leftWords = (count: number, isKept: boolean): string =>
  count === 1
    ? `1 ligne reste à traiter\u00a0: elle ${isKept ? 'est' : 'sera'} gardée avec la séance, sur ce poste.`
    : `${count} lignes restent à traiter\u00a0: elles ${isKept ? 'sont' : 'seront'} gardées avec la séance, sur ce poste.`;

/** What their cases do not hold is found as the review ends. */
const knownWords = (count: number): string =>
  count === 1
    ? '1 patient est déjà inscrit\u00a0: ce que son dossier ne contient pas sera gardé avec la séance.'
    : `${count} patients sont déjà inscrits\u00a0: ce que leurs dossiers ne contiennent pas sera gardé avec la séance.`;
