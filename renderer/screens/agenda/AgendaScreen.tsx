import { useState } from 'react';
import { longDate } from '../../../shared/domain/french';
import { openPanel } from '../../navigation/panels';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { PageHeader } from '../../components/layout/PageHeader';
import { Segmented } from '../../components/controls/Segmented';
import { useRight } from '../../components/session/useRight';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useToday } from '../../components/session/useToday';
import { Waiting } from '../../components/layout/Waiting';
import { useQuery } from '../../engine/client';
import './agenda.css';
import { AgendaWeeks } from './AgendaWeeks';
import { BoardsSection } from './BoardsSection';
import { FirstSteps, NoMeeting } from './FirstSteps';
import { NextMeeting } from './NextMeeting';

const spans = [
  { id: 'ahead', label: 'À venir' },
  { id: 'past', label: 'Passées' },
] as const;

export function AgendaScreen() {
  const today = useToday();
  const [span, setSpan] = useState<'ahead' | 'past'>('ahead');
  const mayOrganise = useRight('organise');
  const boards = useQuery('boards', {});
  const lines = useQuery('agenda', { today, past: span === 'past' });
  const hasBoards = boards.status === 'ready' && boards.value.length > 0;
  const plan = () => openPanel({ kind: 'planMeeting' });
  useShortcut('n', plan, { label: 'Planifier une séance', isDisabled: !mayOrganise || !hasBoards });
  useShortcut('r', () => openPanel({ kind: 'newBoard' }), {
    label: 'Créer une RCP',
    isDisabled: !mayOrganise,
  });

  if (boards.status === 'failed' || lines.status === 'failed')
    return (
      <div className="page">
        <PageHeader title="Agenda" />
        <Notice
          meaning="wrong"
          title={boards.status === 'failed' ? boards.message : lines.status === 'failed' ? lines.message : ''}
        />
      </div>
    );
  if (boards.status === 'loading') return <Waiting title="Agenda" words="Lecture de l’agenda…" />;

  const ahead = lines.status === 'ready' ? lines.value : [];
  const next =
    span === 'ahead'
      ? (ahead.find((line) => line.state === 'open') ?? ahead.find((line) => line.state !== 'closed'))
      : undefined;
  return (
    <div className="page agenda">
      <PageHeader
        title="Agenda"
        subtitle={<span className="capital">{longDate(today)}</span>}
        actions={
          hasBoards ? (
            <>
              <Segmented label="Séances" isLabelHidden value={span} onChange={setSpan} options={spans} />
              {mayOrganise ? (
                <Button variant="plain" icon="plus" shortcut="n" onPress={plan}>
                  Planifier une séance
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      />
      {hasBoards ? null : <FirstSteps mayOrganise={mayOrganise} />}
      {hasBoards && lines.status === 'loading' ? <Waiting words="Lecture des séances…" /> : null}
      {hasBoards && lines.status === 'ready' ? (
        <>
          {next ? <NextMeeting line={next} today={today} /> : null}
          {lines.value.length === 0 ? (
            <NoMeeting span={span} mayOrganise={mayOrganise} onPlan={plan} />
          ) : null}
          <AgendaWeeks key={span} lines={lines.value.filter((line) => line !== next)} today={today} />
        </>
      ) : null}
      {hasBoards ? <BoardsSection boards={boards.value} mayOrganise={mayOrganise} /> : null}
    </div>
  );
}
