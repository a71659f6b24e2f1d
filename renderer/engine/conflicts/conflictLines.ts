import type { ConflictLine, ConflictValue, ConflictWriter } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import type { DatabaseName, PersonId } from '../../../shared/domain/ids';
import { personName, type Person } from '../../../shared/domain/person';
import { rightToSettle } from '../../../shared/domain/roles';
import type { Stamp } from '../../../shared/domain/stamp';
import type { Stored } from '../../../shared/domain/stored';
import { accountWords, whereWords } from '../../../shared/domain/whoWords';
import { chosenInForce } from '../../../shared/merge/decisionChoice';
import {
  decisionKey,
  openDecision,
  openProposals,
  proposalKey,
  WHOLE,
} from '../../../shared/merge/openDecision';
import { openFields } from '../../../shared/merge/openFields';
import {
  decisionContentWords,
  fieldWords,
  openValueWords,
  proposalContentWords,
} from '../../../shared/merge/openWords';
import { saidIn } from '../../../shared/merge/proposalChoice';
import { KnownPeople, peopleAround } from '../records/people';
import { readBoard, readCase, readMeeting, type CaseRecords } from '../records/read';
import type { Session } from '../session/session';
import { ownerOf } from '../readModel/bundles';
import type { Candidate } from './openConflicts';

/** What is open, as a person reads it: by board, meeting and case. */
export async function conflictLines(
  session: Session,
  candidates: readonly Candidate[],
): Promise<ConflictLine[]> {
  const known = new KnownPeople(session);
  const lines = await Promise.all(candidates.map((candidate) => linesOf(session, known, candidate)));
  const place = (line: ConflictLine) => [
    line.boardName,
    line.database,
    line.meeting?.date ?? '',
    line.meeting?.meeting ?? '',
    line.case?.name ?? '',
  ];
  return lines.flat().sort((a, b) => {
    const [left, right] = [place(a), place(b)];
    const at = left.findIndex((word, i) => word !== right[i]);
    return at < 0
      ? `${a.id} ${a.field}`.localeCompare(`${b.id} ${b.field}`)
      : (left[at] ?? '').localeCompare(right[at] ?? '', 'fr');
  });
}

type Around = Pick<ConflictLine, 'boardName' | 'meeting' | 'case' | 'person'>;

async function linesOf(
  session: Session,
  known: KnownPeople,
  { database, id }: Candidate,
): Promise<ConflictLine[]> {
  const { store } = session;
  const row = await store.rows.get(database, id);
  const [doc] = row ? await store.reveal([row]) : [];
  if (!row || !doc) return [];
  const owner = ownerOf(id) ?? '';
  const records = owner.startsWith('case:') ? await readCase(store, database, owner) : null;
  const meetingId = row.meeting ?? records?.file.meeting;
  const meeting = meetingId === undefined ? null : await readMeeting(store, database, meetingId);
  const board = meeting?.board ?? (await readBoard(store, database));
  const around: Around = {
    boardName: board?.name ?? database,
    meeting: meeting && { meeting: meeting.meeting._id, date: meeting.meeting.date },
    case: records && { case: records.file._id, name: patientName(records.file.values) },
    person: doc.type === 'attendance' ? personName(doc.person) : null,
  };
  const near = [
    ...(meeting ? peopleAround(meeting) : (board?.members ?? [])),
    ...(records?.decisions ?? []).map(({ decidedBy }) => decidedBy),
    ...(records?.votes ?? []).map(({ voter }) => voter),
  ];
  const named = new Names((by) => known.get(by, near), session.workstation.device);
  return (await valuesIn(doc, records, named)).map(({ field, values }) => ({
    database: database as DatabaseName,
    id,
    type: doc.type,
    field,
    label: fieldWords(doc.type, field),
    ...around,
    right: rightToSettle(doc.type, field),
    values,
  }));
}

async function valuesIn(
  doc: Stored,
  records: CaseRecords | null,
  named: Names,
): Promise<{ field: string; values: ConflictValue[] }[]> {
  if (doc.type === 'decision') {
    const open = openDecision(records?.decisions ?? []);
    // One for the case, whatever the number of versions that were written apart.
    if (!open || open.decision._id !== doc._id) return [];
    const values = open.contents.map(async (decision) => ({
      key: decisionKey(decision),
      value: null,
      words: decisionContentWords(
        decision,
        records?.proposals ?? [],
        chosenInForce(records?.decisions ?? [], decision),
      ),
      writers: [await named.taken(decision)],
    }));
    return [{ field: WHOLE, values: await Promise.all(values) }];
  }
  if (doc.type === 'proposal') {
    const open = openProposals(records?.proposals ?? []).find(({ proposal }) => proposal._id === doc._id);
    if (!open) return [];
    const values = open.contents.map(async (proposal) => ({
      key: proposalKey(proposal),
      value: saidIn(proposal),
      words: proposalContentWords(proposal),
      writers: [await named.taken(proposal)],
    }));
    return [{ field: WHOLE, values: await Promise.all(values) }];
  }
  const open = openFields(doc).map(async ({ field, values }) => ({
    field,
    values: await Promise.all(
      values.map(async ({ key, value, stamps }) => ({
        key,
        value,
        words: openValueWords(doc.type, field, value),
        writers: distinct(await Promise.all(stamps.map((stamp) => named.wrote(stamp)))),
      })),
    ),
  }));
  return Promise.all(open);
}

/** What several devices put back was written once. */
const distinct = <T extends ConflictWriter>(writers: readonly T[]): T[] => [
  ...new Map(writers.map((writer) => [JSON.stringify(writer), writer])).values(),
];

/** Who wrote what, and where they are found. */
class Names {
  constructor(
    private readonly personOf: (id: PersonId) => Promise<Person | undefined>,
    private readonly device: string,
  ) {}

  async wrote({ by, at, source, device, origin = device }: Stamp): Promise<ConflictWriter> {
    const person = await this.personOf(by);
    return {
      name: person ? personName(person) : null,
      where: person ? whereWords(person) : accountWords(by),
      at,
      source,
      device: origin,
      isHere: origin === this.device,
    };
  }

  /** A decision or a proposal names who held the pen, no workstation. */
  async taken({
    recordedBy,
    decidedBy,
    at,
  }: Pick<Stamp, 'at'> & {
    recordedBy: PersonId;
    decidedBy?: Person | undefined;
  }): Promise<ConflictWriter> {
    const person = await this.personOf(recordedBy);
    const pen = person ? personName(person) : null;
    const chair = decidedBy ? personName(decidedBy) : null;
    const name =
      chair === null || decidedBy?.id === recordedBy
        ? (pen ?? chair)
        : [chair, pen && `saisie par ${pen}`].filter(Boolean).join(', ');
    const where = person ? whereWords(person) : accountWords(recordedBy);
    return { name, where, at, source: null, device: '', isHere: false };
  }
}
