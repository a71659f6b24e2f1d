import { describe, expect, it } from 'vitest';
import { hashOf, routeOf, type Route } from '../../../../renderer/navigation/routes';
import { caseId, databaseNameSchema, meetingId } from '../../../../shared/domain/ids';

const database = databaseNameSchema.parse('rcp_sein_2026');
const meeting = meetingId('2026-11-24', '01KB0000000000000000000000');
const inCase = caseId('01KB0000000000000000000001');

const routes: Route[] = [
  { screen: 'agenda' },
  { screen: 'people' },
  { screen: 'settings' },
  { screen: 'inbox' },
  { screen: 'inbox', caseId: inCase },
  { screen: 'meeting', ref: { database, meeting } },
  { screen: 'intake', ref: { database, meeting } },
  { screen: 'console', ref: { database, meeting } },
  { screen: 'console', ref: { database, meeting }, caseId: inCase },
  { screen: 'case', ref: { database, case: inCase }, meeting },
  { screen: 'report', ref: { database, case: inCase }, meeting },
];

describe('routes', () => {
  it.each(routes.map((route) => [hashOf(route), route] as const))('%s is read back', (hash, route) => {
    expect(routeOf(hash)).toEqual(route);
    expect(routeOf(hash.replaceAll(':', '%3A'))).toEqual(route);
  });
  it.each([
    '',
    '#',
    '#/',
    '#content',
    '#/nulle-part',
    '#/seance',
    '#/seance/rcp_sein_2026',
    '#/seance/rcp_sein_2026/meeting:hier',
    `#/dossier/rcp_sein_2026/${inCase}`,
    '#/seance/../../x',
    '#/%E0%A4%A',
    `#/constructor/rcp_sein_2026/${meeting}`,
  ])('%s leads home', (hash) => expect(routeOf(hash)).toEqual({ screen: 'agenda' }));
});
