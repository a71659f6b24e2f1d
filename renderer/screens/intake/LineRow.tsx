import { memo, useState } from 'react';
import type { AlikeCase, AlikeView } from '../../../shared/contracts/views';
import type { CasePath } from '../../../shared/domain/caseFields';
import { completeness, patientName } from '../../../shared/domain/caseFile';
import { bornOn } from '../../../shared/domain/identityWords';
import { plural, shortDate } from '../../../shared/domain/french';
import { valuesOf, type ImportLine } from '../../../shared/domain/leftOut';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { Checkbox } from '../../components/controls/Checkbox';
import { missingWords } from '../../components/case/completenessWords';
import { alikePlace, alikeWords } from '../../components/case/useAlike';
import { useToday } from '../../components/session/useToday';
import { LineDetails, remarksOf } from './LineDetails';
import { LineMending } from './LineMending';
import { faultNames, isFault, withdrawnHere, type LineState } from './reviewLines';

export interface LineRowProps {
  readonly line: ImportLine;
  readonly alike: AlikeView | undefined;
  /** Which line of the list an earlier one of the same patient is. */
  readonly earlier: string | null;
  readonly state: LineState;
  readonly isChosen: boolean;
  /** Its fields stand open in the line. */
  readonly isMended: boolean;
  readonly isAlone: boolean;
  readonly onChoose: (line: ImportLine, isChosen: boolean) => void;
  readonly onMend: (line: ImportLine, path: CasePath, value: unknown) => void;
  readonly onTyped: (line: ImportLine, typed: ImportLine['typed']) => void;
  readonly onDiscard: (line: ImportLine, isDiscarded: boolean) => void;
  readonly onRestore: (found: AlikeCase) => void;
}

/** One case of the file, on one line; what it holds stands below on demand. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, alike, earlier, state, isChosen } = props;
  const { isDiscarded = false } = line;
  const values = valuesOf(line);
  const [isOpen, setOpen] = useState(props.isAlone);
  const birth = values['identity.birthDate'];
  const name = patientName(values);
  const first = alike?.cases[0];
  const withdrawn = withdrawnHere(alike);
  return (
    <>
      <tr className={isDiscarded ? 'import-line import-discarded' : 'import-line'}>
        <td className="cell-narrow quiet">{line.line ?? ''}</td>
        <th scope="row">
          <Checkbox
            value={isChosen}
            isDisabled={isDiscarded || !values['identity.birthName']?.trim()}
            onChange={(chosen) => props.onChoose(line, chosen)}
            label={
              <>
                <strong>{name}</strong>
                {birth ? ` · ${bornOn(values['identity.sex'])} ${shortDate(birth)}` : ''}
              </>
            }
          />
        </th>
        <td>
          <div className="import-said">
            {isDiscarded ? <Badge meaning="neutral">écartée</Badge> : <StateBadge state={state} />}
            {first ? (
              <span className="small">
                {alikeWords(first)}, {alikePlace(first)}. {first.why}
              </span>
            ) : earlier !== null ? (
              <span className="small">
                Comme {earlier}. {alike?.earlier?.why}
              </span>
            ) : (
              <Remarks line={line} />
            )}
          </div>
        </td>
        <td className="cell-narrow">
          <span className="import-acts">
            {state === 'withdrawn' && withdrawn ? (
              <Button
                variant="plain"
                size="small"
                label={`Remettre ${name} dans la séance`}
                onPress={() => props.onRestore(withdrawn)}
              >
                Remettre
              </Button>
            ) : null}
            <Button
              variant="quiet"
              size="small"
              label={`${isOpen ? 'Replier' : 'Détails de'} ${name}`}
              onPress={() => setOpen(!isOpen)}
            >
              {isOpen ? 'Replier' : 'Détails'}
            </Button>
            {props.isAlone ? null : (
              <Button
                variant="quiet"
                size="small"
                label={`${isDiscarded ? 'Reprendre' : 'Écarter'} ${name}`}
                onPress={() => props.onDiscard(line, !isDiscarded)}
              >
                {isDiscarded ? 'Reprendre' : 'Écarter'}
              </Button>
            )}
          </span>
        </td>
      </tr>
      {props.isMended && !isDiscarded ? (
        <tr className="import-below">
          <td />
          <td colSpan={3}>
            <LineMending line={line} name={name} onMend={props.onMend} onTyped={props.onTyped} />
          </td>
        </tr>
      ) : null}
      {isOpen ? (
        <tr className="import-below">
          <td />
          <td colSpan={3}>
            <LineDetails line={line} />
          </td>
        </tr>
      ) : null}
    </>
  );
});

function StateBadge({ state }: { state: LineState }) {
  if (isFault(state)) return <Badge meaning="wrong">{faultNames[state]}</Badge>;
  switch (state) {
    case 'perhaps':
      return <Badge meaning="todo">à vérifier</Badge>;
    case 'withdrawn':
      return <Badge meaning="todo">retiré</Badge>;
    case 'same':
      return <Badge meaning="info">déjà inscrit</Badge>;
    case 'ready':
      return <Badge meaning="done">prêt à inscrire</Badge>;
  }
}

function Remarks({ line }: Pick<LineRowProps, 'line'>) {
  const { unread, warnings } = remarksOf(line, useToday());
  const count = unread.length + warnings.length;
  const missing = completeness(valuesOf(line));
  return (
    <span className="small quiet">
      {[
        count > 0 ? plural(count, 'remarque') : '',
        line.notPlaced.length > 0
          ? plural(line.notPlaced.length, 'élément non rangé', 'éléments non rangés')
          : '',
        missing.missing.length > 0 ? missingWords(missing, 2) : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}
