import type { ReactNode } from 'react';

/** Short fields side by side, one under the other where there is no room. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="field-row">{children}</div>
);
