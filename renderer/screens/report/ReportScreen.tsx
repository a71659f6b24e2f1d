import { useState } from 'react';
import type { CaseRef, CaseView, MeetingView } from '../../../shared/contracts/views';
import type { MeetingId } from '../../../shared/domain/ids';
import type { Problem } from '../../../shared/domain/result';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { READABLE, saveReport } from '../../components/papers/documents';
import { AnsweredScreen } from '../../components/layout/Answered';
import { Notice } from '../../components/layout/Notice';
import { PageHeader } from '../../components/layout/PageHeader';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { bothOf } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { platform } from '../../platform';
import { findingsOf } from './findings';
import { ReportPage } from './ReportPage';
import './report.css';

interface ReportProps {
  readonly target: CaseRef;
  readonly meeting: MeetingId;
}

/** What the report will say, with what is to be mended beside it; then the Word file. */
export function ReportScreen({ target, meeting }: ReportProps) {
  const { database, case: id } = target;
  const state = useQuery('case', { database, case: id });
  const around = useQuery('meeting', { database, meeting });
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    if (isSaving) return;
    setSaving(true);
    setProblem(null);
    const result = await saveReport({ database, case: id });
    setSaving(false);
    if (!result.ok) setProblem(result.problem);
    else if (result.value.name !== null) setSaved(result.value.name);
  };
  useShortcut('Ctrl+S', () => void save(), {
    label: 'Enregistrer le compte rendu (Word)',
    group: 'Compte rendu',
  });
  useShortcut('Ctrl+P', () => void platform.print(), { label: 'Imprimer', group: 'Compte rendu' });

  return (
    <AnsweredScreen of={bothOf(state, around)} words="Préparation du compte rendu…">
      {([view, held]) =>
        view && held ? (
          <Report view={view} meeting={held} save={() => void save()} {...{ problem, saved }} />
        ) : (
          <div className="page">
            <Notice meaning="wrong" title="Ce dossier n’est pas sur ce poste." />
          </div>
        )
      }
    </AnsweredScreen>
  );
}

interface ReportViewProps {
  readonly view: CaseView;
  readonly meeting: MeetingView;
  readonly save: () => void;
  readonly problem: Problem | null;
  /** The name it was saved under. */
  readonly saved: string | null;
}

function Report({ view, meeting, save, problem, saved }: ReportViewProps) {
  const { database, case: id } = view;
  const findings = findingsOf(view, meeting);
  const mend = () => go({ screen: 'case', ref: { database, case: id }, meeting: meeting.meeting });
  return (
    <div className="page report-screen">
      <PageHeader
        title={view.decision ? 'Compte rendu' : 'Projet de compte rendu'}
        subtitle={view.name}
        actions={
          <>
            <Button variant="plain" icon="print" shortcut="Ctrl+P" onPress={() => void platform.print()}>
              Imprimer
            </Button>
            <Button variant="primary" icon="save" shortcut="Ctrl+S" onPress={save}>
              Enregistrer le compte rendu (Word)
            </Button>
          </>
        }
      />
      <div className="report-columns">
        <ReportPage view={view} meeting={meeting} />
        <aside className="stack no-print" aria-label="À vérifier">
          {problem ? <ProblemNotice problem={problem} /> : null}
          {saved ? (
            <Notice meaning="done" title="Compte rendu enregistré">
              <p>{saved}</p>
              <p>{READABLE}</p>
            </Notice>
          ) : null}
          {findings.length === 0 ? (
            <Notice meaning="done" title="Rien à compléter avant l’envoi." />
          ) : (
            findings.map(({ words, meaning }) => <Notice key={words} meaning={meaning} title={words} />)
          )}
          <div>
            <Button variant="plain" icon="edit" onPress={mend}>
              Compléter le dossier
            </Button>
          </div>
        </aside>
      </div>
    </div>
  );
}
