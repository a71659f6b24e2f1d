import { clockTime, longDate } from '../../../shared/domain/french';
import { Select } from '../../components/controls/Select';
import { useToday } from '../../components/session/useToday';
import { useQuery } from '../../engine/client';
import type { EditorProps } from './editorProps';
import { answerOr } from '../../components/session/queryState';

/** The meetings that a case can still go to: those of its board and year that are not over. */
export function MeetingEditor({ line, value, onChange, error }: EditorProps<string | undefined>) {
  const agenda = useQuery('agenda', { today: useToday() });
  const all = answerOr(agenda, []);
  const meetings = all.filter(({ database, state }) => database === line.database && state !== 'closed');
  return (
    <Select
      label={line.label}
      value={meetings.some(({ meeting }) => meeting === value) ? value : undefined}
      options={meetings.map(({ meeting, date, time }) => ({
        id: meeting,
        label: `${longDate(date)}, ${clockTime(time)}`,
      }))}
      onChange={onChange}
      error={error}
      help="Le dossier passe à la fin de sa liste."
      isRequired
    />
  );
}
