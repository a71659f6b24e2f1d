import { useId, type ReactNode, type Ref } from 'react';
import type { ConflictLine, ConflictValue } from '../../../shared/contracts/views';
import type { Problem } from '../../../shared/domain/result';
import { otherValueControl, whyNoOtherValue } from '../../../shared/merge/otherValue';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { useRight } from '../../components/session/useRight';
import { differences } from './differences';
import { OtherValue } from './OtherValue';
import { placeWords, writerWords } from './words';

interface ConflictEntryProps {
  readonly place: Ref<HTMLElement>;
  readonly line: ConflictLine;
  readonly isActive: boolean;
  readonly isWriting: boolean;
  /** Why the last choice here was not taken. */
  readonly problem: Problem | null;
  readonly onActive: () => void;
  readonly onChoose: (value: ConflictValue) => void;
  readonly onWrite: (isWriting: boolean) => void;
  readonly onWritten: (value: unknown, seen: readonly string[]) => void;
}

/** One field with its values side by side: who wrote each, when, where and from what. */
export function ConflictEntry(props: ConflictEntryProps) {
  const { place, line, isActive, isWriting } = props;
  const mayChoose = useRight(line.right);
  const id = useId();
  return (
    <li>
      <article
        className="conflict"
        aria-labelledby={id}
        ref={place}
        data-active={isActive || undefined}
        tabIndex={isActive ? 0 : -1}
        onFocus={props.onActive}
        onMouseDown={props.onActive}
      >
        <header className="conflict-head">
          <div>
            <h3 id={id}>{line.label}</h3>
            <p className="quiet">{placeWords(line)}</p>
          </div>
          <OpenIt line={line} />
        </header>
        <ol className="conflict-values">
          {line.values.map((value, i) => (
            <li key={value.key} className="conflict-value">
              <p className="conflict-words">
                <Words value={value} others={line.values.filter((one) => one !== value)} />
              </p>
              <ul className="small quiet">
                {value.writers.map((writer) => (
                  <li key={`${writer.device} ${writer.at} ${writer.name ?? ''}`}>{writerWords(writer)}</li>
                ))}
              </ul>
              <div>
                <Button
                  variant="plain"
                  size="small"
                  isDisabled={!mayChoose}
                  shortcut={i < 9 ? String(i + 1) : undefined}
                  onPress={() => props.onChoose(value)}
                >
                  Garder<span className="visually-hidden"> la valeur {i + 1}</span>
                </Button>
              </div>
            </li>
          ))}
        </ol>
        {props.problem ? <ProblemNotice problem={props.problem} /> : null}
        <Other {...props} mayChoose={mayChoose} isWriting={isWriting} />
      </article>
    </li>
  );
}

function Other({
  line,
  isWriting,
  mayChoose,
  onWrite,
  onWritten,
}: ConflictEntryProps & { mayChoose: boolean }) {
  if (!mayChoose)
    return (
      <p className="small quiet">Ce choix revient à la secrétaire, à l’animateur ou au coordonnateur.</p>
    );
  if (!otherValueControl(line)) return <p className="small quiet">{whyNoOtherValue(line)}</p>;
  if (isWriting) return <OtherValue line={line} onKeep={onWritten} onCancel={() => onWrite(false)} />;
  return (
    <div>
      <Button variant="quiet" size="small" icon="edit" shortcut="e" onPress={() => onWrite(true)}>
        Écrire une autre valeur
      </Button>
    </div>
  );
}

function OpenIt({ line }: { line: ConflictLine }) {
  const { database, meeting, case: file } = line;
  if (!meeting) return null;
  const ref = { database, meeting: meeting.meeting };
  return (
    <Button
      variant="quiet"
      size="small"
      label={`${file ? 'Ouvrir le dossier' : 'Ouvrir la séance'}\u00a0: ${placeWords(line)}`}
      onPress={() =>
        file
          ? go({ screen: 'case', ref: { database, case: file.case }, meeting: meeting.meeting })
          : go({ screen: 'meeting', ref })
      }
    >
      {file ? 'Ouvrir le dossier' : 'Ouvrir la séance'}
    </Button>
  );
}

/** Texts of more than this many words are compared: of a short one everything is seen anyway. */
const SHORT = 3;

/** The value, with what the others do not have marked where it is a text of some length. */
function Words({ value, others }: { value: ConflictValue; others: readonly ConflictValue[] }): ReactNode {
  const [other] = others;
  if (value.words === '') return <em className="quiet">Champ vidé</em>;
  if (!other || other.words === '' || value.words.split(/\s+/).length <= SHORT) return value.words;
  return differences(value.words, other.words).map(({ text, isOwn }, i) =>
    isOwn ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
  );
}
