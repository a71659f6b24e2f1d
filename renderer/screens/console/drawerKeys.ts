import type { Shortcut } from '../../components/keyboard/shortcut';
import { VIEWER_GROUP, viewerKeys } from '../../components/files/viewerKeys';

const group = 'Dans la séance';
const digits = (label: string): Shortcut[] => ['1', '2', '3', '4'].map((keys) => ({ keys, label, group }));

/** What the console's drawers take by themselves, for the help. */
export const attendanceKeys = digits('Présences (A)\u00a0: présent, visio, avis écrit, absent');
export const voteKeys: readonly Shortcut[] = [
  ...digits('Votes (V)\u00a0: pour, contre, abstention, pour avec réserve'),
  { keys: 'Delete', label: 'Votes (V)\u00a0: retirer la proposition', group },
  { keys: 'r', label: 'Votes (V)\u00a0: remarque sur la position choisie', group },
];
export const decisionKeys = digits('Décision (D)\u00a0: discuté, enregistré, reporté, recours');

/** They work where files are looked at, over the console. */
export const fileKeys: readonly Shortcut[] = Object.values(viewerKeys).flatMap(({ keys, label }) =>
  keys.map((one) => ({ keys: one, label, group: VIEWER_GROUP })),
);
