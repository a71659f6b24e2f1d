import type { ConflictLine, ConflictValue, ConflictWriter } from '../../../shared/contracts/views';
import { patientName } from '../../../shared/domain/caseFile';
import type { DatabaseName, PersonId } from '../../../shared/domain/ids';
import { personName, type Person } from '../../../shared/domain/person';
import { rightToSettle } from '../../../shared/domain/roles';
import type { Stamp } from '../../../shared/domain/stamp';
import type { Stored } from '../../../shared/domain/stored';
import { whereWords } from '../../../shared/domain/whoWords';
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
import { readBoard, readCase, readMeeting, type CaseRecords, type MeetingRecords } from '../records/read';
import type { Session } from '../session/session';
import { ownerOf } from '../readModel/bundles';
import type { Candidate } from './openConflicts';

/** What is open, as a person reads it: by board, meeting and case. */
export async function conflictLines(
  session: Session,
  candidates: readonly Candidate[],
): Promise<ConflictLine[]> {
  const lines = await Promise.all(candidates.map((candidate) => linesOf(session, candidate)));
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

async function linesOf(session: Session, { database, id }: Candidate): Promise<ConflictLine[]> {
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
  const named = new Names(session, meeting, records, board?.members ?? []);
  return valuesIn(doc, records, named).map(({ field, values }) => ({
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

function valuesIn(
  doc: Stored,
  records: CaseRecords | null,
  named: Names,
): { field: string; values: ConflictValue[] }[] {
  if (doc.type === 'decision') {
    const open = openDecision(records?.decisions ?? []);
    // One for the case, whatever the number of versions that were written apart.
    if (!open || open.decision._id !== doc._id) return [];
    const values = open.contents.map((decision) => ({
      key: decisionKey(decision),
      value: null,
      words: decisionContentWords(
        decision,
        records?.proposals ?? [],
        chosenInForce(records?.decisions ?? [], decision),
      ),
      writers: [named.taken(decision)],
    }));
    return [{ field: WHOLE, values }];
  }
  if (doc.type === 'proposal') {
    const open = openProposals(records?.proposals ?? []).find(({ proposal }) => proposal._id === doc._id);
    if (!open) return [];
    const values = open.contents.map((proposal) => ({
      key: proposalKey(proposal),
      value: saidIn(proposal),
      words: proposalContentWords(proposal),
      writers: [named.taken(proposal)],
    }));
    return [{ field: WHOLE, values }];
  }
  return openFields(doc).map(({ field, values }) => ({
    field,
    values: values.map(({ key, value, stamps }) => ({
      key,
      value,
      words: openValueWords(doc.type, field, value),
      writers: distinct(stamps.map((stamp) => named.wrote(stamp))),
    })),
  }));
}

/** What several devices put back was written once. */
const distinct = <T extends ConflictWriter>(writers: readonly T[]): T[] => [
  ...new Map(writers.map((writer) => [JSON.stringify(writer), writer])).values(),
];

/** Who wrote what: the people of the meeting and of the board, and those of this workstation. */
class Names {
  private readonly known: ReadonlyMap<PersonId, Person>;

  constructor(
    private readonly session: Session,
    meeting: MeetingRecords | null,
    records: CaseRecords | null,
    members: readonly Person[],
  ) {
    const people = [
      ...(records?.votes ?? []).map(({ voter }) => voter),
      ...(records?.decisions ?? []).map(({ decidedBy }) => decidedBy),
      ...(meeting?.attendances ?? []).map(({ person }) => person),
      ...members,
      ...session.workstation.users.map(({ person }) => person),
      session.user.person,
    ];
    this.known = new Map(people.map((person) => [person.id, person]));
  }

  wrote({ by, at, source, device, origin = device }: Stamp): ConflictWriter {
    return {
      name: this.nameOf(by),
      where: this.whereOf(by),
      at,
      source,
      device: origin,
      isHere: origin === this.session.workstation.device,
    };
  }

  /** A decision or a proposal names who held the pen, no workstation. */
  taken({
    recordedBy,
    decidedBy,
    at,
  }: Pick<Stamp, 'at'> & { recordedBy: PersonId; decidedBy?: Person | undefined }): ConflictWriter {
    const pen = this.nameOf(recordedBy);
    const chair = decidedBy ? personName(decidedBy) : null;
    const name =
      chair === null || decidedBy?.id === recordedBy
        ? (pen ?? chair)
        : [chair, pen && `saisie par ${pen}`].filter(Boolean).join(', ');
    return { name, where: this.whereOf(recordedBy), at, source: null, device: '', isHere: false };
  }

  private personOf(id: PersonId): Person | undefined {
    return this.known.get(id) ?? this.session.directory.get(id);
  }

  private nameOf(id: PersonId): string | null {
    const person = this.personOf(id);
    return person ? personName(person) : null;
  }

  private whereOf(id: PersonId): string {
    const person = this.personOf(id);
    return person ? whereWords(person) : '';
  }
}
