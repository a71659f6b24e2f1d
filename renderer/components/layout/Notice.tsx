import type { ReactNode } from 'react';
import { Icon, type IconName } from '../controls/Icon';

export type Meaning = 'todo' | 'wrong' | 'done' | 'info';

interface NoticeProps {
  readonly meaning: Meaning;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Read where it stands, with what is around it: it is no news, and changes while one looks on. */
  readonly isQuiet?: boolean;
}

export const meaningIcons: Record<Meaning, IconName> = {
  todo: 'todo',
  wrong: 'wrong',
  done: 'done',
  info: 'info',
};

/** Said where it concerns, and stays until it no longer holds. Read aloud when it appears, without its buttons. */
export function Notice({ meaning, title, children, action, isQuiet = false }: NoticeProps) {
  const role = meaning === 'wrong' ? 'alert' : 'status';
  return (
    <div className={`notice notice-${meaning}`}>
      <span className="notice-icon">
        <Icon name={meaningIcons[meaning]} />
      </span>
      <div className="notice-body" {...(isQuiet ? {} : { role })}>
        <p className="notice-title">{title}</p>
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
