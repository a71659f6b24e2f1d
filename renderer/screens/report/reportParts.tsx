import type { ReactNode } from 'react';
import type { CaseView } from '../../../shared/contracts/views';
import {
  fieldSpec,
  isOfRecords,
  pathsOf,
  sections,
  type CasePath,
  type SectionName,
} from '../../../shared/domain/caseFields';
import { fieldLabel, isTaken, shownValues } from '../../../shared/domain/fieldValue';
import { NOT_GIVEN, valueWords } from '../../../shared/domain/valueWords';
import type { Fact } from '../../../shared/papers/content/words';

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="report-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="report-fields">
      {facts.map(({ label, text }) => (
        <div key={`${label} ${text}`}>
          <dt>{label}</dt>
          <dd className="report-text">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The words of the Word report; lists of records, which it sets as tables, in one line each. */
function fieldText(path: CasePath, { doc, meetingDate, completeness }: CaseView): string {
  const { kind } = fieldSpec(path);
  const text = isOfRecords(kind)
    ? valueWords(path, doc.values[path])
    : shownValues(path, doc.values, meetingDate)
        .map(({ text: words, code }) => (code ? `${words} (${code})` : words))
        .join('\u00a0; ');
  const asked = completeness.missing.some((m) => m.path === path);
  return text === '' && asked ? NOT_GIVEN : text;
}

interface FieldsProps {
  readonly section: SectionName;
  readonly view: CaseView;
  readonly title?: string;
  /** Lines of the report's own, before the fields. */
  readonly first?: readonly Fact[];
}

export function FieldsOf({ section, view, title = sections[section], first = [] }: FieldsProps) {
  const facts = pathsOf(section).flatMap((path) => {
    const hidden = fieldSpec(path).silent || isTaken(path);
    const text = hidden ? '' : fieldText(path, view);
    return text === '' ? [] : [{ label: fieldLabel(path), text }];
  });
  if (first.length + facts.length === 0) return null;
  return (
    <Part title={title}>
      <Facts facts={[...first, ...facts]} />
    </Part>
  );
}
