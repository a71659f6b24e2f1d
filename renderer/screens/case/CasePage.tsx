import { Fragment, useCallback, useMemo, useRef, useState } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import {
  pathsOf,
  sections,
  type CasePath,
  type CaseValues,
  type SectionName,
} from '../../../shared/domain/caseFields';
import { completeness as completenessOf, isStageOlder, OLDER_STAGE } from '../../../shared/domain/caseFile';
import { doubtOf } from '../../../shared/domain/dateDoubts';
import type { TypedDraft } from '../../../shared/domain/drafts';
import { isIdentityPath } from '../../../shared/domain/samePatient';
import { CaseField } from './CaseField';
import { CaseHeader } from './CaseHeader';
import { CaseSide } from './CaseSide';
import { CourseSection } from './CourseSection';
import { Outline, sectionId, sectionNames } from './Outline';
import { focusFirst } from '../../components/focus/focusFirst';
import { usePlaces } from '../../components/focus/places';
import { FieldChoice } from '../../components/case/FieldChoice';
import { pendingChoices } from '../../components/case/pendingChoices';
import { DeceasedNotice } from '../../components/case/DeceasedNotice';
import { DropFiles } from '../../components/intake/DropFiles';
import { useTypedKept } from '../../components/case/useTypedKept';
import { UndecidedNotice } from '../../components/case/UndecidedNotice';
import { AlikeNotice } from './AlikeNotice';
import { WithdrawnNotice } from './WithdrawnNotice';
import { valuesInView } from './drafts';
import { useCaseDraft } from './useCaseDraft';
import { useAttach } from '../../components/files/useAttach';
import { KeptContext } from '../../components/typing/keptTyping';
import { useRight } from '../../components/session/useRight';
import { useToday } from '../../components/session/useToday';
import { useShortcut } from '../../components/keyboard/useShortcut';

interface CasePageProps {
  readonly view: CaseView;
  /** What stood in its fields and was not understood, when the page began. */
  readonly typed: TypedDraft | null;
}

export function CasePage({ view, typed }: CasePageProps) {
  const choices = useMemo(() => pendingChoices(view.doc), [view.doc]);
  const contested = useMemo(() => new Set(choices.flatMap(({ paths }) => paths)), [choices]);
  const { drafts, state, change, enter, leave, settle, choose, save } = useCaseDraft(view, contested);
  const kept = useTypedKept(view, typed);
  const attaching = useAttach(view, view.doc.files);
  const mayPrepare = useRight('prepare');
  const [focused, setFocused] = useState<CasePath | null>(null);
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
  const today = useToday();
  const completeness = completenessOf(values, today);
  /** The field of the identity that was corrected last: said there who else may be the same patient. */
  const [alikeAt, setAlikeAt] = useState<CasePath>('identity.birthDate');
  const correct = useCallback(
    (path: CasePath, value: unknown) => {
      if (isIdentityPath(path)) setAlikeAt(path);
      change(path, value);
    },
    [change],
  );
  const missing = new Set(completeness.missing.map((m) => m.path));

  const fields = usePlaces<CasePath>();
  const headings = usePlaces<SectionName>();
  /** Brings a section under the eyes and into the keyboard's reach. */
  const goToSection = (section: SectionName) => {
    const heading = headings.find(section);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  const step = (by: number) => {
    const at = focused === null ? -1 : sectionNames.findIndex((s) => pathsOf(s).includes(focused));
    const section = sectionNames[Math.min(Math.max(at + by, 0), sectionNames.length - 1)];
    if (section) {
      goToSection(section);
      setFocused(pathsOf(section)[0] ?? null);
    }
  };
  const course = useRef<HTMLHeadingElement>(null);
  const goToCourse = () => {
    course.current?.scrollIntoView({ block: 'start' });
    course.current?.focus({ preventScroll: true });
  };
  useShortcut('f', goToCourse, { label: 'Évolution de la maladie (frise et courbes)', group: 'Dossier' });
  useShortcut('Alt+ArrowDown', () => step(1), { label: 'Section suivante', group: 'Dossier' });
  useShortcut('Alt+ArrowUp', () => step(-1), { label: 'Section précédente', group: 'Dossier' });

  return (
    <DropFiles
      isDisabled={!mayPrepare}
      words="Déposez les pièces à joindre à ce dossier"
      onFiles={attaching.add}
    >
      <div className="page case">
        <DeceasedNotice values={values} />
        <CaseHeader view={view} state={state} onSave={save} />
        {view.doc.withdrawn ? <WithdrawnNotice view={view} /> : null}
        <div className="case-columns">
          <Outline
            values={values}
            completeness={completeness}
            choices={choices}
            onGo={goToSection}
            onCourse={goToCourse}
          />
          <KeptContext value={kept}>
            <form className="case-form" aria-label="Dossier" onSubmit={(event) => event.preventDefault()}>
              <UndecidedNotice caseId={view.case} names={view.undecided} />
              {sectionNames.map((section) => (
                <section key={section} className="case-section" aria-labelledby={sectionId(section)}>
                  <h2 id={sectionId(section)} tabIndex={-1} ref={headings.at(section)}>
                    {sections[section]}
                  </h2>
                  {pathsOf(section).map((path) => {
                    const choice = choices.find(({ paths }) => paths[0] === path);
                    return (
                      <Fragment key={path}>
                        <CaseField
                          place={fields.at(path)}
                          path={path}
                          value={values[path]}
                          isMissing={missing.has(path)}
                          theirs={contested.has(path) ? undefined : drafts[path]?.theirs}
                          doubt={path === 'tumour.stage' && isStageOlder(view.doc) ? OLDER_STAGE : undefined}
                          warning={doubtOf(path, values, today)}
                          onChange={correct}
                          onEnter={arrive}
                          onLeave={leave}
                          onSettle={settle}
                        />
                        {path === alikeAt && view.meetingState !== 'closed' ? (
                          <AlikeNotice view={view} values={values} />
                        ) : null}
                        {choice ? (
                          <FieldChoice
                            view={view}
                            open={choice}
                            onChosen={() => {
                              choose(choice.paths);
                              focusFirst(fields.find(path));
                            }}
                          />
                        ) : null}
                      </Fragment>
                    );
                  })}
                </section>
              ))}
              <CourseSection view={view} values={values} heading={course} />
            </form>
          </KeptContext>
          <CaseSide view={view} focused={focused} attaching={attaching} />
        </div>
      </div>
    </DropFiles>
  );
}
