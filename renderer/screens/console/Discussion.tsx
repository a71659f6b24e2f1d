import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import { openFields } from '../../../shared/merge/openFields';
import { isSaidSince } from '../../../shared/domain/saidSince';
import { seenOf, type Seen } from '../../../shared/merge/seeing';
import { sayAloud } from '../../components/aloud/sayAloud';
import { Button } from '../../components/controls/Button';
import { FieldChoice } from '../../components/case/FieldChoice';
import { joinedTexts } from '../../components/case/joinedTexts';
import { onCtrlEnter } from '../../components/keyboard/onCtrlEnter';
import { SaveStateLine } from '../../components/case/SaveStateLine';
import { useAutosave } from '../../components/typing/useAutosave';
import { Notice } from '../../components/layout/Notice';
import { TextArea } from '../../components/controls/TextArea';
import { useTurned } from '../../components/session/useTurned';
import { focusContent } from '../../components/focus/content';
import { engine } from '../../engine/client';
import { placeAt, placeOf } from './focusOn';

interface Typing {
  readonly text: string;
  /** What stood here when the typing began: only that is replaced (shared/merge/seeing.ts). */
  readonly seen: Seen;
  /** That text, and all that was sent since: anything else comes from elsewhere. */
  readonly own: readonly string[];
}

/** Somebody kept these words among others: nothing is asked, and the whole is shown as the field is left. */
const holds = (text: string, words: string): boolean =>
  text === words || (words.trim() !== '' && text.includes(words.trim()));

/** What is said in the room, saved as the keys rest. Mounted anew for each case. */
export function Discussion({ view, isReadOnly }: { view: CaseView; isReadOnly: boolean }) {
  const { database, case: id, doc } = view;
  const [typing, setTyping] = useState<Typing | null>(null);
  const [autosave, state] = useAutosave<{ text: string; seen: Seen }>((patch) => {
    setTyping((held) => held && { ...held, own: [...held.own, patch.text] });
    return engine().command('discuss', { database, case: id, ...patch });
  });
  useTurned(() => setTyping((held) => (autosave.holds('text') ? held : null)));
  const open = openFields(doc).find(({ field }) => field === 'discussion');
  const theirs =
    typing && !open && !typing.own.includes(doc.discussion) && !holds(doc.discussion, typing.text)
      ? doc.discussion
      : null;
  const isApart = open !== undefined || theirs !== null;
  const wasApart = useRef(false);
  const isNew = useRef(false);
  useEffect(() => {
    // Somebody chose, here or elsewhere, while nobody types here: what they chose is shown.
    const isIn =
      document.activeElement instanceof HTMLTextAreaElement &&
      placeOf(document.activeElement) === 'discussion';
    if (wasApart.current && open === undefined && !isIn && !autosave.holds('text')) setTyping(null);
    wasApart.current = isApart;
  }, [autosave, isApart, open]);
  const write = (text: string, goesOn: Typing | null) => {
    const held = goesOn ?? { seen: seenOf(doc, 'discussion'), own: [doc.discussion] };
    isNew.current = true;
    setTyping({ ...held, text });
    autosave.change({ text, seen: held.seen });
  };
  const leave = async () => {
    // While another text waits for an answer, what was typed stays in view beside it.
    const isKept = await autosave.flush();
    if (isKept && isNew.current) sayAloud('Discussion enregistrée');
    if (isKept) isNew.current = false;
    if (isKept && !wasApart.current) setTyping((held) => (autosave.holds('text') ? held : null));
  };
  const shown = typing?.text ?? doc.discussion;
  return (
    <div className="discussion" {...placeAt('discussion')} onKeyDownCapture={onCtrlEnter(focusContent)}>
      <TextArea
        label="Discussion"
        aside={<SaveStateLine state={state} onRetry={() => void autosave.flush()} />}
        value={shown}
        onChange={(text) => write(text, typing)}
        onBlur={() => void leave()}
        rows={3}
        isReadOnly={isReadOnly}
        help={
          isSaidSince(view.decision, { discussion: shown })
            ? 'Écrite ou changée après la décision\u00a0: elle est gardée, mais le compte rendu n’en donne que ce qui était écrit à ce moment. Corrigez la décision pour l’y mettre.'
            : undefined
        }
        placeholder={isReadOnly ? 'Rien n’a été noté.' : 'Ce qui se dit, en quelques mots'}
      />
      {isApart ? (
        <div className="discussion-apart">
          {open ? (
            <FieldChoice view={view} open={open} isText onChosen={() => setTyping(null)} />
          ) : (
            <Theirs
              text={theirs ?? ''}
              onTake={() => setTyping(null)}
              onKeepBoth={() => write(joinedTexts([theirs ?? '', typing?.text ?? '']), null)}
            />
          )}
        </div>
      ) : null}
    </div>
  );
}

interface TheirsProps {
  readonly text: string;
  readonly onTake: () => void;
  readonly onKeepBoth: () => void;
}

/** Another workstation went on from what is written here, which is still in this field. */
const Theirs = ({ text, onTake, onKeepBoth }: TheirsProps) => (
  <Notice
    meaning="todo"
    title="Un autre poste a écrit la suite pendant votre saisie"
    action={
      <span className="actions">
        <Button variant="plain" size="small" onPress={onTake}>
          Prendre son texte
        </Button>
        <Button variant="plain" size="small" onPress={onKeepBoth}>
          Garder les deux
        </Button>
      </span>
    }
  >
    <p className="field-choice-words">{text || 'Le champ a été vidé.'}</p>
  </Notice>
);
