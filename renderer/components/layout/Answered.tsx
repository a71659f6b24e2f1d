import type { ReactNode } from 'react';
import type { QueryState } from '../../engine/client';
import { Notice } from './Notice';
import { PageHeader } from './PageHeader';
import { Section } from './Section';
import { Waiting } from './Waiting';

interface AnsweredProps<T> {
  readonly of: QueryState<T>;
  /** What stands there while it is read; nothing by default. */
  readonly waiting?: ReactNode;
  /** What stands there where there is no such record; nothing by default. */
  readonly absent?: ReactNode;
  readonly children: (answer: NonNullable<T>) => ReactNode;
}

/** What a query answers, as a part of a screen: being read, failed, absent, there. */
export function Answered<T>({ of, waiting = null, absent = null, children }: AnsweredProps<T>) {
  if (of.status === 'loading') return waiting;
  if (of.status === 'failed') return <Notice meaning="wrong" title={of.message} />;
  return of.value === null || of.value === undefined ? absent : children(of.value);
}

interface AnsweredScreenProps<T> extends Omit<AnsweredProps<T>, 'waiting'> {
  /** Said while it is read. */
  readonly words: string;
  /** The screen's title, where it is known before its content. */
  readonly title?: string;
}

/** What a query answers, as the whole screen. */
export function AnsweredScreen<T>({ of, words, title, absent, children }: AnsweredScreenProps<T>) {
  const named = title === undefined ? {} : { title };
  if (of.status === 'loading') return <Waiting words={words} {...named} />;
  if (of.status === 'failed')
    return (
      <div className="page">
        {title === undefined ? null : <PageHeader title={title} />}
        <Notice meaning="wrong" title={of.message}>
          Rien n’a été modifié.
        </Notice>
      </div>
    );
  return (
    <Answered of={of} absent={<div className="page">{absent}</div>}>
      {children}
    </Answered>
  );
}

interface AnsweredSectionProps<T> extends Pick<AnsweredProps<T>, 'of' | 'children'> {
  readonly title: string;
}

/** What a query answers, as a section that is not there before its content, nor without it. */
export function AnsweredSection<T>({ of, title, children }: AnsweredSectionProps<T>) {
  if (of.status === 'loading' || (of.status === 'ready' && of.value === null)) return null;
  return (
    <Section title={title}>
      <Answered of={of}>{children}</Answered>
    </Section>
  );
}
