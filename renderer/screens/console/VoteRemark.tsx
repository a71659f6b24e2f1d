import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Button } from '../../components/controls/Button';
import { TextField } from '../../components/controls/TextField';
import type { VoteRemark as Remark } from '../../../shared/domain/vote';

interface VoteRemarkProps {
  readonly name: string;
  readonly draft: Remark;
  /** What was noted since it was begun, in words. */
  readonly since: string | null;
  /** A remark goes with a position: taken back meanwhile, there is nothing to remark on. */
  readonly canSend: boolean;
  /** It was begun by a key just now, and not found again. */
  readonly takesFocus: boolean;
  readonly onChange: (words: string) => void;
  readonly onSend: () => void;
  readonly onDrop: () => void;
}

/** Under the voter's row: the reserve under which one is for, or a remark beside the position. */
export function VoteRemark({
  name,
  draft,
  since,
  canSend: hasPosition,
  takesFocus,
  onChange,
  onSend,
  onDrop,
}: VoteRemarkProps) {
  const { kind, words } = draft;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) root.current?.querySelector('input')?.focus();
  }, [takesFocus]);
  const canSend = hasPosition && (kind === 'remark' || words.trim() !== '');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && canSend) onSend();
    else if (event.key === 'Escape') onDrop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="choices-below stack-tight" ref={root} onKeyDown={onKeyDown}>
      <TextField
        label={kind === 'reserve' ? `Réserve de ${name}` : `Remarque de ${name}`}
        value={words}
        onChange={onChange}
        help={kind === 'reserve' ? 'Le vote compte parmi les «\u00a0pour\u00a0».' : undefined}
      />
      {since === null ? null : (
        <p className="choices-warning" role="status">
          {since}
        </p>
      )}
      <div className="actions">
        <Button variant="primary" size="small" shortcut="Enter" isDisabled={!canSend} onPress={onSend}>
          Enregistrer
        </Button>
        <Button variant="quiet" size="small" shortcut="Escape" onPress={onDrop}>
          Abandonner
        </Button>
      </div>
    </div>
  );
}
