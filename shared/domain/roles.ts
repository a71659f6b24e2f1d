import type { Role } from './person';
import type { StoredType } from './stored';

/** What each role may do; the engine asks before every command. */
export type Right =
  'organise' | 'prepare' | 'attend' | 'conduct' | 'propose' | 'decide' | 'report' | 'configure';

/**
 * The secretary keeps the pen for the chair in most rooms: he decides, she writes, and the decision names both
 * (`decidedBy`, `recordedBy`). A participating doctor prepares and proposes but closes nothing.
 */
const rights: Record<Role, readonly Right[]> = {
  chair: ['organise', 'prepare', 'attend', 'conduct', 'propose', 'decide', 'report', 'configure'],
  coordinator: ['organise', 'prepare', 'attend', 'conduct', 'propose', 'decide', 'report', 'configure'],
  secretary: ['organise', 'prepare', 'attend', 'conduct', 'propose', 'decide', 'report', 'configure'],
  doctor: ['prepare', 'propose', 'report', 'configure'],
};

/** Nobody gives, or takes away, rights that are not their own. */
export const mayAnswerFor = (own: Role, other: Role): boolean =>
  rights[other].every((right) => rights[own].includes(right));

export const may = (role: Role, right: Right): boolean => rights[role].includes(right);

/**
 * What writing each type asks for (the commands' own is in shared/contracts/commands/); null: nothing, since a trace accompanies whatever
 * anybody does.
 */
export const rightToWrite: Readonly<Record<StoredType, Right | null>> = {
  board: 'organise',
  meeting: 'organise',
  case: 'prepare',
  attendance: 'attend',
  proposal: 'propose',
  vote: 'conduct',
  decision: 'decide',
  report: 'report',
  trace: null,
  file: 'prepare',
  chunk: 'prepare',
};

/** Choosing among values that workstations wrote apart asks for what writing them asks for. */
export const rightToSettle = (type: StoredType, field: string): Right =>
  field === 'discussion' ? 'conduct' : (rightToWrite[type] ?? 'organise');
