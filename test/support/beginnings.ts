import type { Page } from '@playwright/test';
import { addParticipant, createBoard, enrolSecretary, planMeeting, typeCase } from './story';

/** What many stories begin with, the same on the desktop and in the browser. */

/** As a person types it, in France. */
export const inDays = (days: number): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris' }).format(
    new Date(Date.now() + days * 86_400_000),
  );
export const tomorrow = (): string => inDays(1);

/** Solène Kerbrat's workstation, alone, with one board and nothing else. */
export async function startSecretary(page: Page): Promise<void> {
  await enrolSecretary(page, { given: 'Solène', family: 'Kerbrat' });
  await createBoard(page, 'RCP Sein', 'Centre inventé de l’Ouest');
}

/** Irène Duvauchel's case, on the screen. */
export const typeDuvauchel = (page: Page, question = 'Que faire ?'): Promise<void> =>
  typeCase(page, { family: 'Duvauchel', given: 'Irène', birth: '12/03/1958', question });

/** Tomorrow's meeting with Dr Le Goff, an oncologist, and that case. */
export async function prepareDuvauchel(page: Page, question?: string): Promise<void> {
  await planMeeting(page, tomorrow(), 'Salle Curie');
  await addParticipant(page, { given: 'Anne', family: 'Le Goff', specialty: 'oncologie medicale' });
  await typeDuvauchel(page, question);
}
