import { fail } from '../../../shared/domain/result';

/** No case goes to a meeting that is over. */
export const meetingOver = fail('state', 'Cette séance est terminée.', {
  next: 'Choisissez une séance à venir.',
});

export const meetingNotHere = fail('missing', 'Cette séance n’est pas sur ce poste.', {
  next: 'Vérifiez la synchronisation avec la région.',
});
