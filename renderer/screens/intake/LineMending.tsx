import { useEffect, useRef, useState } from 'react';
import type { CasePath } from '../../../shared/domain/caseFields';
import { doubtOf } from '../../../shared/domain/dateDoubts';
import { valuesOf, type ImportLine } from '../../../shared/domain/leftOut';
import { FieldInput } from '../../components/case/FieldInput';
import { useToday } from '../../components/session/useToday';
import { KeptContext, restoreKept, watchKept, wordsIn } from '../../components/typing/keptTyping';
import { mendable } from './reviewLines';

interface MendingProps {
  readonly line: ImportLine;
  /** Of the patient, as far as it is known. */
  readonly name: string;
  readonly onMend: (line: ImportLine, path: CasePath, value: unknown) => void;
  readonly onTyped: (line: ImportLine, typed: ImportLine['typed']) => void;
}

/**
 * What is typed in the fields of a line and not understood outlives a lock as the line does, with it.
 * @returns the name under which its fields keep it (`KeptContext`)
 */
function useTypedOfLine({ line, onTyped }: Pick<MendingProps, 'line' | 'onTyped'>): string {
  const panel = `import line ${line.id}`;
  // Before the fields are drawn: each says what it does not understand only if it begins with it.
  useState(() => restoreKept(panel, line.typed ?? {}));
  const latest = useRef(line);
  useEffect(() => {
    latest.current = line;
  });
  useEffect(() => watchKept(panel, (typed) => onTyped(latest.current, wordsIn(typed))), [panel, onTyped]);
  return panel;
}

/** The identity of a faulty line, mended where it stands, beside what the file says there. */
export function LineMending({ line, name, onMend, onTyped }: MendingProps) {
  const kept = useTypedOfLine({ line, onTyped });
  const today = useToday();
  const values = valuesOf(line);
  const paths = mendable(line, today);
  const said = line.unread.filter(({ path }) => paths.some((one) => one === path));
  return (
    <div
      className="import-mending"
      role="group"
      aria-label={`Corriger ${line.line === undefined ? name : `la ligne ${line.line}, ${name}`}`}
    >
      <KeptContext value={kept}>
        {paths.map((path) => (
          <FieldInput
            key={path}
            path={path}
            value={values[path]}
            warning={doubtOf(path, values, today)}
            onChange={(value) => onMend(line, path, value)}
          />
        ))}
      </KeptContext>
      {said.map(({ path, why }) => (
        <p key={path} className="small import-read">
          {why}
        </p>
      ))}
    </div>
  );
}
