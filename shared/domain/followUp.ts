import { z } from 'zod';
import { civilDaySchema } from './brand';
import { shortDate } from './french';

/** How soon what was decided is to begin. The fiche RCP has no list for it: these are Concerto's own, for its texts. */
export const urgencies = {
  emergency: 'Sous 48 heures',
  week: 'Sous une semaine',
  fortnight: 'Sous deux semaines',
  usual: 'Délai habituel',
} as const;
export type Urgency = keyof typeof urgencies;
export const urgencyKeys = Object.keys(urgencies) as [Urgency, ...Urgency[]];

/** Who tells the patient, and on which day (performer and date of GEN-178 in the PPS). */
const announcementSchema = z.looseObject({ by: z.string().optional(), day: civilDaySchema.optional() });
/** As it is sent or as it was read. */
type AnnouncementSaid = z.input<typeof announcementSchema>;

/**
 * Whether a discussed case follows a guideline, and why it does not. The fiche RCP codes no « conforme / non conforme »:
 * it holds the guideline (MED-249), and the rest in its comment.
 */
const conformitySchema = z.looseObject({ follows: z.boolean(), why: z.string().optional() });
type Conformity = z.infer<typeof conformitySchema>;

/** What is to come of a decision. */
export const followUpShape = {
  conformity: conformitySchema.optional(),
  announcement: announcementSchema.optional(),
  urgency: z.enum(urgencyKeys).optional(),
  nextStep: z.string().optional(),
};

/** « conforme », « non conforme : essai plus favorable » */
export const conformityWords = ({ follows, why }: Conformity): string =>
  follows ? 'conforme' : why ? `non conforme\u00a0: ${why}` : 'non conforme';

/** « Dr Anne Martin, le 05/12/2026 » */
export const announcementWords = ({ by, day }: AnnouncementSaid): string =>
  [by, day && `le ${shortDate(day)}`].filter(Boolean).join(', ');
