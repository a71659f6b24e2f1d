import { useEffect, useRef } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { Button } from '../../components/controls/Button';
import { Layer } from '../../components/layout/Layer';

interface GoneCaseProps {
  readonly name: string;
  readonly onGoOn: () => void;
}

/**
 * Somebody else took the case in view off the list. It stays, and what is being typed goes to no other patient: the
 * letters do nothing here, and neither does Space, until one goes on by Escape or the button.
 */
export function GoneCase({ name, onGoOn }: GoneCaseProps) {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <Layer veil="veil" modal="panel" onClose={onGoOn}>
      <Dialog className="panel-dialog" role="alertdialog">
        <header className="panel-header">
          <Heading slot="title" level={2}>
            Dossier retiré de la séance
          </Heading>
        </header>
        <div className="panel-body stack">
          <p tabIndex={-1} ref={text}>
            Un autre poste vient de retirer {name} de cette séance. Ce qui est déjà enregistré reste dans son
            dossier, qui se retrouve par la recherche et parmi les dossiers retirés. Les touches pressées
            depuis n’ont rien fait.
          </p>
          <div>
            <Button variant="primary" shortcut="Escape" onPress={onGoOn}>
              Passer au dossier suivant
            </Button>
          </div>
        </div>
      </Dialog>
    </Layer>
  );
}
