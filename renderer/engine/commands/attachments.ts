import type { CaseRef } from '../../../shared/contracts/views';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';
import {
  attachedOf,
  isOff,
  MAX_ATTACHED_BYTES,
  THUMBNAIL_BYTES,
  type Attached,
  type FileManifest,
} from '../../../shared/domain/files';
import type { DatabaseName, Sha256 } from '../../../shared/domain/ids';
import { nameFor, sniffMediaType } from '../../../shared/domain/mediaTypes';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import { refusalOf } from '../../../shared/domain/attachable';
import { caseAttachments, type CaseAttachment } from '../files/caseFiles';
import { cutFile } from '../files/cut';
import { AttachedStore } from '../files/attachedStore';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import type { UndoWords } from '../acts/act';
import { need } from '../records/need';
import type { Handlers, Services } from './handler';
import { meetingNotHere } from './meetingRefusals';

const notAttached = fail('missing', 'Cette pièce jointe n’est plus dans le dossier.', {
  next: 'Elle a pu être retirée sur un autre poste.',
});
const notReceived = fail('missing', 'Cette pièce jointe n’est pas encore arrivée sur ce poste.', {
  safe: 'Le dossier est intact.',
  next: 'Elle viendra avec la prochaine synchronisation.',
});
const damaged = fail('file', 'Cette pièce jointe est abîmée sur ce poste\u00a0: elle n’est pas ouverte.', {
  safe: 'Le dossier est intact.',
  next: 'Joignez-la de nouveau, ou restaurez la dernière sauvegarde de ce poste.',
});

const readAll = async (file: Blob) => new Uint8Array(await file.arrayBuffer());

/** Changes what the case says of its files. @returns the case as it was and as it is */
async function changeFiles(
  actor: Actor,
  { database, case: id }: CaseRef,
  action: string,
  change: (files: NonNullable<CaseFile['files']>) => Result<NonNullable<CaseFile['files']>>,
): Promise<Result<Changed>> {
  const found = await need(actor.session, database, id, 'case');
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  const files = change({ ...doc.files });
  if (!files.ok) return files;
  const changed = stamped({ ...doc, files: files.value }, ['files'], actor.author());
  await actor.commit(database, action, [{ doc: changed, parent: revision }]);
  return ok({ before: doc, after: changed });
}

interface Changed {
  readonly before: CaseFile;
  readonly after: CaseFile;
}

/** Remembered file by file: what others attach and take off meanwhile is theirs. */
function remember(
  actor: Actor,
  { database, case: id }: CaseRef,
  file: Sha256,
  words: UndoWords,
  done: Changed,
) {
  const name = patientName(done.after.values);
  actor.acts.add({
    database,
    places: [{ kind: 'file', database, case: id }],
    words: () => ({ undone: `${words.undone} (${name})`, redone: `${words.redone} (${name})` }),
    steps: [{ kind: 'file', id, file, before: done.before.files?.[file], after: done.after.files?.[file] }],
    actions: { undo: 'case.filesUndone', redo: 'case.filesRedone' },
  });
}

const attachedWords = (name: string): UndoWords => ({
  undone: `«\u00a0${name}\u00a0» n’est plus joint au dossier`,
  redone: `«\u00a0${name}\u00a0» est de nouveau joint au dossier`,
});

/** What is here of it: the manifest after its pieces, so that nothing is named that is not there. */
async function kept(
  actor: Actor,
  database: DatabaseName,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<Sha256> {
  const cut = await cutFile(bytes, mediaType);
  await new AttachedStore(actor.session.store, database).keep(cut);
  return cut.sha256;
}

async function attachment(
  actor: Actor,
  { database, case: id }: CaseRef,
  sha256: Sha256,
): Promise<Result<CaseAttachment & { manifest: FileManifest }>> {
  const found = await need(actor.session, database, id, 'case');
  if (!found.ok) return found;
  const all = await caseAttachments(actor.session, database, found.value.doc);
  const one = all.find((it) => it.sha256 === sha256);
  if (!one) return notAttached;
  return one.manifest ? ok({ ...one, manifest: one.manifest }) : notReceived;
}

/** Its bytes, brought where they are not here. */
async function opened(
  { session }: Actor,
  services: Services,
  database: DatabaseName,
  manifest: FileManifest,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (manifest.size > MAX_ATTACHED_BYTES) return damaged;
  const attached = new AttachedStore(session.store, database);
  const isHeld = (await attached.held(manifest)) === manifest.pieces.length;
  let bytes = isHeld ? await attached.content(manifest) : null;
  if (!bytes) {
    // What is here is not what its name says: the region may have it as it was.
    const came = await services.sync.fetchFile(database, manifest);
    if (!came.ok) return isHeld ? damaged : came;
    bytes = await attached.content(manifest);
  }
  return bytes ? ok(bytes) : damaged;
}

/** Of several that claim its name, the first that proves to be it. */
async function openedAny(
  actor: Actor,
  services: Services,
  { database, sha256 }: Pick<CaseAttachment, 'database' | 'sha256'>,
): Promise<Result<{ manifest: FileManifest; bytes: Uint8Array<ArrayBuffer> }>> {
  let first: Result<never> | null = null;
  for (const manifest of await new AttachedStore(actor.session.store, database).claimants(sha256)) {
    const done = await opened(actor, services, database, manifest);
    if (done.ok) return ok({ manifest, bytes: done.value });
    first ??= done;
  }
  return first ?? damaged;
}

async function brought(
  actor: Actor,
  services: Services,
  one: CaseAttachment & { manifest: FileManifest },
): Promise<Result<null>> {
  const attached = new AttachedStore(actor.session.store, one.database);
  if ((await attached.claimants(one.sha256)).length > 1) {
    const done = await openedAny(actor, services, one);
    return done.ok ? ok(null) : done;
  }
  const held = await attached.held(one.manifest);
  return held === one.manifest.pieces.length ? ok(null) : services.sync.fetchFile(one.database, one.manifest);
}

export const attachmentCommands: Handlers<
  'keepFile' | 'attachFile' | 'detachFile' | 'openFile' | 'prepareMeeting'
> = {
  keepFile: async (actor, { file, thumbnail, ...ref }, services) => {
    const found = await need(actor.session, ref.database, ref.case, 'case');
    if (!found.ok) return found;
    // By its size before a byte of it is read.
    const tooLarge = refusalOf(
      { name: file.name, size: file.size, mediaType: undefined },
      found.value.doc.files,
    );
    if (tooLarge) return tooLarge;
    const bytes = await readAll(file);
    const mediaType = sniffMediaType(bytes);
    if (!mediaType)
      return refusalOf({ name: file.name, size: file.size, mediaType: null }, undefined) ?? damaged;
    const image = thumbnail && thumbnail.size <= THUMBNAIL_BYTES ? await readAll(thumbnail) : null;
    const isSmallJpeg = image && sniffMediaType(image) === 'image/jpeg';
    const small = isSmallJpeg ? await kept(actor, ref.database, image, 'image/jpeg') : undefined;
    const sha256 = await kept(actor, ref.database, bytes, mediaType);
    services.piecesWritten(ref.database);
    return ok({ file: sha256, name: nameFor(file.name, mediaType), ...(small ? { thumbnail: small } : {}) });
  },

  attachFile: async (actor, { file, name, thumbnail, ...ref }) => {
    const manifest = (await new AttachedStore(actor.session.store, ref.database).manifests([file])).get(file);
    if (!manifest) return notReceived;
    const { mediaType, size } = manifest;
    const author = actor.author();
    const done = await changeFiles(actor, ref, 'case.fileAttached', (files) => {
      const held = files[file];
      if (held && !isOff(held))
        return fail('state', `«\u00a0${held.name}\u00a0» est déjà joint à ce dossier.`, {
          safe: 'Le fichier n’est gardé qu’une fois.',
        });
      const refusal = refusalOf({ name, size, mediaType: undefined }, files);
      if (refusal) return refusal;
      const said: Attached = {
        name,
        mediaType,
        size,
        by: author.by,
        at: author.at,
        turns: 0,
        ...(thumbnail ? { thumbnail } : {}),
      };
      return ok({ ...files, [file]: held ? { ...held, turns: held.turns + 1 } : said });
    });
    if (!done.ok) return done;
    remember(actor, ref, file, attachedWords(name), done.value);
    return ok(null);
  },

  detachFile: async (actor, { file, ...ref }) => {
    const found = await need(actor.session, ref.database, ref.case, 'case');
    if (!found.ok) return found;
    const held = attachedOf(found.value.doc.files).find(([sha256]) => sha256 === file);
    if (!held) return notAttached;
    const done = await changeFiles(actor, ref, 'case.fileDetached', (files) =>
      ok({ ...files, [file]: { ...held[1], turns: held[1].turns + 1 } }),
    );
    if (!done.ok) return done;
    const { undone, redone } = attachedWords(held[1].name);
    remember(actor, ref, file, { undone: redone, redone: undone }, done.value);
    return ok(null);
  },

  openFile: async (actor, { file, ...ref }, services) => {
    const one = await attachment(actor, ref, file);
    if (!one.ok) return one;
    const done = await openedAny(actor, services, one.value);
    if (!done.ok) return done;
    const { manifest, bytes } = done.value;
    return ok({ name: one.value.said.name, mediaType: manifest.mediaType, bytes });
  },

  prepareMeeting: async (actor, { database, meeting }, services) => {
    const records = await readMeeting(actor.session.store, database, meeting);
    if (!records) return meetingNotHere;
    // One that is not whole in the region keeps none of the others from coming; a region that does not answer does.
    let first: Result<null> = ok(null);
    for (const file of records.cases)
      for (const one of await caseAttachments(actor.session, database, file)) {
        const done = one.manifest
          ? await brought(actor, services, { ...one, manifest: one.manifest })
          : notReceived;
        if (!done.ok && done.problem.code === 'network') return done;
        if (first.ok) first = done;
      }
    return first;
  },
};
