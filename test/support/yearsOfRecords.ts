import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Journal } from '../../electron/journal/journal';
import { proven } from '../../renderer/engine/proofs/entryProof';
import type { Keyring } from '../../renderer/engine/keys/cipher';
import { nextRevision } from '../../renderer/engine/database/revisions';
import { sealDocument } from '../../renderer/engine/database/sealedDocument';
import { createVault } from '../../renderer/engine/keys/vault';
import type { JournalEntry } from '../../shared/records/journalEntry';
import { demoMeeting } from '../../shared/demo/demoMeeting';
import { demoTeam } from '../../shared/demo/demoPeople';
import type { CivilDay, Instant } from '../../shared/domain/brand';
import type { CasePath } from '../../shared/domain/caseFields';
import type { CaseFile } from '../../shared/domain/caseFile';
import { decisionId, type DatabaseName } from '../../shared/domain/ids';
import type { Stored, StoredOf } from '../../shared/domain/stored';
import { ulidFrom } from '../../shared/domain/ulid';
import { databaseName } from '../../shared/region/databaseName';

const BOARDS = ['RCP Sein', 'RCP Digestif', 'RCP Urologie'];
const CASES_A_MEETING = 17;
const WEEKS = 49;
const DAY_MS = 86_400_000;
/**
 * As much as a file has when it comes in: some 2.6 kB with who wrote each field, as it was measured with
 * (test/README.md).
 */
const KEPT: readonly CasePath[] = [
  'identity.birthName',
  'identity.firstGivenName',
  'identity.sex',
  'identity.birthDate',
  'identity.ins',
  'identity.ipp',
  'request.requester',
  'tumour.topography',
  'tumour.t',
  'clinical.whoStatus',
  'summary.history',
  'summary.question',
];
const DEVICE = 'mesure01';
const CHAIR = demoTeam.oncologist;

interface Filled {
  readonly passphrase: string;
  readonly databases: number;
  readonly cases: number;
  readonly documents: number;
  /** Of the oldest meeting: the last that a search comes to know. */
  readonly oldestName: string;
  readonly newest: DatabaseName;
}

/**
 * A workstation as it is after years, written as its files are: the vault, and the journal with every document. The
 * demonstration's meetings, week after week, each patient under a name of their own, nine cases of ten decided.
 */
export async function fillWorkstation(profile: string, cases: number, passphrase: string): Promise<Filled> {
  const years = Math.ceil(cases / CASES_A_MEETING / WEEKS / BOARDS.length);
  const thisYear = new Date().getFullYear();
  const user = { id: 'ada', person: CHAIR, role: 'coordinator' as const };
  const names = BOARDS.flatMap((board) =>
    Array.from({ length: years }, (_, back) => databaseName(slugOf(board), thisYear - back)),
  );
  const open = await createVault(passphrase, {
    device: DEVICE,
    users: [user],
    databases: names,
    region: null,
    journal: { first: 1 },
  });
  await mkdir(profile, { recursive: true });
  await writeFile(path.join(profile, 'vault.json'), JSON.stringify(open.vault));
  const journal = await Journal.open(path.join(profile, 'journal'));
  let left = cases;
  let documents = 0;
  let oldestName = '';
  for (let back = 0; back < years; back++)
    for (let week = WEEKS - 1; week >= 0; week--)
      for (const board of BOARDS) {
        if (left <= 0) continue;
        const name = databaseName(slugOf(board), thisYear - back);
        const docs = meetingOf(board, thisYear - back, week, Math.min(left, CASES_A_MEETING));
        left -= CASES_A_MEETING;
        oldestName = docs.find((doc) => doc.type === 'case')?.values['identity.birthName'] ?? oldestName;
        const from = documents + 1;
        await journal.append(
          await Promise.all(docs.map((doc, i) => entryOf(open.keys, name, doc, from + i))),
        );
        documents += docs.length;
      }
  await journal.close();
  const newest = databaseName(slugOf(BOARDS[0] ?? ''), thisYear);
  return { passphrase, databases: names.length, cases, documents, oldestName, newest };
}

/** What a region holds of one board and this year, several meetings a week where it must be: cases of some 2.6 kB. */
export function casesOfBoard(board: string, cases: number): Stored[] {
  const docs: Stored[] = [];
  for (let left = cases, week = 0; left > 0; left -= CASES_A_MEETING, week++)
    docs.push(
      ...meetingOf(board, new Date().getFullYear(), week % WEEKS, Math.min(left, CASES_A_MEETING)).filter(
        ({ type }) => type === 'case' || type === 'meeting' || (type === 'board' && week === 0),
      ),
    );
  return docs.map((doc) => (doc.type === 'case' ? lengthened(doc, 2_600) : doc));
}

const lengthened = (doc: CaseFile, bytes: number): CaseFile => ({
  ...doc,
  discussion: doc.discussion + 'x'.repeat(Math.max(0, bytes - JSON.stringify(doc).length)),
});

/** One meeting as it is once it was held, with its decisions. */
export const oneMeeting = (board: string): Stored[] =>
  meetingOf(board, new Date().getFullYear() - 1, 0, CASES_A_MEETING);

const slugOf = (board: string): string => board.replace('RCP ', '').toLowerCase();

let made = 0;
/** Later documents have later ids, as where they are made one after the other. */
const ulidAt = (time: number): string => {
  made++;
  // Of each byte, a ULID takes five bits.
  const digits = [...made.toString(32).padStart(10, '0')].map((digit) => Number.parseInt(digit, 32));
  return ulidFrom(time, Uint8Array.from([...digits, 0, 0, 0, 0, 0, 0]));
};

/** Names that nobody bears and that no two patients share. */
const nameOf = (n: number): string =>
  `Essai ${Array.from(String(n), (digit) => 'bcdfghlmnp'.charAt(Number(digit)) + 'a').join('')}`;

const only = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([path]) => (KEPT as string[]).includes(path))) as T;

function meetingOf(board: string, year: number, week: number, cases: number): Stored[] {
  const time = Date.UTC(year, 0, 6) + week * 7 * DAY_MS;
  const now = new Date(time).toISOString() as Instant;
  const isOver = time < Date.now();
  const docs = demoMeeting({
    now,
    today: now.slice(0, 10) as CivilDay,
    ulid: () => ulidAt(time),
    device: DEVICE,
    by: CHAIR.id,
    board: { name: board, slug: slugOf(board) },
  });
  const files = docs
    .filter((doc) => doc.type === 'case')
    .slice(0, cases)
    .map((file): CaseFile => ({
      ...file,
      values: { ...only(file.values), 'identity.birthName': nameOf(made++) },
      stamps: only(file.stamps),
      discussion: isOver ? 'Discussion inventée, telle qu’on la prend en séance. '.repeat(4) : '',
    }));
  const kept = new Set<string>(files.map(({ _id }) => _id));
  const around = docs.flatMap((doc): Stored[] => {
    if (doc.type === 'meeting')
      return [
        { ...doc, order: doc.order.filter((id) => kept.has(id)), state: isOver ? 'closed' : 'planned' },
      ];
    // The board is written once a year; the others repeat its revision.
    return doc.type === 'board' ? (week === 0 ? [doc] : []) : doc.type === 'attendance' ? [doc] : [];
  });
  const decided = isOver ? files.filter((_, i) => i % 10 !== 9).map((file) => decisionOn(file, now)) : [];
  return [...around, ...files, ...decided];
}

const decisionOn = (file: CaseFile, at: Instant): StoredOf<'decision'> => ({
  _id: decisionId(file._id, 1),
  type: 'decision',
  schema: 1,
  case: file._id,
  meeting: file.meeting,
  version: 1,
  outcome: 'discussed',
  text: 'Décision inventée pour la mesure. '.repeat(6),
  retained: [],
  revoked: false,
  discussion: file.discussion,
  quorum: { status: 'reached', missing: [] },
  participants: Object.values(demoTeam).map((person) => ({ person, mode: 'room' })),
  tallies: [],
  decidedBy: CHAIR,
  recordedBy: CHAIR.id,
  at,
  basis: '0'.repeat(64),
});

/** @param n its number in the journal */
async function entryOf(keys: Keyring, database: DatabaseName, doc: Stored, n: number): Promise<JournalEntry> {
  const { rev, ids } = await nextRevision(doc, null);
  const cipher = await sealDocument(keys, { database, id: doc._id, rev }, ids, doc);
  const entry = { database, id: doc._id, rev, ancestors: [...ids], cipher };
  return proven(keys, { run: DEVICE, start: 1, after: '', n }, entry);
}
