import type { MeetingView } from '../../../shared/contracts/views';
import { differing, type Presences } from '../../../shared/domain/attendanceValidation';
import { personName } from '../../../shared/domain/person';
import { momentWords } from '../../i18n/momentWords';
import { namesWords } from '../../i18n/meetingWords';
import { Button } from '../controls/Button';
import { Badge } from '../layout/Badge';

interface ValidationProps {
  readonly meeting: MeetingView;
  readonly presences: Presences;
  readonly isPending: boolean;
  /** Null: it is not for who is signed in. */
  readonly onValidate: (() => void) | null;
}

/** Whether what is shown is what somebody said to be right. */
export function ValidationLine({ meeting, presences, isPending, onValidate }: ValidationProps) {
  const validated = meeting.doc.attendanceValidated;
  const changed = validated ? differing(validated.presences, presences) : [];
  const isValid = validated !== undefined && changed.length === 0;
  const names = meeting.attendance
    .filter(({ person }) => changed.includes(person.id))
    .map(({ person }) => personName(person));
  return (
    <div className="row">
      {validated ? (
        <span>{`Présences validées par ${personName(validated.by)} ${momentWords(validated.at)}.`}</span>
      ) : null}
      {isValid ? <Badge meaning="done">Validées</Badge> : null}
      {changed.length > 0 ? (
        <Badge meaning="todo">
          {['Modifiées depuis leur validation', namesWords(names)].filter(Boolean).join('\u00a0: ')}
        </Badge>
      ) : null}
      {onValidate && !isValid ? (
        <Button variant="plain" icon="done" shortcut="v" isPending={isPending} onPress={onValidate}>
          {validated ? 'Valider à nouveau les présences' : 'Valider les présences'}
        </Button>
      ) : null}
    </div>
  );
}
