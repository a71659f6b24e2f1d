import { useId, useRef } from 'react';
import { ATTACHABLE } from '../../../shared/domain/mediaTypes';
import { Button } from '../Button';
import { useShortcut } from '../useShortcut';

const LABEL = 'Joindre un fichier';
const KEYS = 'Alt+J';

export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const pick = () => input.current?.click();
  useShortcut(KEYS, pick, { label: LABEL, group: 'Dossier' });
  return (
    <>
      <Button variant="plain" size="small" icon="plus" shortcut={KEYS} onPress={pick}>
        {LABEL}
      </Button>
      <label htmlFor={id} className="visually-hidden">
        {LABEL} : choisir des fichiers
      </label>
      <input
        id={id}
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={ATTACHABLE}
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
