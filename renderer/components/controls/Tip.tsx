import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from '../keyboard/Kbd';

/** Words and key shown when the pointer rests or the focus arrives on a control. */
export function Tip({
  words,
  shortcut,
  children,
}: {
  words: string;
  shortcut?: string | undefined;
  children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <Tooltip className="tooltip" offset={6}>
        {words}
        {shortcut === undefined ? null : <Kbd keys={shortcut} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
