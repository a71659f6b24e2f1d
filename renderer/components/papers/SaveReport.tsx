import { useState } from 'react';
import type { CaseRef } from '../../../shared/contracts/views';
import type { Problem } from '../../../shared/domain/result';
import { Button } from '../controls/Button';
import { ProblemNotice } from '../layout/ProblemNotice';
import { useShortcut } from '../keyboard/useShortcut';
import { READABLE, saveReport } from './documents';

/** The Word report of a case whose decision has just been taken, without leaving the room's screen. */
export function SaveReport({ target, keys }: { target: CaseRef; keys: string }) {
  const [isSaving, setSaving] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    if (isSaving) return;
    setSaving(true);
    setProblem(null);
    const result = await saveReport(target);
    setSaving(false);
    if (result.ok) setName(result.value.name);
    else setProblem(result.problem);
  };
  useShortcut(keys, () => void save(), { label: 'Enregistrer le compte rendu (Word)', group: 'Séance' });
  return (
    <>
      <div>
        <Button variant="plain" size="small" icon="save" shortcut={keys} onPress={() => void save()}>
          Enregistrer le compte rendu (Word)
        </Button>
      </div>
      <p className="small" role="status">
        {isSaving ? 'Préparation du compte rendu…' : name ? `Enregistré\u00a0: ${name}. ${READABLE}` : ''}
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </>
  );
}
