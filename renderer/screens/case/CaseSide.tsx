import type { CaseView } from '../../../shared/contracts/views';
import { fieldSpec, isBlank, isCasePath, type CasePath } from '../../../shared/domain/caseFields';
import { writerOf } from '../../../shared/domain/caseFile';
import { plural } from '../../../shared/domain/french';
import type { PersonId } from '../../../shared/domain/ids';
import type { Stamp } from '../../../shared/domain/stamp';
import { unknownWords } from '../../../shared/domain/whoWords';
import { CaseFiles } from '../../components/files/CaseFiles';
import type { Attaching } from '../../components/files/useAttach';
import { Notice } from '../../components/layout/Notice';
import { DecisionView } from '../../components/case/DecisionView';
import { momentWords } from '../../i18n/momentWords';
import { sourceWords } from '../../components/case/sourceWords';
import { useNameOf } from '../../components/people/useNameOf';

interface Change {
  readonly stamp: Stamp;
  readonly paths: readonly CasePath[];
}

/** The fields that one act filled belong together; the latest act first. */
function changesOf(stamps: Readonly<Record<string, Stamp>>): readonly Change[] {
  const acts = new Map<string, { stamp: Stamp; paths: CasePath[] }>();
  for (const [path, stamp] of Object.entries(stamps)) {
    // Left as it was beside another field that means one thing with it.
    if (!isCasePath(path) || stamp.kept) continue;
    const key = `${stamp.device}-${stamp.n}`;
    const act = acts.get(key) ?? { stamp, paths: [] };
    acts.set(key, { stamp, paths: [...act.paths, path] });
  }
  return [...acts.values()].sort((a, b) => (a.stamp.at < b.stamp.at ? 1 : -1));
}

const NAMED = 3;
const someLabels = (paths: readonly CasePath[]): string => {
  const labels = paths.slice(0, NAMED).map((path) => fieldSpec(path).label);
  const rest = paths.length - labels.length;
  return rest > 0
    ? `${labels.join(', ')} et ${plural(rest, 'autre champ', 'autres champs')}`
    : labels.join(', ');
};

/** Beside the form: what looks wrong, the attached files, where each value comes from, and what earlier meetings decided. */
/** Of a value that an act left as it was, the workstation is not kept. */
type Writer = Pick<Stamp, 'by'> & Partial<Pick<Stamp, 'device' | 'origin'>>;

interface CaseSideProps {
  readonly view: CaseView;
  readonly focused: CasePath | null;
  readonly attaching: Attaching;
}

export function CaseSide({ view, focused, attaching }: CaseSideProps) {
  const known = useNameOf(view);
  const nameOf = (id: PersonId) => known(id) ?? unknownWords(id);
  const writer = ({ by, device, origin = device }: Writer) => known(by) ?? unknownWords(by, origin);
  const changes = changesOf(view.doc.stamps);
  const current = focused === null ? undefined : writerOf(view.doc, focused);
  const isEmptied = focused !== null && isBlank(view.doc.values[focused]);

  return (
    <aside className="case-side stack" aria-label="Pièces jointes, provenance et décisions" tabIndex={0}>
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
          Vous pouvez encore compléter le dossier&nbsp;: la décision reste telle qu’elle a été validée.
        </Notice>
      ) : null}
      <CaseFiles target={view} attaching={attaching} nameOf={nameOf} />
      {focused ? (
        <section>
          <h2>{fieldSpec(focused).label}</h2>
          <p className="small">
            {current
              ? `${isEmptied ? 'Vidé' : sourceWords[current.source]}, ${writer(current)}, ${momentWords(current.at)}`
              : 'Encore rien dans ce champ'}
          </p>
        </section>
      ) : null}
      {view.decisions.length > 0 ? (
        <section className="stack-tight">
          <h2>Décisions</h2>
          {view.decisions.map((decision) => (
            <DecisionView
              key={decision._id}
              decision={decision}
              proposals={view.proposals}
              origin={view.foreign?.[decision._id]}
            />
          ))}
        </section>
      ) : null}
      <section>
        <h2>Derniers changements</h2>
        {changes.length === 0 ? <p className="quiet small">Rien n’a encore été rempli.</p> : null}
        <ul className="history">
          {changes.slice(0, 10).map(({ stamp, paths }) => (
            <li key={`${stamp.device}-${stamp.n}`}>
              <strong>{someLabels(paths)}</strong>
              <span className="quiet">
                {sourceWords[stamp.source]}, {writer(stamp)}, {momentWords(stamp.at)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
