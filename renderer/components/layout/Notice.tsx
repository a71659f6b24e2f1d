import type { ReactNode } from 'react';
import { Icon, type IconName } from '../controls/Icon';

export type Meaning = 'todo' | 'wrong' | 'done' | 'info';

interface NoticeProps {
  readonly meaning: Meaning;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export const meaningIcons: Record<Meaning, IconName> = {
  todo: 'todo',
  wrong: 'wrong',
  done: 'done',
  info: 'info',
};

/** Said where it concerns, and stays until it no longer holds. Read aloud when it appears. */
export function Notice({ meaning, title, children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${meaning}`} role={meaning === 'wrong' ? 'alert' : 'status'}>
      <span className="notice-icon">
        <Icon name={meaningIcons[meaning]} />
      </span>
      <div className="notice-body">
        <p className="notice-title">{title}</p>
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
