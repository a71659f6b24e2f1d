import { useState } from 'react';
import type { AgendaLine } from '../../../shared/contracts/views';
import type { CivilDay } from '../../../shared/domain/brand';
import { longDate } from '../../../shared/domain/french';
import { openPanel } from '../../navigation/panels';
import { Button } from '../../components/controls/Button';
import { Answered, AnsweredScreen } from '../../components/layout/Answered';
import { PageHeader } from '../../components/layout/PageHeader';
import { Segmented } from '../../components/controls/Segmented';
import { useRight } from '../../components/session/useRight';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { useToday } from '../../components/session/useToday';
import { Waiting } from '../../components/layout/Waiting';
import { answerOr } from '../../components/session/queryState';
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
  const held = answerOr(boards, []);
  const hasBoards = held.length > 0;
  const plan = () => openPanel({ kind: 'planMeeting' });
  useShortcut('n', plan, { label: 'Planifier une séance', isDisabled: !mayOrganise || !hasBoards });
  useShortcut('r', () => openPanel({ kind: 'newBoard' }), {
    label: 'Créer une RCP',
    isDisabled: !mayOrganise,
  });

  return (
    <AnsweredScreen
      of={lines.status === 'failed' ? lines : boards}
      title="Agenda"
      words="Lecture de l’agenda…"
    >
      {() => (
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
          {hasBoards ? (
            <>
              <Answered of={lines} waiting={<Waiting words="Lecture des séances…" />}>
                {(lines) => <Meetings {...{ lines, span, today, mayOrganise }} onPlan={plan} />}
              </Answered>
              <BoardsSection boards={held} mayOrganise={mayOrganise} />
            </>
          ) : (
            <FirstSteps mayOrganise={mayOrganise} />
          )}
        </div>
      )}
    </AnsweredScreen>
  );
}

interface MeetingsProps {
  readonly lines: readonly AgendaLine[];
  readonly span: 'ahead' | 'past';
  readonly today: CivilDay;
  readonly mayOrganise: boolean;
  readonly onPlan: () => void;
}

function Meetings({ lines, span, today, mayOrganise, onPlan }: MeetingsProps) {
  const next =
    span === 'ahead'
      ? (lines.find((line) => line.state === 'open') ?? lines.find((line) => line.state !== 'closed'))
      : undefined;
  return (
    <>
      {next ? <NextMeeting line={next} today={today} /> : null}
      {lines.length === 0 ? <NoMeeting span={span} mayOrganise={mayOrganise} onPlan={onPlan} /> : null}
      <AgendaWeeks key={span} lines={lines.filter((line) => line !== next)} today={today} />
    </>
  );
}
