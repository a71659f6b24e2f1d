import { useEffect, useState } from 'react';
import type { ConflictLine } from '../../../shared/contracts/views';
import type { CaseId } from '../../../shared/domain/ids';
import type { Problem } from '../../../shared/domain/result';
import { otherValueControl } from '../../../shared/merge/otherValue';
import { Button } from '../../components/controls/Button';
import { catchFocus } from '../../components/focus/catchFocus';
import { contentTitle } from '../../components/focus/content';
import { usePlaces } from '../../components/focus/places';
import { dropKept } from '../../components/typing/keptTyping';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Section } from '../../components/layout/Section';
import { useCommand } from '../../components/session/useCommand';
import { useSaid } from '../../components/session/useSaid';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { ConflictEntry } from './ConflictEntry';
import { lineKey, otherValueKept } from './words';

interface ConflictsProps {
  readonly lines: readonly ConflictLine[];
  readonly startAt: CaseId | undefined;
}

type Choice = { key: string } | { written: unknown };

/** The open choices by board, one of them active: ↑ ↓ go from one to the next, a digit chooses, E writes another value. */
export function Conflicts({ lines, startAt }: ConflictsProps) {
  const { run } = useCommand();
  const [active, setActive] = useState({ key: startAt ?? '', at: 0 });
  const [writing, setWriting] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ key: string; problem: Problem } | null>(null);
  const { said, say } = useSaid<string>();
  const { run: undo, problem: notUndone } = useCommand();
  const places = usePlaces<string>();
  const found = lines.findIndex((line) => lineKey(line) === active.key || line.case?.case === active.key);
  // What was active was settled, here or elsewhere: the next one takes its place.
  const at = found >= 0 ? found : Math.min(active.at, lines.length - 1);
  const current = lines[at];
  const currentKey = current ? lineKey(current) : null;
  useEffect(
    () => catchFocus(() => (currentKey === null ? undefined : places.find(currentKey)) ?? contentTitle()),
    [currentKey, places],
  );

  const settle = async (
    line: ConflictLine,
    choice: Choice,
    seen: readonly string[] = line.values.map((value) => value.key),
  ) => {
    const key = lineKey(line);
    const { database, id, field } = line;
    const result = await run('settleConflict', {
      database,
      id,
      field,
      seen: [...seen],
      choice,
    });
    setRefused(result.ok ? null : { key, problem: result.problem });
    if (!result.ok) return;
    dropKept(otherValueKept(line));
    setWriting(null);
    say(`Choix enregistré pour «\u00a0${line.label}\u00a0».`);
  };
  const move = (by: number) => {
    // From elsewhere on the page one comes to the active one first.
    const isThere = lines.some((line) => places.find(lineKey(line))?.contains(document.activeElement));
    const next = lines[Math.min(Math.max(isThere ? at + by : at, 0), lines.length - 1)];
    if (!next) return;
    setActive({ key: lineKey(next), at: lines.indexOf(next) });
    const entry = places.find(lineKey(next));
    entry?.focus();
    entry?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (nth: number) => {
    const value = current?.values[nth - 1];
    if (current && value) void settle(current, { key: value.key });
  };
  const group = 'À trancher';
  useShortcut('ArrowDown', () => move(1), { label: 'Choix suivant', group });
  useShortcut('ArrowUp', () => move(-1), { label: 'Choix précédent', group });
  useShortcut('1', () => choose(1), { label: 'Garder la première valeur', group });
  useShortcut('2', () => choose(2), { label: 'Garder la deuxième valeur', group });
  useShortcut('3', () => choose(3), { label: 'Garder la troisième valeur', group });
  useShortcut('e', () => current && otherValueControl(current) && setWriting(lineKey(current)), {
    label: 'Écrire une autre valeur',
    group,
  });

  return (
    <div>
      <div className="inbox-said" role="status">
        {said === null ? null : (
          <>
            <span>{said}</span>
            <Button
              variant="quiet"
              size="small"
              icon="undo"
              shortcut="Ctrl+Z"
              onPress={() => void undo('undo', { places: [{ kind: 'inbox' }] })}
            >
              Annuler
            </Button>
          </>
        )}
      </div>
      {notUndone ? <ProblemNotice problem={notUndone} /> : null}
      {boardsOf(lines).map(([database, title, own]) => (
        <Section key={database} title={title}>
          <ol className="conflicts">
            {own.map((line) => {
              const key = lineKey(line);
              return (
                <ConflictEntry
                  key={key}
                  place={places.at(key)}
                  line={line}
                  isActive={line === current}
                  isWriting={writing === key}
                  problem={refused?.key === key ? refused.problem : null}
                  onActive={() => setActive({ key, at: lines.indexOf(line) })}
                  onChoose={({ key: chosen }) => void settle(line, { key: chosen })}
                  onWrite={(isWriting) => {
                    setWriting(isWriting ? key : null);
                    if (!isWriting) places.find(key)?.focus();
                  }}
                  onWritten={(written, seen) => void settle(line, { written }, seen)}
                />
              );
            })}
          </ol>
        </Section>
      ))}
    </div>
  );
}

function boardsOf(lines: readonly ConflictLine[]): [string, string, ConflictLine[]][] {
  const boards = new Map<string, [string, string, ConflictLine[]]>();
  for (const line of lines) {
    const held = boards.get(line.database);
    if (held) held[2].push(line);
    else boards.set(line.database, [line.database, `${line.boardName} · ${line.database.slice(-4)}`, [line]]);
  }
  return [...boards.values()];
}
