import { useState } from 'react';
import type { Board } from '../../../shared/domain/board';
import { plural } from '../../../shared/domain/french';
import { phraseLines } from '../../../shared/domain/phrases';
import type { DatabaseName } from '../../../shared/domain/ids';
import { seenOf } from '../../../shared/merge/seeing';
import { go } from '../../navigation/navigation';
import { Checkbox } from '../../components/controls/Checkbox';
import { Button } from '../../components/controls/Button';
import { FormPanel } from '../../components/layout/FormPanel';
import { dropKept, useKept } from '../../components/typing/keptTyping';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { TextArea } from '../../components/controls/TextArea';
import { TextField } from '../../components/controls/TextField';
import { answerOr } from '../../components/session/queryState';
import { useCommand } from '../../components/session/useCommand';
import { useQuery } from '../../engine/client';
import { QuorumWords } from '../../components/meeting/QuorumWords';

interface EditBoardPanelProps {
  readonly database: DatabaseName;
  readonly onClose: () => void;
}

export function EditBoardPanel({ database, onClose }: EditBoardPanelProps) {
  const boards = useQuery('boards', {});
  const board = answerOr(boards, []).find((view) => view.database === database)?.board;
  if (!board) return null;
  return <EditBoard database={database} board={board} onClose={onClose} />;
}

const phrasesOf = ({ phrases = [] }: Board): string => phrases.join('\n');

function EditBoard({ database, board, onClose }: EditBoardPanelProps & { readonly board: Board }) {
  // What came from elsewhere while the form was open was neither seen nor changed by its author.
  const [before] = useState(board);
  const kept = `editBoard ${database}`;
  const [name, setName] = useKept(kept, 'name', board.name);
  const [organisation, setOrganisation] = useKept(kept, 'organisation', board.organisation);
  const [place, setPlace] = useKept(kept, 'place', board.place);
  const [asksPin, setAsksPin] = useKept(kept, 'asksPin', board.asksPin ?? false);
  const [phrases, setPhrases] = useKept(kept, 'phrases', phrasesOf(board));
  const { run, busy, isRunning, problem } = useCommand();
  const save = async () => {
    const changes = {
      ...(name === before.name ? {} : { name }),
      ...(organisation === before.organisation ? {} : { organisation }),
      ...(place === before.place ? {} : { place }),
      ...(asksPin === (before.asksPin ?? false) ? {} : { asksPin }),
      ...(phrases === phrasesOf(before) ? {} : { phrases: phraseLines(phrases) }),
    };
    if (Object.keys(changes).length === 0) return onClose();
    const seen = Object.fromEntries(Object.keys(changes).map((field) => [field, seenOf(before, field)]));
    const result = await run('editBoard', { database, ...changes, seen });
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
      <TextArea
        label="Phrases des propositions"
        value={phrases}
        onChange={setPhrases}
        rows={6}
        help="Une par ligne, offertes en écrivant une proposition. Devant un signe égal, ce qu’il suffit d’écrire&nbsp;: rt = Radiothérapie du sein."
      />
      <Checkbox
        label="Chaque décision est validée avec le code de l’animateur"
        value={asksPin}
        onChange={setAsksPin}
      />
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
