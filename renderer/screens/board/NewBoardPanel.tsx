import { quorumTemplates, type BoardTemplateName } from '../../../shared/domain/quorumTemplates';
import { TemplateSelect } from '../../components/meeting/TemplateSelect';
import { FormPanel } from '../../components/layout/FormPanel';
import { dropKept, useKept } from '../../components/typing/keptTyping';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { TextField } from '../../components/controls/TextField';
import { useCommand } from '../../components/session/useCommand';
import { QuorumWords } from '../../components/meeting/QuorumWords';

const KEPT = 'newBoard';

export function NewBoardPanel({ onClose }: { onClose: () => void }) {
  const [template, setTemplate] = useKept<BoardTemplateName>(KEPT, 'template', 'sein');
  /** Null as long as the template's own name stands. */
  const [typedName, setTypedName] = useKept<string | null>(KEPT, 'typedName', null);
  const [organisation, setOrganisation] = useKept(KEPT, 'organisation', '');
  const [place, setPlace] = useKept(KEPT, 'place', '');
  const { run, busy, isRunning, problem } = useCommand('Création de la RCP…');
  const name = typedName ?? quorumTemplates[template].boardName;
  const create = async () => {
    if (name.trim() === '') return;
    const result = await run('createBoard', { name, template, organisation, place });
    if (!result.ok) return;
    dropKept(KEPT);
    onClose();
  };
  return (
    <FormPanel
      title="Nouvelle RCP"
      submit="Créer la RCP"
      isDisabled={name.trim() === ''}
      isRunning={isRunning}
      busy={busy}
      onSubmit={create}
      onClose={onClose}
      keptAs={KEPT}
    >
      <TemplateSelect label="Modèle" value={template} onChange={setTemplate} />
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
    </FormPanel>
  );
}
