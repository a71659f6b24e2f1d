import { useDeferredValue, useState, type Ref } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { CaseCourse } from '../../components/course/CaseCourse';
import { Button } from '../../components/controls/Button';

interface CourseSectionProps {
  readonly view: CaseView;
  /** The file's, with what is being typed on top. */
  readonly values: CaseValues;
  readonly heading: Ref<HTMLHeadingElement>;
}

/** The illness over time, drawn from the fields above. */
export function CourseSection({ view, values, heading }: CourseSectionProps) {
  const [showsTable, setShowsTable] = useState(false);
  // Drawn once the keys rest.
  const calm = useDeferredValue(values);
  return (
    <section className="case-section" aria-labelledby="section-course">
      <h2 id="section-course" tabIndex={-1} ref={heading}>
        Évolution de la maladie
      </h2>
      <div className="actions no-print">
        <Button variant="plain" size="small" onPress={() => setShowsTable(!showsTable)}>
          {showsTable ? 'Masquer les tableaux' : 'Montrer les tableaux'}
        </Button>
      </div>
      <CaseCourse view={view} values={calm} showsTable={showsTable} />
    </section>
  );
}
