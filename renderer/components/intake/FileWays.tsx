import { Button } from '../controls/Button';
import { useFilePicker } from '../controls/useFilePicker';
import { useShortcut } from '../keyboard/useShortcut';
import './ways.css';

type OnFiles = (files: readonly File[]) => void;

/** The two kinds of files that cases come from. They can be dropped on the page as well. */
export function FileWays({ onFiles }: { onFiles: OnFiles }) {
  return (
    <>
      <FileWay
        label="Importer une fiche RCP (XML)"
        accept=".xml,application/xml,text/xml"
        shortcut="i"
        onFiles={onFiles}
        words="Le document CDA d’un autre logiciel. Rien n’est écrit avant votre accord."
      />
      <FileWay
        label="Importer une liste (CSV)"
        accept=".csv,.txt,text/csv"
        shortcut="l"
        onFiles={onFiles}
        words="Une ligne par patient, en-têtes en français, séparés par «&nbsp;;&nbsp;»."
      />
    </>
  );
}

interface FileWayProps {
  readonly label: string;
  readonly accept: string;
  readonly shortcut: string;
  readonly words: string;
  readonly onFiles: OnFiles;
}

function FileWay({ label, accept, shortcut, words, onFiles }: FileWayProps) {
  const { pick, input } = useFilePicker({
    label: `${label}\u00a0: choisir des fichiers`,
    accept,
    isMultiple: true,
    onFiles,
  });
  useShortcut(shortcut, pick, { label, group: 'Inscription' });
  return (
    <div className="way">
      <Button variant="plain" size="small" icon="open" shortcut={shortcut} onPress={pick}>
        {label}
      </Button>
      <p className="quiet small">{words}</p>
      {input}
    </div>
  );
}
