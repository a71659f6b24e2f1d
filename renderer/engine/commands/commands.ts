import { errorName } from '../../../shared/base/errorName';
import { fail, type Result } from '../../../shared/domain/result';
import { may } from '../../../shared/domain/roles';
import type { Actor } from '../session/actor';
import { ShellRefusal } from '../shell/portShell';
import type { StorageState } from '../storage/storageState';
import { DocumentTooLarge } from '../store/store';
import { UnreadDocument } from '../readModel/unread';
import { attachmentCommands } from './attachments';
import { attendanceCommands } from './attendance';
import { boardCommands } from './boards';
import { caseListCommands } from './caseList';
import { caseCommands } from './cases';
import { conflictCommands } from './conflicts';
import { decisionCommands } from './decisions';
import { deferralCommands } from './deferrals';
import { demoCommands } from './demo';
import { pinCommands } from './chairPin';
import { draftCommands } from './drafts';
import { fileCommands } from './files';
import { guidelineCommands } from './guidelineBatch';
import { importCommands } from './imports';
import { notOpenTo } from '../records/need';
import type { Handlers, Services } from './handler';
import { keyCommands } from './keys';
import { meetingCommands } from './meetings';
import { phonesCommands } from './phones';
import { proposalCommands } from './proposals';
import { exchangeCommands } from './exchange';
import { regionCommands } from './regions';
import { representingCommands } from './representing';
import { roomCommands } from './room';
import { commands, type SessionCommand } from '../../../shared/contracts/commands/commands';
import { rotationCommands } from './rotation';
import { signingCommands } from './signing';
import { undoCommands } from './undo';

const handlers: Handlers<SessionCommand> = {
  ...demoCommands,
  ...undoCommands,
  ...boardCommands,
  ...meetingCommands,
  ...deferralCommands,
  ...caseCommands,
  ...caseListCommands,
  ...representingCommands,
  ...importCommands,
  ...attendanceCommands,
  ...signingCommands,
  ...proposalCommands,
  ...decisionCommands,
  ...guidelineCommands,
  ...pinCommands,
  ...conflictCommands,
  ...roomCommands,
  ...phonesCommands,
  ...draftCommands,
  ...fileCommands,
  ...attachmentCommands,
  ...regionCommands,
  ...exchangeCommands,
  ...keyCommands,
  ...rotationCommands,
};

type AnyHandler = (actor: Actor, input: unknown, services: Services) => Promise<Result<unknown>>;

/** Runs a command for who is signed in. A disk or storage failure becomes a sentence; nothing half written stays. */
export async function runCommand(
  actor: Actor,
  name: SessionCommand,
  input: unknown,
  services: Services,
  storage: StorageState,
): Promise<Result<unknown>> {
  const { role } = actor;
  if (!may(role, commands[name].right)) return notOpenTo(role);
  try {
    return await (handlers[name] as AnyHandler)(actor, input, services);
  } catch (error) {
    return explained(name, error, storage);
  }
}

function explained(name: SessionCommand, error: unknown, storage: StorageState): Result<never> {
  if (error instanceof DocumentTooLarge)
    return fail('storage', 'Ce document dépasse un mégaoctet\u00a0: il n’a pas été enregistré.', {
      safe: 'La version précédente est intacte.',
      next: 'Raccourcissez le texte collé.',
    });
  if (error instanceof UnreadDocument)
    return error.kind === 'newer'
      ? fail('state', 'Ce document vient d’une version plus récente de Concerto.', {
          safe: 'Il est gardé tel quel, rien n’a été modifié.',
          next: 'Mettez ce poste à jour.',
        })
      : fail('storage', 'Ce document ne s’ouvre pas sur ce poste.', {
          safe: 'Il est gardé tel quel, rien n’a été modifié.',
          next: 'Prévenez votre service informatique.',
        });
  // The shell refused before anything was written, or the browser's only store failed: why is known.
  if (storage.refusal) return storage.refusal;
  console.warn('command failed', name, errorName(error));
  return fail('storage', error instanceof ShellRefusal ? error.message : 'L’enregistrement n’a pas abouti.', {
    safe: 'Ce qui était déjà enregistré est intact\u00a0; cette dernière saisie ne l’est pas.',
    next: 'Vérifiez l’espace libre du disque, puis recommencez.',
  });
}
