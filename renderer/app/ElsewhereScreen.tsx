import { Notice } from '../components/layout/Notice';
import { ScreenTitle } from '../components/layout/ScreenTitle';

/** The second tab of one workstation: it touches nothing, and goes on by itself once the first one is closed. */
export function ElsewhereScreen() {
  return (
    <main className="page">
      <ScreenTitle>Concerto est déjà ouvert dans un autre onglet</ScreenTitle>
      <div className="section stack">
        <Notice meaning="info" title="Continuez dans l’autre onglet.">
          <p>
            Deux onglets qui écrivent en même temps se déferaient l’un l’autre&nbsp;: celui-ci n’a rien ouvert
            et n’a rien modifié. Pour travailler ici, fermez l’autre&nbsp;: cette page prendra la suite
            d’elle-même.
          </p>
        </Notice>
      </div>
    </main>
  );
}
