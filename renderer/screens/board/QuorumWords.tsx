import type { QuorumRule } from '../../../shared/domain/board';
import { plural } from '../../../shared/domain/french';

const listed = (names: readonly string[]): string => new Intl.ListFormat('fr').format(names);

/** A board's quorum rule, in words. */
export function QuorumWords({ rule }: { rule: QuorumRule }) {
  const mandatory = rule.groups.filter((group) => group.mandatory).map((group) => group.name);
  const wished = rule.groups.filter((group) => !group.mandatory).map((group) => group.name);
  return (
    <section className="stack-tight">
      <h3>Règle de quorum</h3>
      <ul className="bulleted">
        <li>
          Au moins {plural(rule.minimumSpecialties, 'spécialité différente', 'spécialités différentes')}.
        </li>
        {mandatory.length === 0 ? null : <li>Obligatoires&nbsp;: {listed(mandatory)}.</li>}
        {wished.length === 0 ? null : <li>Souhaitées&nbsp;: {listed(wished)}.</li>}
      </ul>
      <p className="small quiet">
        Un avis écrit et daté compte. Règle indicative&nbsp;: celle de votre réseau régional prévaut.
      </p>
    </section>
  );
}
