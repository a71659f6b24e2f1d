import { Component, type ReactNode } from 'react';
import { Button } from '../components/controls/Button';
import { Notice } from '../components/layout/Notice';
import { ScreenTitle } from '../components/layout/ScreenTitle';

/** A bug of ours. Says nothing of the data, keeps what was saved, and offers the one way out. */
export function FaultScreen() {
  return (
    <main className="page">
      <ScreenTitle>Concerto s’est arrêté sur une erreur interne</ScreenTitle>
      <div className="section stack">
        <Notice meaning="wrong" title="L’écran ne peut pas continuer.">
          <p>
            Tout ce qui a été affiché comme enregistré l’est. Ce qui était en cours de saisie depuis moins
            d’une seconde est peut-être à reprendre.
          </p>
        </Notice>
        <div>
          <Button variant="primary" icon="sync" autoFocus onPress={() => window.location.reload()}>
            Relancer Concerto
          </Button>
        </div>
      </div>
    </main>
  );
}

export class FaultBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <FaultScreen /> : this.props.children;
  }
}
