import { ok } from '../../../shared/domain/result';
import type { Handlers } from './handler';

export const roomCommands: Handlers<'project' | 'showPictures'> = {
  project: (_actor, { shown }, { room }) => {
    room.show(shown);
    return Promise.resolve(ok(null));
  },

  showPictures: (_actor, { shown }, { room }) => {
    room.showPictures(shown);
    return Promise.resolve(ok(null));
  },
};
