import { expect, it } from 'vitest';
import { writerWords } from '../../../renderer/screens/inbox/words';
import type { Instant } from '../../../shared/domain/brand';
import type { PersonId } from '../../../shared/domain/ids';
import { memberWords, personWords, unknownWords, whoWords } from '../../../shared/domain/whoWords';

const anne = { id: 'rpps-99900000011' as PersonId, family: 'Le Goff', given: 'Anne', title: 'Dr' };
const device = '01KB0000000000000000001234';

it('who wrote something is named with where they are found, or whom one asks', () => {
  const known = { ...anne, specialty: 'G15_10/SM36', organisation: 'CHU inventé' };
  expect(whoWords(known, device, known.id)).toMatch(/^Dr Anne LE GOFF · .+ · CHU inventé$/);
  expect(whoWords(anne, device, anne.id)).toBe(
    'Dr Anne LE GOFF (pour la joindre, demandez à la secrétaire de la RCP)',
  );
});

it('of whom nobody names, the workstation is, in the case and in the inbox', () => {
  const nobody = 'pers-01KB0000000000000000000000' as PersonId;
  const unnamed =
    'Une personne que ce poste ne connaît pas, sur le poste 1234 (demandez à la secrétaire de la RCP)';
  expect(whoWords(undefined, device, nobody)).toBe(unnamed);
  expect(whoWords(undefined, device, anne.id)).toBe(`${unnamed}, RPPS 99900000011`);
  expect(unknownWords(anne.id, device)).toBe(
    'une personne que ce poste ne connaît pas, sur le poste 1234, RPPS 99900000011',
  );
  expect(unknownWords(nobody)).toBe('une personne que ce poste ne connaît pas');
  const at = '2026-11-20T08:15:00.000Z' as Instant;
  const writer = { name: null, where: '', at, device, source: 'typed' } as const;
  const elsewhere = writerWords({ ...writer, isHere: false });
  expect(elsewhere).toMatch(/^Une personne que ce poste ne connaît pas · .*sur un autre poste \(1234\)$/);
  expect(elsewhere).toContain('pour la joindre, demandez à la secrétaire');
  const rpps = writerWords({ ...writer, where: 'RPPS 99900000011', isHere: false });
  expect(rpps).toContain('RPPS 99900000011, pour la joindre, demandez à la secrétaire');
  const removed = writerWords({ ...writer, isHere: true });
  expect(removed).toMatch(/^Une personne qui n’a plus de compte sur ce poste · .*sur ce poste$/);
});

it('a person is told from others by what they do, and where, as far as it is known', () => {
  const known = { ...anne, specialty: 'G15_10/SM36', organisation: 'CHU inventé' };
  expect(memberWords(known)).toMatch(/^Dr Anne LE GOFF · [^·]+$/);
  expect(personWords(known)).toBe(`${memberWords(known)} · CHU inventé`);
  expect(personWords(anne)).toBe('Dr Anne LE GOFF');
});
