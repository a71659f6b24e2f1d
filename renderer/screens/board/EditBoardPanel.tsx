import type { Board } from '../../../shared/domain/board';
import { plural } from '../../../shared/domain/french';
import { phraseLines } from '../../../shared/domain/phrases';
import type { DatabaseName } from '../../../shared/domain/ids';
import { seenOf } from '../../../shared/merge/seeing';
import { go } from '../../navigation/navigation';
import { Checkbox } from '../../components/controls/Checkbox';
import { Button } from '../../components/controls/Button';
import { FormPanel } from '../../components/layout/FormPanel';
import { dropKept } from '../../components/typing/keptTyping';
import { useKeptEdit, type KeptEdit } from '../../components/typing/useKeptEdit';
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

const PHRASES_HELP =
  'Une par ligne, offertes en écrivant une proposition. Devant un signe égal, ce qu’il suffit d’écrire\u00a0: rt = Radiothérapie du sein.';
/** `phrases` in `shared/merge/reconcile.ts` */
const BOTH_LISTS = 'ses phrases et les vôtres sont réunies';

const phrasesOf = ({ phrases = [] }: Board): string => phrases.join('\n');
const sameLines = (a: string, b: string): boolean => phraseLines(a).join('\n') === phraseLines(b).join('\n');

/** Said under a field that somebody else changed while it was typed in, here or before the panel was left. */
function changedSince(
  edit: KeptEdit<string> | null,
  shown: string,
  then = 'votre texte reste à côté de l’autre, à trancher',
): string | undefined {
  if (edit === null || edit.from === shown) return undefined;
  const words = shown.trim() === '' ? '' : ` («\u00a0${shown.trim().replaceAll('\n', ' / ')}\u00a0»)`;
  return `Changé depuis sur un autre poste${words}. En enregistrant, ${then}.`;
}

function EditBoard({ database, board, onClose }: EditBoardPanelProps & { readonly board: Board }) {
  const kept = `editBoard ${database}`;
  const seen = (field: string) => () => seenOf(board, field);
  const name = useKeptEdit(kept, 'name', board.name, seen('name'));
  const organisation = useKeptEdit(kept, 'organisation', board.organisation, seen('organisation'));
  const place = useKeptEdit(kept, 'place', board.place, seen('place'));
  const asksPin = useKeptEdit(kept, 'asksPin', board.asksPin ?? false, seen('asksPin'));
  const phrases = useKeptEdit(kept, 'phrases', phrasesOf(board), seen('phrases'));
  const { run, busy, isRunning, problem } = useCommand();
  const save = async () => {
    const isRespaced = phrases.edit !== null && sameLines(phrases.edit.value, phrases.edit.from);
    // What was not typed in is its author's, and is not sent: it may have come while the form was open.
    const edits = { name, organisation, place, asksPin, ...(isRespaced ? {} : { phrases }) };
    const typed = Object.entries(edits).flatMap(([field, { edit }]) =>
      edit === null ? [] : [[field, edit] as const],
    );
    if (typed.length > 0) {
      const result = await run('editBoard', {
        database,
        ...(name.edit ? { name: name.value } : {}),
        ...(organisation.edit ? { organisation: organisation.value } : {}),
        ...(place.edit ? { place: place.value } : {}),
        ...(asksPin.edit ? { asksPin: asksPin.value } : {}),
        ...(phrases.edit && !isRespaced ? { phrases: phraseLines(phrases.value) } : {}),
        seen: Object.fromEntries(typed.map(([field, edit]) => [field, edit.seen])),
      });
      if (!result.ok) return;
    }
    dropKept(kept);
    onClose();
  };
  return (
    <FormPanel
      title={`Modifier ${board.name}`}
      submit="Enregistrer"
      isDisabled={name.value.trim() === ''}
      isRunning={isRunning}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
      keptAs={kept}
    >
      <TextField
        label="Nom de la RCP"
        value={name.value}
        onChange={name.change}
        help={changedSince(name.edit, board.name)}
        error={name.value.trim() === '' ? 'Une RCP a un nom.' : undefined}
        isRequired
        autoFocus
      />
      <TextField
        label="Établissement ou réseau"
        value={organisation.value}
        onChange={organisation.change}
        help={changedSince(organisation.edit, board.organisation)}
      />
      <TextField
        label="Lieu habituel"
        value={place.value}
        onChange={place.change}
        help={changedSince(place.edit, board.place)}
      />
      <TextArea
        label="Phrases des propositions"
        value={phrases.value}
        onChange={phrases.change}
        rows={6}
        help={changedSince(phrases.edit, phrasesOf(board), BOTH_LISTS) ?? PHRASES_HELP}
      />
      <Checkbox
        label="Chaque décision est validée avec le code de l’animateur"
        value={asksPin.value}
        onChange={asksPin.change}
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
