import type { CaseView } from '../../../shared/contracts/views';
import { fieldSpec, isCasePath, type CasePath } from '../../../shared/domain/caseFields';
import type { PersonId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import type { Stamp } from '../../../shared/domain/stamp';
import { Notice } from '../../components/Notice';
import { DecisionView } from '../../components/case/DecisionView';
import { momentWords } from '../../components/case/momentWords';
import { useQuery } from '../../node/client';

const sources: Record<Stamp['source'], string> = {
  typed: 'saisi',
  cda: 'repris d’une fiche RCP',
  csv: 'repris d’une liste',
  demo: 'exemple de démonstration',
};

/** Beside the form: what looks wrong, where each value comes from, and what earlier meetings decided. */
export function CaseSide({ view, focused }: { view: CaseView; focused: CasePath | null }) {
  const people = useQuery('people', {});
  const session = useQuery('session', {});
  const known = [
    ...(people.status === 'ready' ? people.value : []),
    ...(session.status === 'ready' && session.value.user ? [session.value.user.person] : []),
  ];
  const nameOf = (id: PersonId) => {
    const person = known.find((p) => p.id === id);
    return person ? personName(person) : 'une personne d’un autre poste';
  };
  const stamps = Object.entries(view.doc.stamps)
    .filter((entry): entry is [CasePath, Stamp] => isCasePath(entry[0]))
    .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  const current = focused === null ? undefined : view.doc.stamps[focused];

  return (
    <aside className="case-side stack" aria-label="Provenance et décisions">
      {view.warnings.length > 0 ? (
        <Notice meaning="wrong" title="Identité à vérifier">
          <ul>
            {view.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {view.decision ? (
        <Notice meaning="info" title="Une décision est prise.">
          Vous pouvez encore compléter le dossier : la décision reste telle qu’elle a été validée.
        </Notice>
      ) : null}
      {focused ? (
        <section>
          <h2>{fieldSpec(focused).label}</h2>
          <p className="small">
            {current
              ? `Valeur ${sources[current.source]} par ${nameOf(current.by)}, ${momentWords(current.at)}.`
              : 'Encore rien dans ce champ.'}
          </p>
        </section>
      ) : null}
      {view.decisions.length > 0 ? (
        <section className="stack-tight">
          <h2>Décisions</h2>
          {view.decisions.map((decision) => (
            <DecisionView key={decision._id} decision={decision} proposals={view.proposals} />
          ))}
        </section>
      ) : null}
      <section>
        <h2>Derniers changements</h2>
        {stamps.length === 0 ? <p className="quiet small">Rien n’a encore été rempli.</p> : null}
        <ul className="history">
          {stamps.slice(0, 12).map(([path, stamp]) => (
            <li key={path}>
              <strong>{fieldSpec(path).label}</strong>
              <span className="quiet">
                {sources[stamp.source]}, {nameOf(stamp.by)}, {momentWords(stamp.at)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
