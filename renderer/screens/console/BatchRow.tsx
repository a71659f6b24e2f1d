import { useEffect, useId, useRef } from 'react';
import type { BatchCase } from '../../../shared/contracts/views';
import { guidelineWords } from '../../../shared/domain/guideline';
import { listed } from '../../../shared/domain/french';
import { Button } from '../../components/controls/Button';
import { Checkbox } from '../../components/controls/Checkbox';

interface BatchRowProps {
  readonly one: BatchCase;
  readonly isIn: boolean;
  /** It came, or changed, while its page was shown. */
  readonly isFresh: boolean;
  readonly isFirst: boolean;
  readonly onToggle: () => void;
  readonly onGo: () => void;
}

/** What the room hears of a case before it is registered: who, what for, what is proposed, under which guideline. */
export function BatchRow({ one, isIn, isFresh, isFirst, onToggle, onGo }: BatchRowProps) {
  const { position, name, summary, question, proposals, guideline, missing } = one;
  const root = useRef<HTMLLIElement>(null);
  const about = useId();
  const canBeIn = missing.length === 0;
  // The keyboard begins in the list, on the first case of each page.
  useEffect(() => {
    if (isFirst) root.current?.querySelector('input')?.focus();
  }, [isFirst]);
  return (
    <li className={isIn ? 'batch-row' : 'batch-row batch-row-out'} ref={root}>
      <Checkbox
        value={isIn}
        onChange={() => {
          if (canBeIn) onToggle();
        }}
        describedBy={about}
        label={
          <strong>
            {position}. {name}
          </strong>
        }
      />
      <div className="batch-about" id={about}>
        <span className="small quiet">{[summary, question].filter(Boolean).join(' · ')}</span>
        {isFresh ? (
          <span className="tone-todo">
            Arrivé ou changé depuis que cette page est affichée&nbsp;: à lire.
          </span>
        ) : null}
        {proposals.map(({ text, isRetained }, i) => (
          <span key={i} className={isRetained ? undefined : 'quiet'}>
            {proposals.length > 1 ? `${isRetained ? 'Retenue' : 'Non retenue'}\u00a0: ${text}` : text}
          </span>
        ))}
        {canBeIn && guideline.date ? (
          <span>{guidelineWords({ ...guideline, date: guideline.date })}</span>
        ) : (
          <span className="tone-todo">Il manque {listed(missing)}&nbsp;: à compléter ou à discuter.</span>
        )}
      </div>
      <Button variant="quiet" size="small" onPress={onGo}>
        Ouvrir
      </Button>
    </li>
  );
}
