import { useEffect, useRef } from 'react';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Progress } from '../../components/layout/Progress';
import { useCommand } from '../../components/session/useCommand';
import { ScreenTitle } from '../../components/layout/ScreenTitle';

/** Writes the demonstration and opens its meeting. */
export function OpenDemo({ onDone }: { onDone: () => void }) {
  const { run, problem } = useCommand();
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void run('loadDemo', {}).then((result) => {
      if (!result.ok) return;
      go({ screen: 'meeting', ref: result.value });
      onDone();
    });
  }, [run, onDone]);
  return (
    <>
      <ScreenTitle>La séance se prépare</ScreenTitle>
      {problem ? (
        <ProblemNotice
          problem={problem}
          action={
            <Button variant="plain" size="small" onPress={onDone}>
              Continuer sans elle
            </Button>
          }
        />
      ) : (
        <Progress label="Écriture des dossiers de démonstration…" />
      )}
    </>
  );
}
