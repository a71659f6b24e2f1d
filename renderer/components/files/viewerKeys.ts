/** The keys of the viewer, with what each does: it registers them, and the help shows them where it is not open. */
export const VIEWER_GROUP = 'Images et pièces jointes (I)';

export const viewerKeys = {
  next: { keys: ['n'], label: 'Pièce suivante' },
  previous: { keys: ['Shift+N'], label: 'Pièce précédente' },
  arrowRight: { keys: ['ArrowRight'], label: 'Pièce suivante' },
  arrowLeft: { keys: ['ArrowLeft'], label: 'Pièce précédente' },
  arrowUp: { keys: ['ArrowUp'], label: 'Avec ← et →, déplacer l’image agrandie ou le pointeur' },
  arrowDown: { keys: ['ArrowDown'], label: 'Avec ← et →, déplacer l’image agrandie ou le pointeur' },
  nextPage: { keys: ['PageDown'], label: 'Page suivante' },
  previousPage: { keys: ['PageUp'], label: 'Page précédente' },
  nearer: { keys: ['+', '='], label: 'Agrandir' },
  further: { keys: ['-'], label: 'Réduire' },
  whole: { keys: ['0'], label: 'Image entière' },
  enlarge: { keys: ['z'], label: 'Agrandir trois fois, ou voir en entier' },
  turn: { keys: ['r'], label: 'Tourner d’un quart à droite' },
  turnBack: { keys: ['Shift+R'], label: 'Tourner d’un quart à gauche' },
  point: { keys: ['p'], label: 'Pointeur au clavier' },
  compare: { keys: ['c'], label: 'Deux images côte à côte, ou une seule' },
  left: { keys: ['1'], label: 'Agir sur l’image de gauche' },
  right: { keys: ['2'], label: 'Agir sur l’image de droite' },
  link: { keys: ['l'], label: 'Lier les deux images, ou les délier' },
  show: { keys: ['m'], label: 'Montrer à la salle, ou ne plus montrer' },
} as const;
export type ViewerAct = keyof typeof viewerKeys;
