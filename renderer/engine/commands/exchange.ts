import { exchangeFileName } from '../../../shared/exchange/fileName';
import { fail, ok } from '../../../shared/domain/result';
import { exportMeeting } from '../exchange/exportMeeting';
import { importMeeting } from '../exchange/importMeeting';
import { readMeeting } from '../records/read';
import { sha256Hex } from '../keys/bytes';
import { checkPassphrase } from '../keys/passphrase';
import type { Handlers } from './handler';
import { meetingNotHere } from './meetingRefusals';

const tooLarge = fail('file', 'Cette séance est trop grande pour tenir dans un fichier.', {
  safe: 'Rien n’a été modifié, tout est sur ce poste.',
  next: 'Faites-la passer par la région\u00a0: raccordez les deux postes, la synchronisation l’apportera.',
});

/** Two workstations without a region, or one that is away: a meeting goes by a USB stick. */
export const exchangeCommands: Handlers<'exportMeeting' | 'importMeeting'> = {
  exportMeeting: async (actor, { passphrase, ...ref }) => {
    const checked = checkPassphrase(passphrase);
    if (!checked.ok) return checked;
    const records = await readMeeting(actor.session.store, ref.database, ref.meeting);
    const made = records && (await exportMeeting(actor.session, ref, passphrase));
    if (!made) return meetingNotHere;
    if (made === 'tooLarge') return tooLarge;
    const { bytes, leftOut } = made;
    const name = exchangeFileName({ board: records.board, doc: records.meeting });
    return ok({ name, bytes, sha256: await sha256Hex(bytes), leftOut });
  },

  importMeeting: (actor, { file, ...opening }, services) => importMeeting(actor, file, opening, services),
};
