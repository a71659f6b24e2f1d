import { z } from 'zod';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';

/** What the search knows a case by: the read model carries it sealed, so that unlocking reads no whole case files. */
const cardSchema = z.object({
  title: z.string(),
  words: z.string(),
  birth: z.string().optional(),
  /** It was taken off the list of its meeting. */
  withdrawn: z.literal(true).optional(),
});
export type Card = z.infer<typeof cardSchema>;

/** The cards of a meeting's cases; null where a former version left out a case that was taken off the list. */
export const cardsSchema = z.record(z.string(), cardSchema.nullable());
export type Cards = z.infer<typeof cardsSchema>;

export function cardOf({ values: v, withdrawn }: CaseFile): Card {
  const names = [
    v['identity.birthName'],
    v['identity.usedName'],
    v['identity.firstGivenName'],
    v['identity.givenNames'],
    v['identity.usedGivenName'],
    v['identity.ipp'],
    v['identity.ins'],
  ];
  return {
    title: patientName(v),
    words: names.filter(Boolean).join(' '),
    birth: v['identity.birthDate'],
    ...(withdrawn ? { withdrawn } : {}),
  };
}
