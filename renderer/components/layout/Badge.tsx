import type { ReactNode } from 'react';
import { Icon } from '../controls/Icon';
import { meaningIcons, type Meaning } from './Notice';

/** A state in one word, with its icon: colour never speaks alone. */
export function Badge({ meaning, children }: { meaning: Meaning | 'neutral'; children: ReactNode }) {
  return (
    <span className={`badge badge-${meaning}`}>
      {meaning === 'neutral' ? null : <Icon name={meaningIcons[meaning]} small />}
      {children}
    </span>
  );
}
