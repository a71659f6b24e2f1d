import { describe, expect, it } from 'vitest';
import { correctionWords } from '../../../../../renderer/screens/console/proposalWords';
import type { CivilDay } from '../../../../../shared/domain/brand';
import { person, proposal } from '../../../domain/samples';

const VOTES = 'Les votes portaient sur l’ancien texte\u00a0: ils sont à reprendre.';

describe('what whoever corrects a proposal should know', () => {
  it('names what is kept without being shown, and nothing else', () => {
    expect(correctionWords(proposal(10))).toBe(VOTES);
    // The form shows these.
    expect(correctionWords(proposal(10, { examinations: 'TEP', trial: 'ESSAI 1' }))).toBe(VOTES);
    expect(correctionWords(proposal(10, { plannedTo: '2026-12-31' as CivilDay }))).toBe(
      `${VOTES} La correction garde la période prévue.`,
    );
    const both = { plannedTo: '2026-12-31' as CivilDay, proposedBy: person(4) };
    expect(correctionWords(proposal(10, both))).toBe(
      `${VOTES} La correction garde la période prévue et le nom de qui propose (Dr Dominique EXEMPLE-4).`,
    );
  });
});
