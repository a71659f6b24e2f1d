import type { Person } from '../../../shared/domain/person';
import type { PersonId } from '../../../shared/domain/ids';
import { authorsOf } from '../../../shared/domain/stamp';
import type { Session } from '../session/session';
import { rowsOf, type DocumentRow } from '../readModel/bundles';
import { meetingsOf, readBoard, readMeeting, type MeetingRecords } from './read';

/** Whom this workstation knows from anywhere: what is at hand, the region's directory, then all its boards. */
export class KnownPeople {
  private boards: Promise<readonly Person[]> | null = null;

  constructor(private readonly session: Session) {}

  /** @param near the people of the meeting at hand, as they are named there */
  async get(id: PersonId, near: readonly Person[]): Promise<Person | undefined> {
    const { workstation, directory, user } = this.session;
    const named = (people: readonly Person[]) => people.find((person) => person.id === id);
    const atHand = named([...near, user.person, ...workstation.users.map(({ person }) => person)]);
    if (atHand) return atHand;
    // It may be asked before the synchronisation has opened it; a copy that cannot be read names nobody.
    if (workstation.region) await directory.open().catch(() => undefined);
    return directory.get(id) ?? named(await this.ofBoards());
  }

  /** Looked through once, and only for whom nothing nearer names: all meetings are read for it. */
  private ofBoards(): Promise<readonly Person[]> {
    return (this.boards ??= boardPeople(this.session));
  }
}

/** Those who attend a meeting, and the members of its board. */
export const peopleAround = ({ board, attendances }: MeetingRecords): Person[] => [
  ...board.members,
  ...attendances.map(({ person }) => person),
];

/** Whoever wrote something in the cases of a meeting, as far as they are known. */
export async function writersIn(session: Session, database: string, meeting: string): Promise<Person[]> {
  const records = await readMeeting(session.store, database, meeting);
  if (!records) return [];
  const ids = [...records.cases, ...records.withdrawn].flatMap((file) => [
    ...authorsOf(file),
    ...Object.values(file.files ?? {}).map(({ by }) => by),
  ]);
  const known = new KnownPeople(session);
  const near = peopleAround(records);
  const writers = await Promise.all([...new Set(ids)].map((id) => known.get(id, near)));
  return writers.flatMap((person) => person ?? []);
}

/** Everybody who was ever named for a meeting, as last written, and the members of the boards. */
export async function boardPeople({ store, workstation }: Session): Promise<Person[]> {
  const latest = new Map<string, DocumentRow>();
  for (const database of workstation.databases)
    for (const row of (await meetingsOf(store, database, (it) => it.toArray())).flatMap((it) =>
      rowsOf(it, it.id),
    ))
      // `attendance:<day>:<meeting>:<person>`: the greatest id of a person is the latest.
      if (row.type === 'attendance') {
        const person = row.id.slice(row.id.lastIndexOf(':') + 1);
        if (row.id > (latest.get(person)?.id ?? '')) latest.set(person, row);
      }
  const found = new Map<string, Person>();
  for (const doc of await store.reveal([...latest.values()]))
    if (doc.type === 'attendance') found.set(doc.person.id, doc.person);
  for (const database of workstation.databases)
    for (const member of (await readBoard(store, database))?.members ?? []) found.set(member.id, member);
  return [...found.values()].sort((a, b) => a.family.localeCompare(b.family, 'fr'));
}
