import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly level?: 2 | 3;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a screen, named for assistive technology. */
export function Section({ title, level = 2, actions, children }: SectionProps) {
  const id = useId();
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-header">
        <Title id={id}>{title}</Title>
        {actions === undefined ? null : <div className="actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
