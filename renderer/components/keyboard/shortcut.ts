import { createContext } from 'react';

/** How deep the panels are stacked where a component stands: while a panel is open only its own shortcuts work, and urgent ones. */
export const LayerContext = createContext(0);

export interface Shortcut {
  readonly keys: string;
  /** What it does, a verb: « Valider la décision ». Shown in the help (`?`). */
  readonly label: string;
  /** Heading in the help; the screen's own name by default. */
  readonly group: string;
}
