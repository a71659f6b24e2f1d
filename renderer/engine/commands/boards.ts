import { acted } from '../../../shared/domain/acted';
import type { Board } from '../../../shared/domain/board';
import { personIdFor, type DatabaseName } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person';
import { quorumTemplates, type BoardTemplateName } from '../../../shared/domain/quorumTemplates';
import { fail, ok } from '../../../shared/domain/result';
import { whoIsIt } from '../../../shared/domain/samePerson';
import { stamped } from '../../../shared/domain/stamp';
import { databaseName, freeBoardSlug, parseDatabaseName } from '../../../shared/region/databaseName';
import { currentSchema } from '../../../shared/domain/stored';
import { fieldWords } from '../../../shared/merge/openWords';
import { builtOn, seenOf, stampedSeeing, type SeenByField } from '../../../shared/merge/seeing';
import type { Actor } from '../session/actor';
import { fieldsStep } from '../acts/fieldsStep';
import { ofPerson, undoWords } from '../acts/words';
import { need } from '../records/need';
import type { Handlers, Services } from './handler';
import { isAnotherOnes } from './whoIsAdded';

/** The same board of another year: its own database, its own copy of the rules. */
export async function openYear(
  actor: Actor,
  services: Services,
  from: Board,
  year: number,
): Promise<DatabaseName> {
  const database = databaseName(from.slug, year);
  if (!actor.session.workstation.databases.includes(database)) {
    await services.addDatabase(database);
    if (!(await actor.session.store.load(database, 'board', 'board'))) {
      const { pending: _pending, ...kept } = from;
      const board: Board = { ...kept, year, clock: {}, stamps: {} };
      // Who opens the year answers for all that goes on in it.
      const doc = stamped(
        board,
        [...(acted.board ?? []), 'organisation', 'place'].filter((field) => board[field] !== undefined),
        actor.author(),
      );
      await actor.commit(database, 'board.created', [{ doc, parent: null }]);
    }
  }
  return database;
}

async function changeBoard(
  actor: Actor,
  database: DatabaseName,
  action: string,
  change: (board: Board) => Partial<Board>,
  seen?: SeenByField,
) {
  const found = await need(actor.session, database, 'board', 'board');
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  const changes = change(doc);
  // A name more or less in the list that is shown chooses nothing between two lists that stand side by side.
  const view = seen ?? { members: builtOn(seenOf(doc, 'members')) };
  const next = stampedSeeing(doc, changes, view, actor.author());
  await actor.commit(database, action, [{ doc: next, parent: revision }]);
  return ok({ before: doc, after: next });
}

/** The names of this workstation's boards, by slug. One that cannot be read may have this name. */
async function boardsHere(actor: Actor, name: string): Promise<ReadonlyMap<string, string>> {
  const here = new Map<string, string>();
  for (const database of actor.session.workstation.databases) {
    const slug = parseDatabaseName(database)?.slug;
    if (slug === undefined || here.has(slug)) continue;
    const board = await actor.session.store.load(database, 'board', 'board').catch(() => null);
    here.set(slug, board?.doc.name ?? name);
  }
  return here;
}

/** Remembered member by member: who else comes and goes meanwhile stays so. */
function remember(
  actor: Actor,
  database: DatabaseName,
  { id }: Person,
  what: string,
  { before, after }: { before: Board; after: Board },
): void {
  const held = (board: Board) => board.members.find((member) => member.id === id);
  actor.acts.add({
    database,
    places: [{ kind: 'members', database }, { kind: 'allMembers' }],
    words: () => undoWords(what),
    steps: [{ kind: 'member', person: id, before: held(before), after: held(after) }],
    actions: { undo: 'board.membersUndone', redo: 'board.membersRedone' },
  });
}

export const boardCommands: Handlers<'createBoard' | 'editBoard' | 'addMember' | 'removeMember'> = {
  createBoard: async (actor, input, services) => {
    const year = Number(actor.session.today().slice(0, 4));
    const slug = freeBoardSlug(input.name, await boardsHere(actor, input.name));
    if (slug === null)
      return fail('state', 'Il existe déjà une RCP de ce nom sur ce poste.', {
        next: 'Choisissez un autre nom.',
      });
    const database = databaseName(slug, year);
    const template = quorumTemplates[input.template as BoardTemplateName];
    const { person, role } = actor;
    const doctor = role !== 'secretary';
    const board: Board = {
      _id: 'board',
      type: 'board',
      schema: currentSchema.board,
      clock: {},
      stamps: {},
      name: input.name,
      slug,
      year,
      template: input.template,
      organisation: input.organisation,
      place: input.place,
      nationalIds: {},
      quorum: template.quorum,
      members: doctor ? [person] : [],
      ...(role === 'coordinator' ? { coordinator: person } : {}),
    };
    await services.addDatabase(database);
    const doc = stamped(board, ['name', 'organisation', 'place', 'quorum', 'members'], actor.author());
    await actor.commit(database, 'board.created', [{ doc, parent: null }]);
    return ok({ database });
  },

  editBoard: async (actor, { database, seen, ...changes }) => {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const done = await changeBoard(actor, database, 'board.edited', () => given, seen);
    if (!done.ok) return done;
    const { before, after } = done.value;
    const labels = Object.keys(given).map((field) => fieldWords('board', field));
    actor.acts.add({
      database,
      places: [{ kind: 'boards' }],
      words: () => undoWords(`Modification de ${after.name} (${labels.join(', ')})`, true),
      steps: [fieldsStep(before, after)],
      actions: { undo: 'board.edited', redo: 'board.edited' },
    });
    return ok(null);
  },

  addMember: async (actor, { database, person }) => {
    const board = await need(actor.session, database, 'board', 'board');
    if (!board.ok) return board;
    const users = [actor.person, ...actor.session.workstation.users.map((user) => user.person)];
    const found = whoIsIt(person, board.value.doc.members, users);
    if (found.is === 'anotherOnes') return isAnotherOnes(found.person, person);
    const own = found.is === 'same' ? found.person.id : person.id;
    const member: Person = { ...person, id: own ?? personIdFor(person.rpps, actor.session.ulid()) };
    const done = await changeBoard(actor, database, 'board.memberAdded', (board) => ({
      members: [
        ...board.members.filter((m) => m.id !== member.id),
        { ...board.members.find((m) => m.id === member.id), ...member },
      ],
    }));
    if (!done.ok) return done;
    remember(actor, database, member, `Ajout ${ofPerson(member)}`, done.value);
    return ok(null);
  },

  removeMember: async (actor, { database, person }) => {
    const done = await changeBoard(actor, database, 'board.memberRemoved', (board) => ({
      members: board.members.filter((m) => m.id !== person),
    }));
    if (!done.ok) return done;
    const removed = done.value.before.members.find((m) => m.id === person);
    if (removed) remember(actor, database, removed, `Retrait ${ofPerson(removed)}`, done.value);
    return ok(null);
  },
};
