import type { AlikeCase, AlikeView } from '../../../shared/contracts/views';
import type { CaseValues } from '../../../shared/domain/caseFields';
import { patientName, type CaseFile } from '../../../shared/domain/caseFile';
import type { CaseId, DatabaseName, MeetingId } from '../../../shared/domain/ids';
import { Patients, traitsOf, type Likeness } from '../../../shared/domain/samePatient';
import { parseDatabaseName } from '../../../shared/region/databaseName';
import type { SearchIndex } from '../search/searchIndex';
import type { Session } from '../session/session';
import { readMeeting } from '../records/read';

interface Asked {
  readonly database: DatabaseName;
  readonly meeting: MeetingId;
  readonly people: readonly CaseValues[];
  /** The case that is being corrected: it is like itself. */
  readonly except?: CaseId | undefined;
}

interface Held {
  readonly database: DatabaseName;
  readonly file: CaseFile;
}

/**
 * Cases that are or may be of these patients, those withdrawn included. All of the meeting are looked at. Of the board's
 * other meetings to come, those of patients born on the same day: the search knows them without reading a file.
 */
export async function alike(session: Session, search: SearchIndex, asked: Asked): Promise<AlikeView[]> {
  const people = asked.people.map(traitsOf);
  const held = new Patients<Held>();
  const hold = (database: DatabaseName, file: CaseFile) => {
    if (file._id !== asked.except) held.add(traitsOf(file.values), { database, file });
  };
  const records = await readMeeting(session.store, asked.database, asked.meeting);
  for (const file of [...(records?.cases ?? []), ...(records?.withdrawn ?? [])]) hold(asked.database, file);
  for (const { database, case: id } of elsewhere(session, search, asked)) {
    const loaded = await session.store.load(database, id, 'case');
    if (loaded) hold(database, loaded.doc);
  }
  const before = new Patients<number>();
  return people.map((traits, at) => {
    const earlier = before.like(traits)[0];
    before.add(traits, at);
    return {
      cases: held.like(traits).map(({ item, likeness }) => found(asked, item, likeness)),
      earlier:
        earlier && earlier.likeness.is !== 'other' ? { at: earlier.item, ...said(earlier.likeness) } : null,
    };
  });
}

const said = ({ is, why }: Likeness) => ({ is: is === 'same' ? is : 'perhaps', why }) as const;

/** Cases of the board's other meetings from today on whose patients were born on one of these days. */
function elsewhere(session: Session, search: SearchIndex, { database, meeting, people }: Asked) {
  const board = parseDatabaseName(database)?.slug;
  const today = session.today();
  const days = new Set(people.flatMap(({ 'identity.birthDate': birth }) => birth ?? []));
  return [...days]
    .flatMap((day) => search.bornOn(day))
    .filter(
      (ref) =>
        ref.meeting !== meeting &&
        ref.meeting.slice(8, 18) >= today &&
        parseDatabaseName(ref.database)?.slug === board,
    );
}

function found(asked: Asked, { database, file }: Held, likeness: Likeness): AlikeCase {
  return {
    ...said(likeness),
    database,
    case: file._id,
    meeting: file.meeting,
    meetingDate: file.meeting.slice(8, 18),
    isHere: file.meeting === asked.meeting,
    isWithdrawn: file.withdrawn,
    name: patientName(file.values),
    birthDate: file.values['identity.birthDate'],
    sex: file.values['identity.sex'],
    question: file.values['summary.question'] ?? '',
  };
}
