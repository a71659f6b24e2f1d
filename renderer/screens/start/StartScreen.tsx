import { useState } from 'react';
import { Button } from '../../components/controls/Button';
import { RecoveryKeySheet } from '../../components/keysAndRegion/RecoveryKeySheet';
import { DemoDoor } from './DemoDoor';
import { Doors, type Door } from './Doors';
import { EnrolForm } from './EnrolForm';
import { OpenDemo } from './OpenDemo';
import { RegionStep } from './RegionStep';
import { Restore } from './restore/Restore';
import './start.css';

type Step =
  | { readonly at: 'doors' }
  | { readonly at: 'restore' }
  | { readonly at: 'enrol'; readonly door: Door }
  | { readonly at: 'key'; readonly door: Door; readonly recoveryKey: string; readonly name: string }
  | { readonly at: 'last'; readonly door: Door };

/** First start: three doors and a fourth for who comes back, who you are, the recovery key, and what the door leads to. */
export function StartScreen({ onDone }: { onDone: () => void }) {
  const [step, setStep] = useState<Step>({ at: 'doors' });
  return (
    <main className="start">
      <div className={step.at === 'doors' ? 'start-page start-wide' : 'start-page'}>
        <p className="start-brand">Concerto</p>
        {step.at === 'doors' ? (
          <Doors
            onChoose={(door) => setStep({ at: 'enrol', door })}
            onRestore={() => setStep({ at: 'restore' })}
          />
        ) : null}
        {step.at === 'restore' ? <Restore onBack={() => setStep({ at: 'doors' })} onDone={onDone} /> : null}
        {step.at === 'enrol' ? (
          <>
            <div className="start-back">
              <Button variant="quiet" size="small" icon="left" onPress={() => setStep({ at: 'doors' })}>
                Choisir une autre entrée
              </Button>
            </div>
            {step.door === 'demo' ? (
              <DemoDoor
                onEnrolled={(recoveryKey, name) => setStep({ at: 'key', door: 'demo', recoveryKey, name })}
              />
            ) : (
              <EnrolForm
                onEnrolled={(recoveryKey, name) => setStep({ at: 'key', door: step.door, recoveryKey, name })}
              />
            )}
          </>
        ) : null}
        {step.at === 'key' ? (
          <RecoveryKeySheet
            recoveryKey={step.recoveryKey}
            name={step.name}
            onNoted={() => (step.door === 'alone' ? onDone() : setStep({ at: 'last', door: step.door }))}
          />
        ) : null}
        {step.at === 'last' && step.door === 'demo' ? <OpenDemo onDone={onDone} /> : null}
        {step.at === 'last' && step.door === 'region' ? <RegionStep onDone={onDone} /> : null}
      </div>
    </main>
  );
}
