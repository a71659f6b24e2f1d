import type { Meeting } from '../../../shared/domain/meeting';
import type { Option } from '../controls/Select';

export const meetingModes: readonly Option<Meeting['mode']>[] = [
  { id: 'mixed', label: 'Salle et visio' },
  { id: 'room', label: 'Salle' },
  { id: 'video', label: 'Visio' },
];
