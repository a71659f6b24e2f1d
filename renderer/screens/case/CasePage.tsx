import { Fragment, useCallback, useMemo, useState } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import { pathsOf, sections, type CasePath, type CaseValues } from '../../../shared/domain/caseFields';
import { completeness as completenessOf, isStageOlder } from '../../../shared/domain/caseFile';
import { CaseField } from './CaseField';
import { CaseHeader } from './CaseHeader';
import { CaseSide } from './CaseSide';
import { goToSection, Outline, sectionId, sectionNames } from './Outline';
import { FieldChoice } from '../../components/case/FieldChoice';
import { pendingChoices } from '../../components/case/pendingChoices';
import { DropFiles } from '../../components/case/DropFiles';
import { UndecidedNotice } from '../../components/case/UndecidedNotice';
import { valuesInView } from './drafts';
import { useCaseDraft } from './useCaseDraft';
import { useAttach } from '../../components/files/useAttach';
import { useRight } from '../../components/useRight';
import { useShortcut } from '../../components/useShortcut';

const OLDER_STAGE = 'Ce stade date d’avant ce TNM\u00a0: vérifiez-le';

export function CasePage({ view }: { view: CaseView }) {
  const { drafts, state, change, enter, leave, settle, choose, save } = useCaseDraft(view);
  const attaching = useAttach(view, view.doc.files);
  const mayPrepare = useRight('prepare');
  const [focused, setFocused] = useState<CasePath | null>(null);
  const choices = useMemo(() => pendingChoices(view.doc), [view.doc]);
  const contested = useMemo(() => new Set(choices.flatMap(({ paths }) => paths)), [choices]);
  // What is typed counts at once: the outline must not lag behind the eyes.
  const values = useMemo<CaseValues>(
    () => valuesInView(view.doc.values, drafts, contested),
    [view.doc.values, drafts, contested],
  );
  const arrive = useCallback(
    (path: CasePath) => {
      enter(path);
      setFocused(path);
    },
    [enter],
  );
  const completeness = completenessOf(values);
  const missing = new Set(completeness.missing.map((m) => m.path));

  const goToField = (path: CasePath) =>
    document
      .querySelector<HTMLElement>(`[data-path="${path}"] :is(input, textarea, button):not([tabindex="-1"])`)
      ?.focus();
  const step = (by: number) => {
    const at = focused === null ? -1 : sectionNames.findIndex((s) => pathsOf(s).includes(focused));
    const section = sectionNames[Math.min(Math.max(at + by, 0), sectionNames.length - 1)];
    if (section) {
      goToSection(section);
      setFocused(pathsOf(section)[0] ?? null);
    }
  };
  useShortcut('Alt+ArrowDown', () => step(1), { label: 'Section suivante', group: 'Dossier' });
  useShortcut('Alt+ArrowUp', () => step(-1), { label: 'Section précédente', group: 'Dossier' });

  return (
    <DropFiles
      isDisabled={!mayPrepare}
      words="Déposez les pièces à joindre à ce dossier"
      onFiles={attaching.add}
    >
      <div className="page case">
        <CaseHeader view={view} state={state} onSave={save} />
        <div className="case-columns">
          <Outline values={values} completeness={completeness} choices={choices} />
          <form className="case-form" aria-label="Dossier" onSubmit={(event) => event.preventDefault()}>
            <UndecidedNotice caseId={view.case} names={view.undecided} />
            {sectionNames.map((section) => (
              <section key={section} className="case-section" aria-labelledby={sectionId(section)}>
                <h2 id={sectionId(section)} tabIndex={-1}>
                  {sections[section]}
                </h2>
                {pathsOf(section).map((path) => {
                  const choice = choices.find(({ paths }) => paths[0] === path);
                  return (
                    <Fragment key={path}>
                      <CaseField
                        path={path}
                        value={values[path]}
                        isMissing={missing.has(path)}
                        doubt={path === 'tumour.stage' && isStageOlder(view.doc) ? OLDER_STAGE : undefined}
                        theirs={contested.has(path) ? undefined : drafts[path]?.theirs}
                        onChange={change}
                        onEnter={arrive}
                        onLeave={leave}
                        onSettle={settle}
                      />
                      {choice ? (
                        <FieldChoice
                          view={view}
                          open={choice}
                          onChosen={() => {
                            choose(choice.paths);
                            goToField(path);
                          }}
                        />
                      ) : null}
                    </Fragment>
                  );
                })}
              </section>
            ))}
          </form>
          <CaseSide view={view} focused={focused} attaching={attaching} />
        </div>
      </div>
    </DropFiles>
  );
}
