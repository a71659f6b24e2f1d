import { ATTACHABLE } from '../../../shared/domain/mediaTypes';
import { Button } from '../controls/Button';
import { useFilePicker } from '../controls/useFilePicker';
import { useShortcut } from '../keyboard/useShortcut';

const LABEL = 'Joindre un fichier';
const KEYS = 'Ctrl+J';

export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { pick, input } = useFilePicker({
    label: `${LABEL}\u00a0: choisir des fichiers`,
    accept: ATTACHABLE,
    isMultiple: true,
    onFiles,
  });
  useShortcut(KEYS, pick, { label: LABEL, group: 'Dossier' });
  return (
    <>
      <Button variant="plain" size="small" icon="plus" shortcut={KEYS} onPress={pick}>
        {LABEL}
      </Button>
      {input}
    </>
  );
}
