import type { QuorumRule } from '../../../shared/domain/board';
import { ruleWords } from '../../../shared/domain/quorum';

/** A board's quorum rule, in words. */
export function QuorumWords({ rule }: { rule: QuorumRule }) {
  return (
    <section className="stack-tight">
      <h3>Règle de quorum</h3>
      <ul className="bulleted">
        {ruleWords(rule).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="small quiet">
        Un avis écrit et daté compte. Règle indicative&nbsp;: celle de votre réseau régional prévaut.
      </p>
    </section>
  );
}
