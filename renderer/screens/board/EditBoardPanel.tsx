import type { Board } from '../../../shared/domain/board';
import { plural } from '../../../shared/domain/french';
import type { DatabaseName } from '../../../shared/domain/ids';
import { go } from '../../app/navigation';
import { Button } from '../../components/Button';
import { FormPanel } from '../../components/FormPanel';
import { dropKept, useKept } from '../../components/keptTyping';
import { ProblemNotice } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../components/useCommand';
import { useQuery } from '../../node/client';
import { QuorumWords } from '../../components/case/QuorumWords';

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
  const kept = `editBoard ${database}`;
  const [name, setName] = useKept(kept, 'name', board.name);
  const [organisation, setOrganisation] = useKept(kept, 'organisation', board.organisation);
  const [place, setPlace] = useKept(kept, 'place', board.place);
  const { run, busy, isRunning, problem } = useCommand();
  const save = async () => {
    const changes = {
      ...(name === board.name ? {} : { name }),
      ...(organisation === board.organisation ? {} : { organisation }),
      ...(place === board.place ? {} : { place }),
    };
    if (Object.keys(changes).length === 0) return onClose();
    const result = await run('editBoard', { database, ...changes });
    if (!result.ok) return;
    dropKept(kept);
    onClose();
  };
  return (
    <FormPanel
      title={`Modifier ${board.name}`}
      submit="Enregistrer"
      isDisabled={name.trim() === ''}
      isRunning={isRunning}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
      keptAs={kept}
    >
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
    </FormPanel>
  );
}
