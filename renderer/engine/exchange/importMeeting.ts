import type { MeetingRef } from '../../../shared/contracts/views';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import { isChunk, type DatabaseName, type Sha256 } from '../../../shared/domain/ids';
import type { ByKind } from '../../../shared/exchange/leftOutWords';
import { fail, ok, type Result } from '../../../shared/domain/result';
import {
  exchangeBodySchema,
  MAX_EXCHANGE_BYTES,
  readExchange,
  type ReadBody,
} from '../../../shared/exchange/meetingFile';
import type { Actor } from '../session/actor';
import { Interrupted, type Session } from '../session/session';
import type { Mark } from '../store/foreign';
import { fromBase64, sha256Hex, text } from '../keys/bytes';
import { unsealJson } from '../keys/cipher';
import { passphraseWrappingKey } from '../keys/passphrase';
import { JOURNALED_ANCESTORS } from '../database/revisions';
import { sealDocument } from '../database/sealedDocument';
import { nextTask } from '../store/store';
import { admitted, markOf, type Admitted } from './admitted';
import { placeOfFile } from './exportMeeting';
import type { Held } from './authors';
import { isMerged, judgeOf } from './standing';

interface ImportedMeeting extends MeetingRef {
  /** Documents that were not here, or not in this version. */
  readonly received: number;
  /** Documents that were here already as they are in the file. */
  readonly known: number;
  /** Documents that are no part of a meeting as this version knows it. */
  readonly leftOut: number;
  /** Of the received, those that who took them in does not answer for. */
  readonly unconfirmed: number;
  /** Documents that would change here what who takes them in may not change, by kind: they were left out too. */
  readonly beyondRole: ByKind;
}

const SAFE = { safe: 'Rien n’a été modifié sur ce poste.' };
const foreign = fail('file', 'Ce fichier n’est pas une séance de Concerto.', {
  ...SAFE,
  next: 'Choisissez un fichier en «\u00a0.concerto\u00a0», fait par «\u00a0Copier la séance sur une clé\u00a0».',
});
const newer = fail('file', 'Ce fichier vient d’une version plus récente de Concerto, ou n’en est pas un.', {
  ...SAFE,
  next: 'Mettez Concerto à jour sur ce poste, puis recommencez\u00a0; sinon demandez une nouvelle copie.',
});
const locked = fail('passphrase', 'La phrase du fichier n’est pas celle-ci, ou le fichier est abîmé.', {
  ...SAFE,
  next: 'Vérifiez la phrase avec la personne qui a fait le fichier\u00a0; s’il est abîmé, demandez-lui une nouvelle copie.',
});
const empty = fail('file', 'Ce fichier ne contient rien qui puisse être reçu.', {
  ...SAFE,
  next: 'Demandez à la personne qui l’a fait une nouvelle copie, par «\u00a0Copier la séance sur une clé\u00a0».',
});
const noBoard = fail('file', 'Ce fichier ne contient pas la RCP de cette séance, et ce poste ne l’a pas.', {
  ...SAFE,
  next: 'Demandez à la personne qui l’a fait une nouvelle copie, par «\u00a0Copier la séance sur une clé\u00a0».',
});
const cutOff = fail('locked', 'Le poste a été verrouillé pendant la réception.', {
  safe: 'Ce qui était déjà reçu est gardé, rien n’est en double.',
  next: 'Recevez le même fichier encore une fois\u00a0: la réception continuera.',
});

/** Taken in together: a vote cast meanwhile waits for no more than that. The journal takes two thousand at once. */
const PIECE_DOCUMENTS = 250;
/** Pieces of attached files are large. */
const PIECE_LETTERS = 4_000_000;

/**
 * Takes a meeting from a file as replication would take it from the region. Every revision keeps its own place of the
 * tree, so that what both sides changed is merged, and a later synchronisation finds nothing to repeat. In pieces,
 * between which others write: cut off, the same file goes on where it was. The board is added at the end, when all is
 * there.
 */
export async function importMeeting(
  actor: Actor,
  file: Blob,
  { passphrase, isOwn = false }: Opening,
  around: Surroundings,
): Promise<Result<ImportedMeeting>> {
  const opened = await openExchange(file, passphrase);
  if (!opened.ok) return opened;
  return actor.session
    .beside(() => receive(actor, { ...opened.value, isOwn }, around))
    .catch((error: unknown) => {
      if (error instanceof Interrupted) return cutOff;
      throw error;
    });
}

interface Opening {
  readonly passphrase: string;
  /** Who takes it in says that they made it, on another workstation: they answer for what it says in their name. */
  readonly isOwn?: boolean;
}
interface Surroundings {
  /** Runs it as a command, while no other is under way. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** This workstation holds it from now on, if it did not yet. */
  addDatabase(database: DatabaseName): Promise<void>;
  /** Attached files came with it: their pieces are to be sent. */
  piecesWritten(database: DatabaseName): void;
}

interface Opened extends ReadBody {
  readonly sha256: Sha256;
}

async function receive(
  actor: Actor,
  { database, meeting, documents, sha256, isOwn }: Opened & { readonly isOwn: boolean },
  around: Surroundings,
): Promise<Result<ImportedMeeting>> {
  const { session, person } = actor;
  const { store, keys, foreign } = session;
  const isHeld = session.workstation.databases.includes(database);
  const docs = await admitted(documents, actor.role, () => session.breath());
  if (docs.length === 0) return empty;
  if (!isHeld && !docs.some(isBoard)) return noBoard;
  await store.settled();
  const judge = await judgeOf(actor, database, docs);
  const origin = { file: sha256, by: person.id, isOwn };
  let received = 0;
  let known = 0;
  let unconfirmed = 0;
  let isTraced = false;
  const beyondRole: Record<string, number> = {};
  const progress = session.progress('exchange', docs.length);
  try {
    // A database that is none of this workstation's yet becomes one by its board: that comes last, after the trace.
    const inOrder = isHeld ? docs : [...docs.filter((it) => !isBoard(it)), ...docs.filter(isBoard)];
    for (const piece of pieces(inOrder)) {
      await session.breath();
      const entries = piece.map((it) => entryOf(database, it));
      const missing = new Set(await store.open(database).missing(entries));
      const taken: (Admitted & { readonly entry: JournalEntry })[] = [];
      const here: Admitted[] = [];
      for (const [i, it] of piece.entries()) {
        const entry = entries[i];
        if (!entry || !missing.has(entry)) {
          here.push(it);
          continue;
        }
        const judged = judge(it);
        if (judged) taken.push({ ...judged, entry });
        else beyondRole[it.type] = (beyondRole[it.type] ?? 0) + 1;
      }
      known += here.length;
      if (here.length > 0 && isOwn) await answerFor(actor, database, here);
      // Said before it is done: nothing that came in is shown without its trace.
      if (!isTraced && taken.length > 0 && (isHeld || piece.some(isBoard))) {
        const targets = [meeting, `sha256:${sha256}`, `documents:${docs.length}`];
        if (isOwn) targets.push('own:all');
        await around.inTurn(() => actor.note(database, 'exchange.imported', targets));
        isTraced = true;
      }
      if (taken.length > 0) {
        const at = session.now();
        const marks: Mark[] = [];
        for (const it of taken) {
          const mark = markOf(it, await versionsHere(session, database, it), { ...origin, at });
          if (mark) marks.push(mark);
        }
        await foreign.add(database, marks);
        const sealed: JournalEntry[] = [];
        for (const { entry, ancestors, doc } of taken)
          sealed.push({ ...entry, cipher: await sealDocument(keys, entry, ancestors, doc) });
        await store.receive(database, sealed);
        received += taken.length;
        unconfirmed += marks.length;
      }
      progress.did(piece.length);
    }
    await around.inTurn(() => around.addDatabase(database));
  } finally {
    progress.over();
  }
  if (docs.some(({ doc }) => isChunk(doc._id))) around.piecesWritten(database);
  return ok({
    database,
    meeting,
    received,
    known,
    leftOut: documents.length - docs.length,
    unconfirmed,
    beyondRole,
  });
}

const isBoard = ({ type }: Admitted): boolean => type === 'board';

/** Only what is merged field by field says again what an earlier version said. */
async function versionsHere(
  { store }: Session,
  database: DatabaseName,
  { type, doc, ancestors }: Admitted,
): Promise<readonly Held[]> {
  if (!isMerged(type)) return [];
  const local = store.open(database);
  if (!(await local.leaf(doc._id))) return [];
  const leaves = await local.leaves(doc._id);
  const versions = await Promise.all(
    leaves.map((leaf) => store.leaves.plain(database, doc._id, leaf).catch(() => null)),
  );
  return versions.flatMap((version, i) => {
    const [, hash = ''] = leaves[i]?.revision.rev.split('-') ?? [];
    return version ? [{ doc: version, isBelow: ancestors.includes(hash) }] : [];
  });
}

/** What a file brought before, marked, and who takes it in now as their own answers for: their word, or within their role. */
async function answerFor(
  { session, person }: Actor,
  database: DatabaseName,
  here: readonly Admitted[],
): Promise<void> {
  const { foreign } = session;
  const lifted: Mark[] = [];
  const changed: Mark[] = [];
  for (const it of here) {
    const [mark] = await foreign.among(database, it.doc._id, [it.rev]);
    if (!mark?.proven || mark.refuted) continue;
    const now = markOf(it, [], { file: mark.file, by: person.id, at: mark.at, isOwn: true });
    if (!now) lifted.push(mark);
    else if (now.proven && mark.beyondRole && !now.beyondRole) changed.push({ ...mark, beyondRole: false });
  }
  await foreign.lift(database, lifted);
  await foreign.add(database, changed);
}

function pieces(docs: readonly Admitted[]): Admitted[][] {
  const made: Admitted[][] = [];
  let letters = Infinity;
  for (const it of docs) {
    const { content } = it.doc;
    const weight = typeof content === 'string' ? content.length : 0;
    const last = made.at(-1);
    if (!last || last.length === PIECE_DOCUMENTS || letters + weight > PIECE_LETTERS) {
      made.push([it]);
      letters = weight;
    } else {
      last.push(it);
      letters += weight;
    }
  }
  return made;
}

async function openExchange(file: Blob, passphrase: string): Promise<Result<Opened>> {
  if (file.size > MAX_EXCHANGE_BYTES) return foreign;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readExchange(text(bytes));
  if (read === null) return foreign;
  if (read === 'newer') return newer;
  const { salt, kdf } = read.head;
  const key = await passphraseWrappingKey(passphrase, fromBase64(salt), kdf);
  const body = await unsealJson({ current: key, previous: null }, placeOfFile(salt), read.sealed).catch(
    () => null,
  );
  if (body === null) return locked;
  await nextTask();
  const parsed = exchangeBodySchema.safeParse(body);
  return parsed.success ? ok({ ...parsed.data, sha256: (await sha256Hex(bytes)) as Sha256 }) : newer;
}

/** Without its content as yet. */
const entryOf = (database: string, { doc, rev, ancestors }: Admitted): JournalEntry => ({
  database,
  id: doc._id,
  rev,
  ancestors: ancestors.slice(0, JOURNALED_ANCESTORS),
  cipher: '',
});
