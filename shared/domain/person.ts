import { z } from 'zod';
import { personIdSchema } from './ids';
import { codeIn, specialtyName } from '../terminology/codes';

/** Someone of the meeting. `specialty` is a savoir-faire code (`G15_10/SM36`) or a profession (`G15_60`). */
export const personSchema = z.looseObject({
  id: personIdSchema,
  family: z.string().min(1),
  given: z.string().default(''),
  title: z.string().default(''),
  rpps: z.string().optional(),
  specialty: z.string().optional(),
  organisation: z.string().optional(),
});
export type Person = z.infer<typeof personSchema>;

/** « Dr Anne LE GOFF » */
export const personName = (p: Pick<Person, 'title' | 'given' | 'family'>): string =>
  [p.title, p.given, p.family.toLocaleUpperCase('fr')].filter(Boolean).join(' ');

/** Doctors carry a `G15_10/…` code; nobody else counts in a quorum (README.md, "Quorum"). */
export const isDoctor = (p: Pick<Person, 'specialty'>): boolean => p.specialty?.startsWith('G15_10') ?? false;

/** Written in words that the official list does not hold: kept as written, and counted nowhere. */
export const isUnknownSpecialty = ({ specialty }: Pick<Person, 'specialty'>): boolean =>
  specialty !== undefined &&
  specialty !== '' &&
  codeIn('specialty', specialty) === undefined &&
  !isDoctor({ specialty });

export const personSpecialty = (p: Pick<Person, 'specialty'>): string => specialtyName(p.specialty);

export const roleSchema = z.enum(['chair', 'coordinator', 'secretary', 'doctor']);
export type Role = z.infer<typeof roleSchema>;

export const roleNames: Record<Role, string> = {
  chair: 'Médecin animateur',
  coordinator: 'Médecin coordonnateur',
  secretary: 'Secrétaire de RCP',
  doctor: 'Médecin participant',
};
