import { fail, ok } from '../../../shared/domain/result';
import { databaseName, DEMONSTRATION_SLUG } from '../../../shared/region/databaseName';
import type { Handlers } from './handler';

/** An invented meeting to learn on: ordinary documents, written the ordinary way. */
export const demoCommands: Handlers<'loadDemo'> = {
  loadDemo: async (actor, _input, services) => {
    // Loaded for this once: its invented patients would otherwise stay in the memory of every workstation.
    const { demoMeeting } = await import('../../../shared/demo/demoMeeting');
    const docs = demoMeeting({
      now: actor.session.now(),
      today: actor.session.today(),
      ulid: () => actor.session.ulid(),
      device: actor.session.workstation.device,
      by: actor.person.id,
      board: { name: 'RCP Sein (démonstration)', slug: DEMONSTRATION_SLUG },
    });
    const board = docs.find((doc) => doc.type === 'board');
    const meeting = docs.find((doc) => doc.type === 'meeting');
    if (!board || !meeting) throw new Error('The demonstration lacks its board or meeting');
    const database = databaseName(board.slug, board.year);
    if (actor.session.workstation.databases.includes(database))
      return fail('state', 'La démonstration est déjà sur ce poste.', {
        next: 'Ouvrez-la depuis l’agenda.',
      });
    await services.addDatabase(database);
    await actor.commit(
      database,
      'demo.loaded',
      docs.map((doc) => ({ doc, parent: null })),
    );
    return ok({ database, meeting: meeting._id });
  },
};
