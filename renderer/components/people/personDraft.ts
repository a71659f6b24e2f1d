import type { CommandInput } from '../../../shared/contracts/commands/commands';
import type { Person } from '../../../shared/domain/person';
import { sameNames } from '../../../shared/domain/samePerson';

type NewPerson = CommandInput<'addAttendee'>['person'];

const brought = ['rpps', 'specialty', 'organisation'] as const;
type Brought = (typeof brought)[number];

export interface PersonDraft {
  /** Of the region's directory, as long as the name is theirs. */
  readonly id?: NewPerson['id'];
  readonly title: string;
  readonly given: string;
  readonly family: string;
  readonly specialty?: string | undefined;
  readonly rpps: string;
  readonly organisation: string;
  /** Whoever was chosen of the directory last. */
  readonly chosen?: Person | undefined;
}
export const noPerson: PersonDraft = { title: 'Dr', given: '', family: '', rpps: '', organisation: '' };

export const personDraftOf = ({
  id,
  title,
  given,
  family,
  specialty,
  rpps,
  organisation,
}: Person): PersonDraft => ({
  id,
  title: title || 'none',
  given,
  family,
  specialty,
  rpps: rpps ?? '',
  organisation: organisation ?? '',
});

const bare = (rpps: string): string => rpps.replace(/\s/g, '');

/** Null while the name is lacking. */
export function personOf(draft: PersonDraft): NewPerson | null {
  const family = draft.family.trim();
  if (family === '') return null;
  const rpps = bare(draft.rpps);
  const organisation = draft.organisation.trim();
  return {
    ...(draft.id === undefined ? {} : { id: draft.id }),
    family,
    given: draft.given.trim(),
    title: draft.title === 'none' ? '' : draft.title,
    ...(rpps === '' ? {} : { rpps }),
    ...(draft.specialty === undefined ? {} : { specialty: draft.specialty }),
    ...(organisation === '' ? {} : { organisation }),
  };
}

const isBlank = (value: string | undefined): boolean => (value ?? '').trim() === '';

/** What came with the choice and was not changed since. */
const cameWith = (draft: PersonDraft, chosen: Person): Brought[] =>
  brought.filter((field) => !isBlank(chosen[field]) && draft[field] === chosen[field]);

/** Without what came with whoever was chosen; what was typed stays. */
function withoutChosen(draft: PersonDraft): PersonDraft {
  const { chosen } = draft;
  if (!chosen) return draft;
  const blanks = Object.fromEntries(cameWith(draft, chosen).map((field) => [field, noPerson[field]]));
  return { ...draft, ...blanks, id: undefined };
}

/** Someone of the directory takes the place of whoever was chosen before; what it does not know of them stays as typed. */
export function withChosen(draft: PersonDraft, chosen: Person): PersonDraft {
  const typed = withoutChosen(draft);
  const theirs = personDraftOf(chosen);
  const kept = brought.filter((field) => isBlank(theirs[field]));
  return { ...theirs, ...Object.fromEntries(kept.map((field) => [field, typed[field]])), chosen };
}

const isNamed = ({ family, given }: PersonDraft, chosen: Person): boolean =>
  sameNames({ family, given }, chosen) && (given.trim() === '') === (chosen.given.trim() === '');

/**
 * Another name typed over whoever was chosen is somebody else: what came with the choice goes. Once the name is theirs
 * again, it is back, save where something was typed meanwhile.
 */
export function renamed(
  draft: PersonDraft,
  names: Partial<Pick<PersonDraft, 'family' | 'given'>>,
): PersonDraft {
  const { chosen } = draft;
  const next = { ...draft, ...names };
  if (!chosen) return names.family === undefined ? next : { ...next, id: undefined };
  if (!isNamed(next, chosen)) return isNamed(draft, chosen) ? withoutChosen(next) : next;
  if (isNamed(draft, chosen)) return next;
  const lacking = brought.filter((field) => isBlank(next[field]) && !isBlank(chosen[field]));
  const back = { ...next, ...Object.fromEntries(lacking.map((field) => [field, chosen[field]])) };
  return renumbered(back, back.rpps);
}

/** Another RPPS than that of whoever was chosen is somebody else's, under the same name. */
export function renumbered(draft: PersonDraft, rpps: string): PersonDraft {
  const { chosen } = draft;
  if (!chosen) return { ...draft, rpps };
  const isTheirs = isBlank(chosen.rpps) || bare(rpps) === bare(chosen.rpps ?? '');
  return { ...draft, rpps, id: isTheirs && isNamed(draft, chosen) ? chosen.id : undefined };
}

/** Whoever was chosen and is no longer meant, with what went with them; null where the name is still theirs. */
export function leftOf({
  chosen,
  ...draft
}: PersonDraft): { readonly person: Person; readonly fields: Brought[] } | null {
  if (!chosen || isNamed(draft, chosen)) return null;
  return { person: chosen, fields: brought.filter((field) => !isBlank(chosen[field])) };
}
