import { useId, useState, type SyntheticEvent } from 'react';
import {
  boardTemplateNames,
  quorumTemplates,
  type BoardTemplateName,
} from '../../../shared/domain/quorumTemplates';
import { Button } from '../../components/Button';
import { Panel } from '../../components/Panel';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { Select } from '../../components/Select';
import { SubmitKey } from '../../components/SubmitKey';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../components/useCommand';
import { QuorumWords } from './QuorumWords';

const templates = boardTemplateNames.map((id) => ({ id, label: quorumTemplates[id].label }));

export function NewBoardPanel({ onClose }: { onClose: () => void }) {
  const form = useId();
  const [template, setTemplate] = useState<BoardTemplateName>('sein');
  /** Null as long as the template's own name stands. */
  const [typedName, setTypedName] = useState<string | null>(null);
  const [organisation, setOrganisation] = useState('');
  const [place, setPlace] = useState('');
  const { run, busy, isRunning, problem } = useCommand('Création de la RCP…');
  const name = typedName ?? quorumTemplates[template].boardName;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const result = await run('createBoard', { name, template, organisation, place });
    if (result.ok) onClose();
  };
  return (
    <Panel
      title="Nouvelle RCP"
      onClose={onClose}
      footer={
        <>
          <Button
            variant="primary"
            type="submit"
            form={form}
            shortcut="Ctrl+Enter"
            isDisabled={isRunning || name.trim() === ''}
          >
            Créer la RCP
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Annuler
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <SubmitKey form={form} label="Créer la RCP" isDisabled={isRunning || name.trim() === ''} />
        <Select
          label="Modèle"
          value={template}
          onChange={setTemplate}
          options={templates}
          help="Il propose la règle de quorum."
          autoFocus
        />
        <TextField
          label="Nom de la RCP"
          value={name}
          onChange={setTypedName}
          error={name.trim() === '' ? 'Une RCP a un nom.' : undefined}
          isRequired
        />
        <TextField
          label="Établissement ou réseau"
          value={organisation}
          onChange={setOrganisation}
          help="Figure en tête des comptes rendus."
        />
        <TextField label="Lieu habituel" value={place} onChange={setPlace} placeholder="Salle de réunion…" />
        <QuorumWords rule={quorumTemplates[template].quorum} />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {busy === null ? null : <Progress label={busy} />}
      </form>
    </Panel>
  );
}
