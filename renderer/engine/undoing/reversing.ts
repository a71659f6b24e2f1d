import { patientName } from '../../../shared/domain/caseFile';
import { plural } from '../../../shared/domain/french';
import type { CaseId, DatabaseName, MeetingId, PersonId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Author, Stamp } from '../../../shared/domain/stamp';
import type { Stored, StoredOf, StoredType } from '../../../shared/domain/stored';
import { need } from '../records/need';
import { unknownWords } from '../../../shared/domain/whoWords';
import { KnownPeople, peopleAround } from '../records/people';
import { readMeeting } from '../records/read';
import type { Actor } from '../session/actor';
import type { Write } from '../store/store';
import type { Revision } from '../database/revisions';

/** Where an act is turned round: what it concerns is read once, and nothing is written before all of it may be. */
export class Reversing {
  private readonly held = new Map<string, { doc: Stored; readonly parent: Revision | null }>();
  private readonly changed = new Set<string>();
  /** Of one instant for all: it tells later what was turned round together. */
  readonly author: Author;

  constructor(
    readonly actor: Actor,
    readonly database: DatabaseName,
    /** « annulé », or « rétabli »: what is refused was not done. */
    private readonly done: string,
  ) {
    this.author = actor.author();
  }

  async doc<T extends StoredType>(id: string, type: T): Promise<Result<StoredOf<T>>> {
    const held = this.held.get(id);
    if (held) return ok(held.doc as StoredOf<T>);
    const found = await need(this.actor.session, this.database, id, type);
    if (!found.ok) return found;
    this.held.set(id, { doc: found.value.doc, parent: found.value.revision });
    return ok(found.value.doc);
  }

  put(doc: Stored): void {
    this.held.set(doc._id, { doc, parent: this.held.get(doc._id)?.parent ?? null });
    this.changed.add(doc._id);
  }

  writes(): Write[] {
    return [...this.changed].flatMap((id) => this.held.get(id) ?? []);
  }

  /** @param what was written since, and by whom: a sentence without its point */
  since(what: string): Result<never> {
    return fail('state', `Rien n’a été ${this.done}\u00a0: ${what}.`, {
      safe: 'Rien n’est perdu\u00a0: ce qui a été écrit depuis reste tel quel.',
      next: 'Relisez ce qui s’affiche, et corrigez ce qui ne convient pas.',
    });
  }

  /** What a meeting that is over keeps as it is. */
  async overAt(meeting: MeetingId): Promise<Result<never> | null> {
    const found = await this.doc(meeting, 'meeting');
    if (!found.ok) return found;
    if (found.value.state !== 'closed') return null;
    return fail('state', `Rien n’a été ${this.done}\u00a0: la séance est terminée.`, {
      safe: 'Tout est enregistré tel qu’à la clôture.',
      next: 'Rouvrez d’abord la séance, sur sa page.',
    });
  }

  /** « Dr Anne LE GOFF », « vous, sur ce poste », « un autre poste » */
  async writer({ by, device }: Pick<Stamp, 'by'> & { readonly device?: string }): Promise<string> {
    const { actor } = this;
    const isHere = device === undefined || device === actor.session.workstation.device;
    if (by === actor.person.id) return isHere ? 'vous-même' : 'vous, sur un autre poste';
    return (await this.nameOf(by)) ?? unknownWords(by, device);
  }

  async nameOf(id: PersonId, meeting?: MeetingId): Promise<string | null> {
    const { actor, database } = this;
    const board = await this.doc('board', 'board');
    const around = meeting ? await readMeeting(actor.session.store, database, meeting) : null;
    const near = [...(board.ok ? board.value.members : []), ...(around ? peopleAround(around) : [])];
    const person = await new KnownPeople(actor.session).get(id, near);
    return person ? personName(person) : null;
  }

  async caseName(id: CaseId): Promise<string> {
    const found = await this.doc(id, 'case');
    return found.ok ? patientName(found.value.values) : plural(1, 'dossier');
  }
}
