import { useCallback, useMemo, useState } from 'react';
import type { AlikeCase, AlikeView, MeetingView } from '../../../shared/contracts/views';
import type { CasePath, CaseValues } from '../../../shared/domain/caseFields';
import { patientName } from '../../../shared/domain/caseFile';
import { plural } from '../../../shared/domain/french';
import type { LeftOutLine } from '../../../shared/domain/leftOut';
import { back } from '../../navigation/navigation';
import { useAlike } from '../../components/case/useAlike';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Progress } from '../../components/layout/Progress';
import { useCommand } from '../../components/session/useCommand';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useToday } from '../../components/session/useToday';
import { LineGroup } from './LineGroup';
import { countWords, groupOrder, stateOf, type LineState } from './reviewLines';
import { useKeepMended } from './useKeepMended';

interface ReviewProps {
  readonly meeting: MeetingView;
  readonly lines: readonly LeftOutLine[];
  /** Left out earlier, and not among these lines. */
  readonly others: readonly LeftOutLine[];
  /** These lines are kept already: what becomes of them is kept too. */
  readonly isKept: boolean;
}

/** The lines as they are grouped at first: mending one does not move it from under the hand. */
export function LineReview(props: ReviewProps) {
  const { meeting, lines } = props;
  const today = useToday();
  const [mended, setMended] = useState<ReadonlyMap<string, CaseValues>>(new Map());
  const valuesOf = useCallback((line: LeftOutLine) => mended.get(line.id) ?? line.values, [mended]);
  const alike = useAlike(
    meeting,
    useMemo(() => lines.map(valuesOf), [lines, valuesOf]),
  );
  const [groups, setGroups] = useState<ReadonlyMap<string, LineState> | null>(null);
  if (alike && alike.length === lines.length && !groups)
    setGroups(new Map(lines.map((line, i) => [line.id, stateOf(line.values, alike[i], today)])));
  const mend = useCallback(
    (line: LeftOutLine, path: CasePath, value: unknown) =>
      setMended((before) => {
        const { [path]: _, ...rest } = before.get(line.id) ?? line.values;
        const isBlank = value === undefined || value === '';
        return new Map(before).set(line.id, isBlank ? rest : { ...rest, [path]: value });
      }),
    [],
  );
  if (!groups || !alike) return <Progress label="Comparaison avec les dossiers de la séance…" />;
  return <GroupedReview {...props} {...{ today, valuesOf, alike, groups, mend }} />;
}

interface GroupedProps extends ReviewProps {
  readonly today: string;
  readonly valuesOf: (line: LeftOutLine) => CaseValues;
  readonly alike: readonly AlikeView[];
  readonly groups: ReadonlyMap<string, LineState>;
  readonly mend: (line: LeftOutLine, path: CasePath, value: unknown) => void;
}

function GroupedReview(props: GroupedProps) {
  const { meeting, lines, others, isKept, today, valuesOf, alike, groups, mend } = props;
  const { database, meeting: id } = meeting;
  /** What the person ticked or unticked; the others stand as they are proposed. */
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [discarded, setDiscarded] = useState<ReadonlySet<string>>(new Set());
  const [registered, setRegistered] = useState<ReadonlySet<string>>(new Set());
  const { run, isRunning, busy, problem } = useCommand('Inscription des dossiers…');
  const isClosed = meeting.doc.state === 'closed';

  const rows = lines.map((line, i) => {
    const values = valuesOf(line);
    const state = stateOf(values, alike[i], today);
    const isOut = discarded.has(line.id) || registered.has(line.id);
    const isChosen = !isClosed && !isOut && Boolean(values['identity.birthName']?.trim());
    const twin = lines[alike[i]?.earlier?.at ?? -1];
    return {
      line,
      values,
      state,
      alike: alike[i],
      earlier: twin
        ? `${twin.line === undefined ? twin.fileName : `la ligne ${twin.line}`} (${patientName(valuesOf(twin))})`
        : null,
      isDiscarded: discarded.has(line.id),
      isChosen: isChosen && (said.get(line.id) ?? state === 'ready'),
    };
  });
  const standing = rows.filter(({ line }) => !discarded.has(line.id) && !registered.has(line.id));
  const chosen = standing.filter(({ isChosen }) => isChosen);
  /** Neither in the meeting nor set aside: somebody has to deal with them. */
  const left = standing.filter(({ isChosen, state }) => !isChosen && (isKept || state !== 'same'));
  const asKept = (kept: typeof rows): LeftOutLine[] => kept.map(({ line, values }) => ({ ...line, values }));
  const keep = (kept: typeof rows) =>
    run('keepLeftOut', { database, meeting: id, lines: [...others, ...asKept(kept)] });
  const flush = useKeepMended(isKept ? meeting : null, isKept ? asKept(standing) : []);

  const register = async () => {
    if (chosen.length === 0 || isRunning) return;
    const stays = rows.filter((row) => left.includes(row));
    // Kept before they are registered: what is cut off in between is proposed again, and known as already there.
    if (isKept || left.length + others.length > 0) {
      const kept = await keep(isKept ? standing : [...stays, ...chosen]);
      if (!kept.ok) return;
    }
    const files = new Set(chosen.map(({ line }) => line.fileName));
    for (const fileName of files) {
      const ofFile = chosen.filter(({ line }) => line.fileName === fileName);
      const source = ofFile[0]?.line.source ?? 'csv';
      const result = await run('registerCases', {
        database,
        meeting: id,
        source,
        cases: ofFile.map(({ values }) => values),
      });
      if (!result.ok) return;
      // Those are in: a second press after a problem must not register them twice.
      setRegistered((before) => new Set([...before, ...ofFile.map(({ line }) => line.id)]));
    }
    const kept = isKept || left.length + others.length > 0 ? await keep(stays) : null;
    if (kept?.ok !== false) back();
  };
  useShortcut('Ctrl+Enter', () => void register(), {
    label: 'Inscrire les dossiers choisis',
    group: 'Inscription',
  });
  const choose = useCallback(
    (line: LeftOutLine, isChosen: boolean) => setSaid((before) => new Map(before).set(line.id, isChosen)),
    [],
  );
  const discard = useCallback(
    (line: LeftOutLine, isDiscarded: boolean) =>
      setDiscarded((before) =>
        isDiscarded ? new Set([...before, line.id]) : new Set([...before].filter((one) => one !== line.id)),
      ),
    [],
  );
  const restore = useCallback(
    (found: AlikeCase) =>
      void run('restoreCase', { database: found.database, meeting: id, case: found.case }),
    [id, run],
  );
  const leave = async () => {
    await flush();
    back();
  };

  return (
    <>
      <p className="import-counts" role="status">
        {countWords(standing.map(({ state }) => state)) || 'Plus aucune ligne'}
      </p>
      {groupOrder.map((group) => (
        <LineGroup
          key={group}
          group={group}
          rows={rows.filter(({ line }) => groups.get(line.id) === group && !registered.has(line.id))}
          isAlone={lines.length === 1 && !isKept}
          onChoose={choose}
          onMend={mend}
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
            onPress={() => void register()}
          >
            {chosen.length === 0 ? 'Inscrire' : `Inscrire ${plural(chosen.length, 'dossier')}`}
          </Button>
          <Button variant="quiet" onPress={() => void leave()}>
            {isKept || chosen.length === 0 ? 'Revenir à la séance' : 'Ne rien inscrire'}
          </Button>
          {left.length > 0 && (isKept || chosen.length > 0) ? (
            <span className="quiet small">
              {left.length === 1
                ? `1 ligne reste à traiter\u00a0: elle ${isKept ? 'est' : 'sera'} gardée avec la séance, sur ce poste.`
                : `${left.length} lignes restent à traiter\u00a0: elles ${isKept ? 'sont' : 'seront'} gardées avec la séance, sur ce poste.`}
            </span>
          ) : null}
        </div>
      </div>
    </>
  );
}
