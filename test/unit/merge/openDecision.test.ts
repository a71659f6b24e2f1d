import { describe, expect, it } from 'vitest';
import { inForce, type Decision } from '../../../shared/domain/decision';
import { decisionId, type PersonId } from '../../../shared/domain/ids';
import { mergeDocuments } from '../../../shared/merge/merge';
import { decisionKey, openDecision } from '../../../shared/merge/openDecision';
import { decisionContentWords } from '../../../shared/merge/openWords';
import { CASE, decision, time } from '../domain/samples';

const version = (n: number, by: string, minute: number, more: Partial<Decision> = {}): Decision =>
  decision(n, {
    text: `Conclusion de ${by}`,
    recordedBy: `rpps-999000000${by}` as PersonId,
    at: time(`13:${String(minute).padStart(2, '0')}`),
    ...more,
  });

const apart = mergeDocuments(version(1, '11', 5), version(1, '22', 9)) as Decision;
const texts = (all: readonly Decision[]) => openDecision(all)?.contents.map(({ text }) => text);
const chosen = (n: number, all: readonly Decision[], more: Partial<Decision> = {}): Decision =>
  version(n, '33', 20 + n, { choosesAmong: [...(openDecision(all)?.keys ?? [])], ...more });

describe('two decisions of one version', () => {
  it('are both offered, whole', () => {
    expect(texts([version(1, '11', 5)])).toBeUndefined();
    expect(texts([apart])).toEqual(['Conclusion de 11', 'Conclusion de 22']);
  });

  it('are settled by a later version that was chosen among them, and by no other', () => {
    expect(texts([apart, chosen(2, [apart])])).toBeUndefined();
    const unaware = version(2, '11', 30);
    expect(texts([apart, unaware])).toEqual(['Conclusion de 11', 'Conclusion de 22', 'Conclusion de 11']);
    expect(texts([apart, unaware, chosen(3, [apart, unaware])])).toBeUndefined();
  });

  it('are open again where one more comes in that the choice did not know', () => {
    const choice = chosen(2, [apart]);
    const third = mergeDocuments(apart, version(1, '44', 1)) as Decision;
    expect(openDecision([third, choice])?.contents.map(decisionKey)).toHaveLength(4);
  });

  it('are open again where the choice is taken back', () => {
    const choice = chosen(2, [apart]);
    const { choosesAmong: _, ...taken } = choice;
    const back = { ...taken, _id: decisionId(CASE, 3), version: 3, revoked: true } as Decision;
    expect(texts([apart, choice, back])).toEqual(['Conclusion de 11', 'Conclusion de 22']);
    expect(inForce([apart, choice, back])?.version).toBe(1);
  });

  it('are read as sentences', () => {
    const postponed = version(1, '11', 5, {
      outcome: 'postponed',
      text: '',
      postponement: { reason: 'missing', text: 'IRM' },
    });
    expect(decisionContentWords(postponed, [])).toBe(
      'Reporté\nMotif\u00a0: Élément du dossier manquant — IRM',
    );
  });
});
