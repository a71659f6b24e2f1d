import { useId, useState, type SyntheticEvent } from 'react';
import type { Board } from '../../../shared/domain/board';
import { plural } from '../../../shared/domain/french';
import type { DatabaseName } from '../../../shared/domain/ids';
import { go } from '../../app/navigation';
import { Button } from '../../components/Button';
import { Panel } from '../../components/Panel';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Progress } from '../../components/Progress';
import { SubmitKey } from '../../components/SubmitKey';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../components/useCommand';
import { useQuery } from '../../node/client';
import { QuorumWords } from './QuorumWords';

interface EditBoardPanelProps {
  readonly database: DatabaseName;
  readonly onClose: () => void;
}

export function EditBoardPanel({ database, onClose }: EditBoardPanelProps) {
  const boards = useQuery('boards', {});
  const board =
    boards.status === 'ready' ? boards.value.find((view) => view.database === database)?.board : undefined;
  if (!board) return null;
  return <EditBoard database={database} board={board} onClose={onClose} />;
}

function EditBoard({ database, board, onClose }: EditBoardPanelProps & { readonly board: Board }) {
  const form = useId();
  const [name, setName] = useState(board.name);
  const [organisation, setOrganisation] = useState(board.organisation);
  const [place, setPlace] = useState(board.place);
  const { run, busy, isRunning, problem } = useCommand();
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const changes = {
      ...(name === board.name ? {} : { name }),
      ...(organisation === board.organisation ? {} : { organisation }),
      ...(place === board.place ? {} : { place }),
    };
    if (Object.keys(changes).length === 0) return onClose();
    const result = await run('editBoard', { database, ...changes });
    if (result.ok) onClose();
  };
  return (
    <Panel
      title={`Modifier ${board.name}`}
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
            Enregistrer
          </Button>
          <Button variant="quiet" onPress={onClose}>
            Annuler
          </Button>
        </>
      }
    >
      <form id={form} className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <SubmitKey form={form} label="Enregistrer" isDisabled={isRunning || name.trim() === ''} />
        <TextField
          label="Nom de la RCP"
          value={name}
          onChange={setName}
          error={name.trim() === '' ? 'Une RCP a un nom.' : undefined}
          isRequired
          autoFocus
        />
        <TextField label="Établissement ou réseau" value={organisation} onChange={setOrganisation} />
        <TextField label="Lieu habituel" value={place} onChange={setPlace} />
        <QuorumWords rule={board.quorum} />
        <div className="row">
          <span>{plural(board.members.length, 'membre')}</span>
          <Button
            variant="plain"
            size="small"
            icon="people"
            onPress={() => {
              onClose();
              go({ screen: 'people' });
            }}
          >
            Voir les membres
          </Button>
        </div>
        {problem ? <ProblemNotice problem={problem} /> : null}
        {busy === null ? null : <Progress label={busy} />}
      </form>
    </Panel>
  );
}
