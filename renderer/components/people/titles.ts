import type { Option } from '../controls/Select';

/** Forms of address on the attendance sheet. */
export const titleOptions: readonly Option[] = [
  { id: 'none', label: 'Sans' },
  { id: 'Dr', label: 'Dr' },
  { id: 'Pr', label: 'Pr' },
  { id: 'Mme', label: 'Mme' },
  { id: 'M.', label: 'M.' },
];
