import { describe, expect, it } from 'vitest';
import { placesInView } from '../../../../renderer/navigation/inView';
import { placeKey } from '../../../../shared/contracts/undo';
import { caseId, databaseNameSchema, meetingId } from '../../../../shared/domain/ids';

const database = databaseNameSchema.parse('rcp_sein_2026');
const meeting = meetingId('2026-11-24', '01KB0000000000000000000000');
const [first, second] = [caseId('01KB0000000000000000000001'), caseId('01KB0000000000000000000002')];
const keys = (...given: Parameters<typeof placesInView>) => placesInView(...given).map(placeKey);

describe('what is on the screen of all that can be taken back', () => {
  it('on the console is of the case in view, and of nothing that another case or screen shows', () => {
    const room = { screen: 'console', ref: { database, meeting } } as const;
    const shown = keys(room, first);
    const other = keys(room, second);
    expect(shown.filter((key) => key.includes(second))).toEqual([]);
    expect(shown.filter((key) => !other.includes(key))).toHaveLength(1);
    const page = keys({ screen: 'case', ref: { database, case: first }, meeting }, null);
    const list = keys({ screen: 'meeting', ref: { database, meeting } }, null);
    for (const elsewhere of [...page, ...list]) expect(shown).not.toContain(elsewhere);
  });

  it('is nothing where nothing that can be taken back is shown', () => {
    expect(placesInView({ screen: 'settings' }, null)).toEqual([]);
    expect(placesInView({ screen: 'intake', ref: { database, meeting } }, null)).toEqual([]);
  });
});
