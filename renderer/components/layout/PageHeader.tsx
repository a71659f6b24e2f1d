import type { ReactNode } from 'react';
import { screenPlaces } from '../focus/content';

interface PageHeaderProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
}

/** The only `h1` of a screen; it takes the focus when the screen arrives (`renderer/app/Arrival.tsx`). */
export function PageHeader({ title, subtitle, actions }: PageHeaderProps) {
  return (
    <div className="page-header">
      <div className="page-header-words">
        <h1 tabIndex={-1} ref={screenPlaces.at('title')}>
          {title}
        </h1>
        {subtitle === undefined ? null : <div className="page-header-subtitle">{subtitle}</div>}
      </div>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  );
}
