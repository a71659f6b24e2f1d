import { describe, expect, it } from 'vitest';
import { stepsTo } from '../../../../renderer/app/steps';
import { caseId, databaseNameSchema, meetingId } from '../../../../shared/domain/ids';

const database = databaseNameSchema.parse('rcp_sein_2026');
const meeting = meetingId('2026-11-24', '01KB0000000000000000000000');
const ref = { database, case: caseId('01KB0000000000000000000001') };

describe('stepsTo', () => {
  it('tells the way without naming the patient', () => {
    expect(stepsTo({ screen: 'report', ref, meeting }, 'RCP Sein').map((step) => step.title)).toEqual([
      'Agenda',
      'RCP Sein · 24/11/2026',
      'Dossier',
      'Compte rendu',
    ]);
  });
  it('ends where one is, which leads nowhere', () => {
    const steps = stepsTo({ screen: 'meeting', ref: { database, meeting } }, 'RCP Sein');
    expect(steps.map((step) => step.route === null)).toEqual([false, true]);
  });
});
