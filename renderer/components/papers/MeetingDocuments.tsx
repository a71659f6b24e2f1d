import { SerialQueue } from '../../../shared/base/serialQueue';
import { useRef, useState } from 'react';
import type { CaseLine, MeetingView } from '../../../shared/contracts/views';
import { listed, plural } from '../../../shared/domain/french';
import type { Problem, Result } from '../../../shared/domain/result';
import { platform } from '../../platform';
import { Button } from '../controls/Button';
import { useShortcut } from '../keyboard/useShortcut';
import { DataTable, type Column } from '../tables/DataTable';
import { Badge } from '../layout/Badge';
import { ProblemNotice } from '../layout/ProblemNotice';
import { Progress } from '../layout/Progress';
import { CaseStateBadge, isDecided } from '../case/CaseStateBadge';
import { ExportMeetingPanel } from '../exchange/ExportMeetingPanel';
import { READABLE, saveMeetingFile, saveReport } from './documents';

interface Work {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** One of a series that is saved in a folder. */
interface Paper {
  readonly key: string;
  readonly save: (folder: string | undefined) => Promise<Result<{ name: string | null }>>;
}

const notDone: Problem = {
  code: 'unexpected',
  message: 'L’enregistrement n’a pas abouti.',
  safe: 'Les dossiers et les décisions sont intacts.',
  next: 'Recommencez, au besoin à un autre emplacement.',
};

/**
 * Every paper of a meeting: its list, its attendance sheet, and the report of each concluded case. The buttons stay as they are
 * while one works, since a button that goes dead under the keyboard loses it.
 */
export function MeetingDocuments({ meeting }: { meeting: MeetingView }) {
  const [work, setWork] = useState<Work | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState<Readonly<Record<string, string>>>({});
  const [isCopying, setCopying] = useState(false);
  const turns = useRef(new SerialQueue());
  const pending = useRef(new Set<string>());
  const concluded = meeting.cases.filter((line) => isDecided(line.state));

  const save = async (
    key: string,
    make: () => Promise<Result<{ name: string | null }>>,
  ): Promise<boolean> => {
    const result = await make();
    if (!result.ok) setProblem(result.problem);
    else if (result.value.name !== null) {
      const { name } = result.value;
      setSaved((before) => ({ ...before, [key]: name }));
    }
    return result.ok && result.value.name !== null;
  };
  /** One paper after the other, each once: what is pressed while another is being saved waits for its turn. */
  const inTurn = (key: string, act: () => Promise<void>) => {
    if (pending.current.has(key)) return;
    pending.current.add(key);
    void turns.current
      .run(act)
      .catch(() => setProblem(notDone))
      .then(() => {
        pending.current.delete(key);
        setWork(null);
      });
  };
  const saveOne = (key: string, label: string, make: () => Promise<Result<{ name: string | null }>>) =>
    inTurn(key, async () => {
      setProblem(null);
      setWork({ label, done: 0, total: 1 });
      await save(key, make);
    });
  /** In one folder, up to the first that is not saved. */
  const saveSeries = (key: string, label: string, series: readonly Paper[]) =>
    inTurn(key, async () => {
      setProblem(null);
      const folder = await platform.chooseFolder();
      if (folder === null) return;
      for (const [done, paper] of series.entries()) {
        setWork({ label, done, total: series.length });
        if (!(await save(paper.key, () => paper.save(folder)))) break;
      }
    });
  const reports = concluded.map((line): Paper => ({
    key: line.case,
    save: (folder) => saveReport(line, folder),
  }));
  const ready = concluded.filter(({ isUndecided }) => !isUndecided);
  const all: readonly Paper[] = [
    { key: 'list', save: (folder) => saveMeetingFile('makeMeetingList', meeting, folder) },
    { key: 'sheet', save: (folder) => saveMeetingFile('makeAttendanceSheet', meeting, folder) },
    ...reports.filter(({ key }) => ready.some((line) => line.case === key)),
  ];
  const isOver = meeting.doc.state === 'closed';
  const saveReady = () => saveSeries('everything', 'Documents', all);
  useShortcut('t', saveReady, {
    label: 'Enregistrer tous les documents de la séance',
    group: 'Fin de séance',
    isDisabled: !isOver,
  });

  const columns: readonly Column<CaseLine>[] = [
    { id: 'position', title: 'N°', isNarrow: true, align: 'end', render: (line) => line.position },
    { id: 'name', title: 'Patient', isRowHeader: true, render: (line) => line.name },
    {
      id: 'state',
      title: 'État',
      isNarrow: true,
      render: ({ state, isUndecided, isSaidSince }) => (
        <>
          <CaseStateBadge state={state} isUndecided={isUndecided} />
          {isSaidSince ? <Badge meaning="todo">Discussion écrite après la décision</Badge> : null}
        </>
      ),
    },
    {
      id: 'report',
      title: 'Compte rendu',
      render: (line) => (
        <div className="row">
          <Button
            variant="plain"
            size="small"
            icon="save"
            onPress={() => saveOne(line.case, 'Compte rendu', () => saveReport(line))}
          >
            Enregistrer le compte rendu (Word)
            <span className="visually-hidden"> de {line.name}</span>
          </Button>
          <SavedAs name={saved[line.case]} />
        </div>
      ),
    },
  ];

  return (
    <div className="stack">
      {isOver ? <p>{readyWords(ready.length, concluded.length - ready.length)}</p> : null}
      <div className="row">
        {isOver ? (
          <Button variant="primary" icon="save" shortcut="t" onPress={saveReady}>
            {`Tout enregistrer (${plural(all.length, 'document')})`}
          </Button>
        ) : null}
        {concluded.length > 0 ? (
          <Button
            variant={isOver ? 'plain' : 'primary'}
            icon="save"
            onPress={() => saveSeries('all', 'Comptes rendus', reports)}
          >
            {`Enregistrer tous les comptes rendus (${concluded.length})`}
          </Button>
        ) : null}
        <Button
          variant="plain"
          icon="save"
          onPress={() => saveOne('list', 'Liste', () => saveMeetingFile('makeMeetingList', meeting))}
        >
          Enregistrer la liste
        </Button>
        <Button
          variant="plain"
          icon="save"
          onPress={() =>
            saveOne('sheet', 'Feuille d’émargement', () => saveMeetingFile('makeAttendanceSheet', meeting))
          }
        >
          Enregistrer la feuille d’émargement
        </Button>
        <Button variant="plain" icon="save" onPress={() => setCopying(true)}>
          Copier la séance sur une clé…
        </Button>
      </div>
      {work && work.total > 1 ? <Progress label={work.label} value={work.done} max={work.total} /> : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {isCopying ? (
        <ExportMeetingPanel
          database={meeting.database}
          meeting={meeting.meeting}
          onClose={() => setCopying(false)}
        />
      ) : null}
      <SavedAs name={saved['list']} />
      <SavedAs name={saved['sheet']} />
      {Object.keys(saved).length > 0 ? (
        <p className="small" role="status">
          {READABLE}
        </p>
      ) : null}
      {concluded.length === 0 ? (
        <p className="quiet">Les comptes rendus viennent avec les décisions.</p>
      ) : (
        <>
          <p className="quiet small">
            {plural(concluded.length, 'dossier conclu', 'dossiers conclus')} sur {meeting.cases.length}
          </p>
          <DataTable label="Comptes rendus" columns={columns} rows={concluded} rowKey={(line) => line.case} />
        </>
      )}
    </div>
  );
}

/** « Prêts : la liste, la feuille d’émargement et 15 comptes rendus. 2 attendent qu’on tranche. » */
function readyWords(ready: number, waiting: number): string {
  const papers = [
    'la liste',
    'la feuille d’émargement',
    ...(ready > 0 ? [plural(ready, 'compte rendu', 'comptes rendus')] : []),
  ];
  const left =
    waiting > 0
      ? ` ${plural(waiting, 'compte rendu attend', 'comptes rendus attendent')} qu’on tranche (Alt 5).`
      : '';
  return `Prêts\u00a0: ${listed(papers)}.${left}`;
}

const SavedAs = ({ name }: { name: string | undefined }) =>
  name === undefined ? null : (
    <span className="small saved-as" role="status">
      Enregistré&nbsp;: {name}
    </span>
  );
