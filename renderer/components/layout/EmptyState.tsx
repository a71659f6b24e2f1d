import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** What will stand here and how it gets here. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      <div className="empty-words">{children}</div>
      {action}
    </section>
  );
}
