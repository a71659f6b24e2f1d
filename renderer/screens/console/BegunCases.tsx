import type { BegunCase } from '../../../shared/contracts/views';
import { begunWords } from '../../../shared/domain/begun';
import type { CaseId } from '../../../shared/domain/ids';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';

interface BegunCasesProps {
  readonly begun: readonly BegunCase[];
  readonly onGo: (id: CaseId) => void;
}

const whatOf = ({ decision, proposal }: BegunCase): string =>
  decision && proposal ? 'décision et proposition' : decision ? 'décision' : 'proposition';

/** What somebody began to write and nobody validated: the closing must not pass over it unsaid. */
export const BegunCases = ({ begun, onGo }: BegunCasesProps) =>
  begun.length === 0 ? null : (
    <Notice isQuiet meaning="todo" title={begunWords(begun)}>
      <div className="stack-tight">
        <ul className="open-cases">
          {begun.map((one) => (
            <li key={one.case}>
              <Button variant="quiet" size="small" onPress={() => onGo(one.case)}>
                {`${one.name} (${whatOf(one)})`}
              </Button>
            </li>
          ))}
        </ul>
        <p>
          Ce qui est commencé n’est pas validé et n’entre dans aucun compte rendu&nbsp;: validez-le, ou
          abandonnez-le.
        </p>
      </div>
    </Notice>
  );
