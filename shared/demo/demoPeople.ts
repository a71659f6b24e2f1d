import { personIdFor } from '../domain/ids';
import type { Person } from '../domain/person';

/**
 * Invented, and visibly so: rivers for the team, « -Démo » after every name, RPPS in 9990…, a range that is given
 * to nobody but whose Luhn key is right.
 */
const member = (
  family: string,
  given: string,
  rpps: string,
  specialty: string,
  title: string = 'Dr',
): Person => ({
  id: personIdFor(rpps, ''),
  family,
  given,
  title,
  rpps,
  specialty,
  organisation: 'Centre hospitalier de démonstration',
});

export const demoTeam = {
  oncologist: member('Loire-Démo', 'Hélène', '99900000011', 'G15_10/SM36'),
  surgeon: member('Garonne-Démo', 'Marc', '99900000029', 'G15_10/SM05'),
  gynaecologist: member('Dordogne-Démo', 'Sophie', '99900000037', 'G15_10/SM20'),
  radiotherapist: member('Charente-Démo', 'Yann', '99900000045', 'G15_10/SM37'),
  pathologist: member('Vilaine-Démo', 'Nadia', '99900000052', 'G15_10/SM01'),
  radiologist: member('Moselle-Démo', 'Pierre', '99900000060', 'G15_10/SM44'),
  nuclear: member('Durance-Démo', 'Inès', '99900000078', 'G15_10/SM28'),
  geriatrician: member('Sarthe-Démo', 'Luc', '99900000086', 'G15_10/SM18'),
  nurse: member('Mayenne-Démo', 'Claire', '99900000094', 'G15_60', ''),
} as const satisfies Record<string, Person>;

export type DemoRole = keyof typeof demoTeam;
