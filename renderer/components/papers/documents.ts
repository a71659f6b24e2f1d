import type { MadeFile } from '../../../shared/contracts/views';
import type { CaseRef, MeetingRef } from '../../../shared/contracts/views';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { engine } from '../../engine/client';
import { platform } from '../../platform';

/** Told wherever a document was saved: it is the one thing that leaves this workstation's encryption, because someone asked. */
export const READABLE =
  'Un document enregistré n’est pas chiffré\u00a0: toute personne qui l’ouvre peut le lire.';

/** What became of a document: its name once saved, null when the person gave up in the dialog. */
type Saved = Result<{ readonly name: string | null }>;

async function save(made: MadeFile, folder?: string): Promise<Saved> {
  const saved = await platform.saveFile({
    name: made.name,
    kind: 'docx',
    bytes: new Uint8Array(made.bytes),
    ...(folder === undefined ? {} : { folder }),
  });
  if (saved.saved) return ok({ name: saved.name });
  if (saved.reason === 'cancelled') return ok({ name: null });
  return fail('file', `«\u00a0${made.name}\u00a0» n’a pas pu être enregistré à cet endroit.`, {
    safe: 'Le dossier et la décision sont intacts.',
    next: 'Choisissez un autre emplacement, ou libérez de la place sur le disque.',
  });
}

/**
 * The Word report of a case; who issued which bytes is kept once the file is really saved.
 * @param folder where a series goes (`platform.chooseFolder`); without it the person is asked
 */
export async function saveReport({ database, case: id }: CaseRef, folder?: string): Promise<Saved> {
  const ref = { database, case: id };
  const made = await engine().command('makeReport', ref);
  if (!made.ok) return made;
  const saved = await save(made.value, folder);
  if (!saved.ok || saved.value.name === null) return saved;
  const recorded = await engine().command('recordIssue', { ...ref, sha256: made.value.sha256 });
  if (recorded.ok) return saved;
  const { code, next } = recorded.problem;
  return fail(
    code,
    `«\u00a0${saved.value.name}\u00a0» est enregistré, mais ce poste n’a pas noté son édition.`,
    {
      safe: 'Le document est complet.',
      ...(next === undefined ? {} : { next }),
    },
  );
}

/** The list or the attendance sheet. @param folder where a series goes; without it the person is asked */
export async function saveMeetingFile(
  command: 'makeMeetingList' | 'makeAttendanceSheet',
  { database, meeting }: MeetingRef,
  folder?: string,
): Promise<Saved> {
  const made = await engine().command(command, { database, meeting });
  return made.ok ? save(made.value, folder) : made;
}
