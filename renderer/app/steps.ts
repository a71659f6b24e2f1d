import type { MeetingRef } from '../../shared/contracts/views';
import { shortDate } from '../../shared/domain/french';
import { assertNever } from '../../shared/domain/result';
import type { Route } from '../navigation/routes';

interface Step {
  readonly title: string;
  readonly route: Route | null;
}

/** `meeting:2026-11-24:…` says its day itself. */
const dayOf = (ref: MeetingRef): string => shortDate(ref.meeting.split(':')[1] ?? '');

/** The way from the agenda to a screen. Never a patient's name: this line stays on the shared screen. */
export function stepsTo(route: Route, boardName: string): Step[] {
  const agenda: Step = { title: 'Agenda', route: { screen: 'agenda' } };
  const meeting = (ref: MeetingRef): Step => ({
    title: `${boardName} · ${dayOf(ref)}`,
    route: { screen: 'meeting', ref },
  });
  const last = (title: string): Step => ({ title, route: null });
  switch (route.screen) {
    case 'agenda':
      return [{ ...agenda, route: null }];
    case 'inbox':
      return [last('À trancher')];
    case 'people':
      return [last('Annuaire')];
    case 'settings':
      return [last('Réglages')];
    case 'meeting':
      return [agenda, { ...meeting(route.ref), route: null }];
    case 'intake':
      return [agenda, meeting(route.ref), last('Inscription')];
    case 'console':
      return [agenda, meeting(route.ref), last('Séance')];
    case 'case':
    case 'report': {
      const ref = { database: route.ref.database, meeting: route.meeting };
      const steps = [agenda, meeting(ref)];
      if (route.screen === 'case') return [...steps, last('Dossier')];
      return [
        ...steps,
        { title: 'Dossier', route: { screen: 'case', ref: route.ref, meeting: route.meeting } },
        last('Compte rendu'),
      ];
    }
    default:
      return assertNever(route);
  }
}
