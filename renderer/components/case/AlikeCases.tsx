import type { AlikeCase } from '../../../shared/contracts/views';
import { useRight } from '../session/useRight';
import { Button } from '../controls/Button';
import { Notice } from '../layout/Notice';
import { alikePlace, alikeWords } from './useAlike';
import './alike.css';

interface AlikeCasesProps {
  /** At least one, the surest first. */
  readonly cases: readonly AlikeCase[];
  readonly onOpen: (found: AlikeCase) => void;
  /** Offered for those that were taken off the list of this meeting. */
  readonly onRestore?: (found: AlikeCase) => void;
  /** Offered for those that are on it. */
  readonly onWithdraw?: (found: AlikeCase) => void;
}

/** A few are named; more is a family of homonyms. */
const NAMED = 4;

/** Says that a patient has, or may have, a case already: which one, why, and what can be done with it. */
export function AlikeCases({ cases, onOpen, onRestore, onWithdraw }: AlikeCasesProps) {
  const mayOrganise = useRight('organise');
  const isSure = cases.some(({ is }) => is === 'same');
  return (
    <Notice meaning="todo" title={titleOf(cases, isSure)}>
      <ul className="stack-tight">
        {cases.slice(0, NAMED).map((found) => (
          <li key={found.case} className="alike">
            <span>
              <strong>{alikeWords(found)}</strong>, {alikePlace(found)}. {found.why}
            </span>
            <span className="actions">
              {onRestore && found.isHere && found.isWithdrawn && mayOrganise ? (
                <Button
                  variant="plain"
                  size="small"
                  icon="undo"
                  label={`Remettre ${found.name} dans la séance`}
                  onPress={() => onRestore(found)}
                >
                  Remettre
                </Button>
              ) : null}
              {onWithdraw && found.isHere && !found.isWithdrawn && mayOrganise ? (
                <Button
                  variant="plain"
                  size="small"
                  icon="remove"
                  label={`Retirer cet autre dossier, ${found.name}`}
                  onPress={() => onWithdraw(found)}
                >
                  Retirer cet autre dossier
                </Button>
              ) : null}
              <Button
                variant="plain"
                size="small"
                label={`Ouvrir ce dossier, ${found.name}`}
                onPress={() => onOpen(found)}
              >
                Ouvrir ce dossier
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function titleOf(cases: readonly AlikeCase[], isSure: boolean): string {
  if (!isSure) return 'Ce patient a peut-être déjà un dossier.';
  const sure = cases.filter(({ is }) => is === 'same');
  if (sure.some(({ isHere, isWithdrawn }) => isHere && !isWithdrawn))
    return 'Ce patient est déjà inscrit à cette séance.';
  if (sure.some(({ isHere }) => isHere)) return 'Ce patient a un dossier retiré de cette séance.';
  return sure.some(({ isWithdrawn }) => !isWithdrawn)
    ? 'Ce patient est inscrit à une autre séance à venir.'
    : 'Ce patient a un dossier retiré d’une autre séance à venir.';
}
