import { birthDoubt } from '../../../shared/domain/birth';
import type { CasePath } from '../../../shared/domain/caseFields';
import { valuesOf, type ImportLine } from '../../../shared/domain/leftOut';
import { FieldInput } from '../../components/case/FieldInput';
import { useToday } from '../../components/session/useToday';
import { mendable } from './reviewLines';

interface MendingProps {
  readonly line: ImportLine;
  /** Of the patient, as far as it is known. */
  readonly name: string;
  readonly onMend: (line: ImportLine, path: CasePath, value: unknown) => void;
}

/** The identity of a faulty line, mended where it stands, beside what the file says there. */
export function LineMending({ line, name, onMend }: MendingProps) {
  const today = useToday();
  const values = valuesOf(line);
  const birth = values['identity.birthDate'];
  const said = line.unread.filter(({ path }) => mendable.some((one) => one === path));
  return (
    <div
      className="import-mending"
      role="group"
      aria-label={`Corriger ${line.line === undefined ? name : `la ligne ${line.line}, ${name}`}`}
    >
      {mendable.map((path) => (
        <FieldInput
          key={path}
          path={path}
          value={values[path]}
          warning={
            path === 'identity.birthDate' && birth ? (birthDoubt(birth, today) ?? undefined) : undefined
          }
          onChange={(value) => onMend(line, path, value)}
        />
      ))}
      {said.map(({ path, why }) => (
        <p key={path} className="small import-read">
          {why}
        </p>
      ))}
    </div>
  );
}
