import { useState } from 'react';
import type { SyncView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import { Button } from '../../components/controls/Button';
import { Answered } from '../../components/layout/Answered';
import { Notice } from '../../components/layout/Notice';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { RegionJoin } from '../../components/keysAndRegion/RegionJoin';
import { Section } from '../../components/layout/Section';
import { SyncProgress } from '../../components/keysAndRegion/SyncProgress';
import { useCommand } from '../../components/session/useCommand';
import { useQuery } from '../../engine/client';
import { ForeignRegion } from './ForeignRegion';
import './settings.css';
import { answerOr } from '../../components/session/queryState';

/** The exchange with the regional server: join, see where it stands, try again, leave. */
export function RegionSettings() {
  const sync = useQuery('sync', {});
  const [joining, setJoining] = useState(false);
  const known = answerOr(sync, null);
  return (
    <Section title="Région">
      <div className="stack">
        <Answered of={sync}>
          {(held) =>
            held.address === null ? (
              <>
                <p>
                  Ce poste travaille seul&nbsp;: tout y est enregistré. En rejoignant la région, vos RCP sont
                  partagées avec les autres postes, dès que le réseau le permet.
                </p>
                <div>
                  <Button variant="primary" icon="region" onPress={() => setJoining(true)}>
                    Rejoindre la région
                  </Button>
                </div>
              </>
            ) : (
              <Joined sync={held} onAgain={() => setJoining(true)} />
            )
          }
        </Answered>
      </div>
      {joining ? (
        <Panel
          title={known?.address ? 'Changer d’identifiants ou de RCP' : 'Rejoindre la région'}
          onClose={() => setJoining(false)}
        >
          <RegionJoin
            onJoined={() => setJoining(false)}
            url={known?.address ?? undefined}
            username={known?.username}
          />
        </Panel>
      ) : null}
    </Section>
  );
}

function Joined({ sync, onAgain }: { sync: SyncView; onAgain: () => void }) {
  const { run, isRunning, problem } = useCommand();
  const [leaving, setLeaving] = useState(false);
  const [isTrusting, setTrusting] = useState(false);
  const waiting = plural(sync.pending, 'modification attend', 'modifications attendent');
  return (
    <>
      <dl className="settings-facts">
        <dt>Serveur</dt>
        <dd>{sync.address}</dd>
      </dl>
      {sync.isForeign ? (
        <ForeignRegion refusal={sync.refusal} isAsking={isTrusting} onAsk={setTrusting} />
      ) : (
        <SyncProgress />
      )}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="actions" hidden={leaving}>
        <Button variant="plain" icon="sync" isPending={isRunning} onPress={() => void run('retrySync', {})}>
          Réessayer maintenant
        </Button>
        <Button variant="plain" icon="edit" onPress={onAgain}>
          Changer d’identifiants ou de RCP
        </Button>
        <Button variant="quiet" onPress={() => setLeaving(true)}>
          Quitter la région
        </Button>
      </div>
      {leaving ? (
        <Notice
          meaning="todo"
          title="Ce poste n’échangera plus avec la région."
          action={
            <div className="actions">
              <Button
                variant="danger"
                size="small"
                isPending={isRunning}
                onPress={() => void run('leaveRegion', {})}
              >
                Quitter la région
              </Button>
              <Button variant="plain" size="small" autoFocus onPress={() => setLeaving(false)}>
                Rester
              </Button>
            </div>
          }
        >
          {sync.pending === 0
            ? 'Vos RCP restent sur ce poste, et dans la région telles qu’elles y sont.'
            : `Vos RCP restent sur ce poste, mais ${waiting} encore d’être envoyées\u00a0: la région ne les aura pas.`}
        </Notice>
      ) : null}
    </>
  );
}
