import { useCallback, useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import type { CommandInput, CommandName, CommandResult } from '../../../shared/contracts/commands/commands';
import type { Problem } from '../../../shared/domain/result';
import { engine } from '../../engine/client';
import { useOnceThereIsRoom } from './useStorage';

/** What takes longer than this says so in words. */
const SLOW_MS = 1000;

/** How many commands the screens have sent: what is said of one act no longer holds after the next. */
export const useActs = create<{ readonly sent: number }>(() => ({ sent: 0 }));

interface Running {
  readonly run: <N extends CommandName>(name: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  readonly isRunning: boolean;
  /** The words to show once it has lasted a second; null before. */
  readonly busy: string | null;
  readonly problem: Problem | null;
  readonly clear: () => void;
}

/**
 * Runs commands for a component: `const { run, busy, problem } = useCommand('Création de la RCP…')`.
 * The last problem stays until the next run or `clear`.
 */
export function useCommand(words = 'Enregistrement…'): Running {
  const [running, setRunning] = useState(0);
  const [slow, setSlow] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const run = useCallback(
    async <N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandResult<N>> => {
      useActs.setState(({ sent }) => ({ sent: sent + 1 }));
      setRunning((n) => n + 1);
      setProblem(null);
      const timer = setTimeout(() => setSlow(true), SLOW_MS);
      const result = await engine().command(name, input);
      clearTimeout(timer);
      if (mounted.current) {
        setRunning((n) => n - 1);
        setSlow(false);
        if (!result.ok) setProblem(result.problem);
      }
      return result;
    },
    [],
  );
  const clear = useCallback(() => setProblem(null), []);
  // There is room again: what was refused for want of it may be tried now, and the sentence no longer holds.
  useOnceThereIsRoom(() => setProblem((held) => (held?.code === 'storage' ? null : held)));
  return { run, isRunning: running > 0, busy: slow && running > 0 ? words : null, problem, clear };
}
