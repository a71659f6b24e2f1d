import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { phrasesFor, withPhrase } from '../../../shared/domain/phrases';
import { Kbd } from '../../components/keyboard/Kbd';

interface PhraseOffersProps {
  /** The board's, as stored. */
  readonly phrases: readonly string[];
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** The text field. */
  readonly children: ReactNode;
}

/** The board's own phrases under the text, as one types: Ctrl ↓ goes to them, Enter takes one, Escape comes back. */
export function PhraseOffers({ phrases, text, onChange, children }: PhraseOffersProps) {
  const place = useRef<HTMLDivElement>(null);
  const offered = phrasesFor(phrases, text);
  const buttons = () => [...(place.current?.querySelectorAll<HTMLElement>('.phrase') ?? [])];
  const toText = () => place.current?.querySelector('textarea')?.focus();
  const take = (phrase: string) => {
    onChange(withPhrase(text, phrase));
    toText();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    const { key, ctrlKey, altKey, shiftKey } = event;
    if (altKey || shiftKey) return;
    if (at < 0 && ctrlKey && key === 'ArrowDown') all[0]?.focus();
    else if (at >= 0 && key === 'ArrowDown') all[Math.min(at + 1, all.length - 1)]?.focus();
    else if (at >= 0 && key === 'ArrowUp') (at === 0 ? toText : () => all[at - 1]?.focus())();
    else if (at >= 0 && key === 'Escape') toText();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={place} onKeyDownCapture={onKeyDown}>
      {children}
      {offered.length > 0 ? (
        <div className="phrases" role="group" aria-label="Phrases de la RCP">
          {offered.map((phrase) => (
            <button key={phrase} type="button" className="phrase" tabIndex={-1} onClick={() => take(phrase)}>
              {phrase}
            </button>
          ))}
          <span className="small quiet">
            Phrases de la RCP&nbsp;: <Kbd keys="Ctrl+ArrowDown" />
          </span>
        </div>
      ) : null}
    </div>
  );
}
