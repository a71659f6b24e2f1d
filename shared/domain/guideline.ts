import { z } from 'zod';
import { civilDaySchema } from './brand';
import { shortDate } from './french';

/**
 * A référentiel in one of its versions, as a registered case has to name it (MED-249; README.md, "Discussed or
 * registered").
 */
export const guidelineSchema = z.looseObject({
  name: z.string().min(1),
  version: z.string().min(1),
  date: civilDaySchema,
});
export type Guideline = z.infer<typeof guidelineSchema>;

/** « Référentiel sein Ouest, version 4.2 du 15/01/2026 » */
export const guidelineWords = ({
  name,
  version,
  date,
}: Pick<Guideline, 'name' | 'version'> & { readonly date: string }): string =>
  `${name}, version ${version} du ${shortDate(date)}`;
