import { useState } from 'react';
import type { MeetingView } from '../../../shared/contracts/views';
import { plural } from '../../../shared/domain/french';
import type { CaseId } from '../../../shared/domain/ids';
import type { LeftOutWords } from '../../../shared/domain/leftOut';
import { go } from '../../navigation/navigation';
import { Button } from '../../components/controls/Button';
import { catchFocus } from '../../components/focus/catchFocus';
import { contentTitle } from '../../components/focus/content';
import { focusFirst } from '../../components/focus/focusFirst';
import { usePlaces } from '../../components/focus/places';
import { Notice } from '../../components/layout/Notice';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { Section } from '../../components/layout/Section';
import { useCommand } from '../../components/session/useCommand';
import { useSaid } from '../../components/session/useSaid';
import { useSlices } from '../../components/tables/useSlices';

/** Cases a drawing, as the lines of a review. */
const SLICE = 3;

interface SectionProps {
  readonly meeting: MeetingView;
  readonly kept: readonly LeftOutWords[];
}

/** Words of imported files that are in no field of the registered cases: here until a person has dealt with them. */
export function LeftOutWordsSection({ meeting, kept }: SectionProps) {
  const { database, meeting: id } = meeting;
  const [dealt, setDealt] = useState<ReadonlySet<CaseId>>(new Set());
  const { run, problem } = useCommand();
  const rows = usePlaces<CaseId>();
  const shown = byCase(kept).filter((one) => !dealt.has(one.case));
  const drawn = useSlices(shown.length, SLICE);
  const { said: gone, say } = useSaid<readonly LeftOutWords[]>();
  if (kept.length === 0 && !gone) return null;
  const drop = async (cases: readonly CaseId[]) => {
    const dropped = await run('dropLeftOutWords', { database, meeting: id, cases: [...cases] });
    if (!dropped.ok) return;
    say(kept.filter((one) => cases.includes(one.case)));
    // The button that was pressed goes with them.
    const at = shown.findIndex((one) => one.case === cases[0]);
    const next = shown.slice(at).find((one) => !cases.includes(one.case)) ?? shown[at - 1];
    const row = next && rows.find(next.case);
    if (row) focusFirst(row);
    else contentTitle()?.focus();
    setDealt((before) => new Set([...before, ...cases]));
  };
  const restore = async (words: readonly LeftOutWords[]) => {
    const restored = await run('restoreLeftOutWords', { database, meeting: id, words: [...words] });
    if (!restored.ok) return;
    setDealt((before) => new Set([...before].filter((one) => !words.some((said) => said.case === one))));
    // Its button goes with it.
    catchFocus(contentTitle);
  };
  const undo = gone ? (
    <Notice
      meaning="info"
      title={`Dit traité\u00a0: ${byCase(gone).length === 1 ? (gone[0]?.name ?? '') : plural(byCase(gone).length, 'dossier')}.`}
      action={
        <Button variant="plain" size="small" icon="undo" onPress={() => void restore(gone)}>
          Annuler
        </Button>
      }
    />
  ) : null;
  if (shown.length === 0)
    return (
      <div className="stack-tight">
        <p role="status">Tout ce que les fichiers laissaient est traité.</p>
        {undo}
        {problem ? <ProblemNotice problem={problem} /> : null}
      </div>
    );
  return (
    <Section
      title={`Absent des dossiers inscrits (${shown.length})`}
      actions={
        shown.length < 2 ? undefined : (
          <Button variant="quiet" size="small" onPress={() => void drop(shown.map((one) => one.case))}>
            {`Tout est traité (${plural(shown.length, 'dossier')})`}
          </Button>
        )
      }
    >
      <p className="quiet small">
        Ces mots des fichiers importés ne sont dans aucun champ. Ils restent ici jusqu’à ce que vous les
        disiez traités.
      </p>
      {undo}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <ul className="stack">
        {shown.slice(0, drawn).map((one) => (
          <li key={one.case} ref={rows.at(one.case)}>
            <LeftOutCase
              said={one}
              onOpen={() => go({ screen: 'case', ref: { database, case: one.case }, meeting: id })}
              onDealt={() => void drop([one.case])}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Each list may say something of one patient. */
interface SaidOfCase {
  readonly case: CaseId;
  readonly name: string;
  readonly all: readonly LeftOutWords[];
}

function byCase(kept: readonly LeftOutWords[]): SaidOfCase[] {
  const cases = new Map<CaseId, SaidOfCase>();
  for (const one of kept) {
    const { name, all } = cases.get(one.case) ?? { name: one.name, all: [] };
    cases.set(one.case, { case: one.case, name, all: [...all, one] });
  }
  return [...cases.values()];
}

interface CaseProps {
  readonly said: SaidOfCase;
  readonly onOpen: () => void;
  readonly onDealt: () => void;
}

const LeftOutCase = ({ said: { name, all }, onOpen, onDealt }: CaseProps) => (
  <>
    <div className="row">
      <strong>{name}</strong>
      <Button variant="plain" size="small" label={`Ouvrir le dossier ${name}`} onPress={onOpen}>
        Ouvrir
      </Button>
      <Button variant="quiet" size="small" label={`C’est traité pour ${name}`} onPress={onDealt}>
        C’est traité
      </Button>
    </div>
    {all.map(({ fileName, line, words }, at) => (
      <div key={at}>
        <p className="quiet small">{line === undefined ? fileName : `${fileName}, ligne ${line}`}</p>
        <dl className="import-fields">
          {words.map(({ where, what }, index) => (
            <div key={index}>
              <dt>{where}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    ))}
  </>
);
