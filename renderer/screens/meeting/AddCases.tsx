import { useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { Button } from '../../components/controls/Button';
import { Section } from '../../components/layout/Section';
import { FileWays } from '../../components/intake/FileWays';
import { review } from '../../components/intake/readFiles';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { TypeCasePanel } from './TypeCasePanel';

/** Three ways in, side by side: by hand, from a fiche RCP, from a list. */
export function AddCases({ meeting }: { meeting: MeetingView }) {
  const [isTyping, setTyping] = useState(false);
  useShortcut('n', () => setTyping(true), { label: 'Saisir un dossier', group: 'Inscription' });
  return (
    <Section title="Inscrire des dossiers">
      <div className="ways">
        <div className="way">
          <Button variant="plain" size="small" icon="edit" shortcut="n" onPress={() => setTyping(true)}>
            Saisir un dossier
          </Button>
          <p className="quiet small">L’identité et la question suffisent pour inscrire.</p>
        </div>
        <FileWays onFiles={(files) => review(meeting, files)} />
      </div>
      <p className="quiet small">Vous pouvez aussi déposer les fichiers n’importe où sur cette page.</p>
      {isTyping ? <TypeCasePanel meeting={meeting} onClose={() => setTyping(false)} /> : null}
    </Section>
  );
}
