import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog } from 'react-aria-components';
import { plural } from '../../../shared/domain/french';
import { Icon } from '../../components/controls/Icon';
import { Kbd } from '../../components/keyboard/Kbd';
import { Layer } from '../../components/layout/Layer';
import { isModified } from '../../components/keyboard/shortcutKeys';
import { useRight } from '../../components/session/useRight';
import { useQuery } from '../../engine/client';
import { matching, useActions, type Entry } from './actions';
import { entriesOf } from './hits';
import './palette.css';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onHelp: () => void;
  readonly onLock: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Ctrl K: patients, meetings and actions from one field. */
export function Palette(props: PaletteProps) {
  return (
    <Layer veil="veil palette-veil" modal="palette" isDismissable onClose={props.onClose}>
      <Dialog aria-label="Chercher ou agir">
        <PaletteBody {...props} />
      </Dialog>
    </Layer>
  );
}

function PaletteBody({ onClose, ...frame }: PaletteProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  /** Enter was pressed before the answer to what is typed had come. */
  const isAwaited = useRef(false);
  const asked = useDeferredValue(text.trim());
  const hits = useQuery('search', { text: asked });
  const isBehind = text.trim() !== '' && (asked !== text.trim() || hits.status === 'loading');
  const mayOrganise = useRight('organise');
  const actions = useActions(frame);
  const entries: readonly Entry[] = [
    ...(hits.status === 'ready' && !isBehind && text.trim() !== ''
      ? hits.value.hits.flatMap((hit) => entriesOf(hit, mayOrganise))
      : []),
    ...matching(actions, text),
  ];
  const isFilling = hits.status === 'ready' && !hits.value.complete && text.trim() !== '';
  const current = entries[Math.min(active, entries.length - 1)];
  const at = current ? entries.indexOf(current) : -1;
  const rowId = (index: number) => `${id}-${index}`;

  const act = (entry: Entry) => {
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isModified(event)) return;
    const last = entries.length - 1;
    if (event.key === 'ArrowDown') move(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') move(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter' && isBehind) isAwaited.current = true;
    else if (event.key === 'Enter' && current) act(current);
    else return;
    event.preventDefault();
  };
  // Never one of an earlier answer: it would be another patient.
  useEffect(() => {
    if (!isAwaited.current || isBehind) return;
    isAwaited.current = false;
    if (current) act(current);
  });
  const move = (index: number) => {
    setActive(index);
    document.getElementById(rowId(index))?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <div className="palette-field">
        <Icon name="search" />
        <input
          className="palette-input"
          role="combobox"
          aria-label="Chercher un patient, une séance ou une action"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? rowId(at) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck="false"
          placeholder="Un patient, une séance, une action…"
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
            isAwaited.current = false;
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Escape" />
      </div>
      <div className="palette-list" role="listbox" id={`${id}-list`} aria-label="Résultats">
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            id={rowId(index)}
            role="option"
            aria-selected={index === at}
            className="palette-entry"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => act(entry)}
          >
            <Icon name={entry.icon} />
            <span className="palette-words">
              <span>{entry.title}</span>
              {entry.detail === undefined ? null : <span className="palette-detail">{entry.detail}</span>}
            </span>
            {entry.shortcut === undefined ? null : <Kbd keys={entry.shortcut} />}
          </div>
        ))}
      </div>
      {isFilling ? (
        <p className="palette-none">
          Recherche en cours de préparation&nbsp;: tous les noms n’y sont pas encore.
        </p>
      ) : entries.length === 0 && !isBehind ? (
        <p className="palette-none">Rien ne répond à ces mots sur ce poste.</p>
      ) : null}
      <p className="visually-hidden" role="status">
        {entries.length === 0 ? 'Aucun résultat' : plural(entries.length, 'résultat')}
      </p>
    </>
  );
}
