/** As the fiche notes it; `U` where it is not determined. */
export const sexes = ['F', 'M', 'U'] as const;
export type Sex = (typeof sexes)[number];

/** On the screen and on paper, and as a list that comes in may say it. */
export const sexNames: Record<Sex, string> = { F: 'Femme', M: 'Homme', U: 'Indéterminé' };
