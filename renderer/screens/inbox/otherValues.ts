import type { ConflictLine } from '../../../shared/contracts/views';
import type { Person } from '../../../shared/domain/person';
import { canonical } from '../../../shared/merge/canonical';
import type { SaidProposal } from '../../../shared/merge/proposalChoice';
import { otherValueControl } from '../../../shared/merge/otherValue';

const lists = ({ values }: ConflictLine): Person[] => values.flatMap(({ value }) => value as Person[]);

/** Those whom the lists write in several ways: what keeps the lists from being put together by themselves. */
export function contestedIn(line: ConflictLine): ReadonlySet<Person['id']> {
  const ways = new Map<Person['id'], Set<string>>();
  for (const person of lists(line))
    ways.set(person.id, (ways.get(person.id) ?? new Set<string>()).add(canonical(person)));
  return new Set([...ways].flatMap(([id, different]) => (different.size > 1 ? [id] : [])));
}

/** Everybody whom one of the lists names, once, as the first that does. */
export function everybodyIn(line: ConflictLine): Person[] {
  const all = new Map<Person['id'], Person>();
  for (const person of lists(line)) if (!all.has(person.id)) all.set(person.id, person);
  return [...all.values()];
}

/** What the form shows first: the first value; of lists, all that they name. */
export const begunFrom = (line: ConflictLine): unknown =>
  otherValueControl(line) === 'members' ? everybodyIn(line) : line.values[0]?.value;

const blank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

/** What a value still lacks, said beside its field; a field of the case file may be cleared. */
export function lacking(line: ConflictLine, value: unknown): string | undefined {
  switch (otherValueControl(line)) {
    case 'day':
      return blank(value) ? 'Écrivez la date.' : undefined;
    case 'time':
      return blank(value) ? 'Écrivez l’heure.' : undefined;
    case 'line':
      return line.field === 'name' && blank(value) ? 'Une RCP a un nom.' : undefined;
    case 'doctor':
      return blank(value) ? 'Choisissez un médecin.' : undefined;
    case 'members':
      return blank(value) ? 'Écrivez le nom.' : undefined;
    case 'meeting':
      return blank(value) ? 'Choisissez la séance.' : undefined;
    case 'template':
    case 'quorum':
      return blank(value) ? 'Choisissez un modèle.' : undefined;
    case 'proposal':
      return blank((value as SaidProposal | null)?.text) ? 'Écrivez la proposition.' : undefined;
    case 'mode':
    case 'caseField':
    case 'caseFields':
    case 'discussion':
    case null:
      return undefined;
  }
}
