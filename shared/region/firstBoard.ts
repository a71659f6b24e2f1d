import type { Board } from '../domain/board';
import { quorumTemplates, type BoardTemplateName } from '../domain/quorumTemplates';
import { currentSchema } from '../domain/stored';
import type { BoardEntry } from './identity';

const templateOf = (name: string): BoardTemplateName =>
  Object.hasOwn(quorumTemplates, name) ? (name as BoardTemplateName) : 'autre';

/** The board's own document as the region lays it down, for workstations to find and people to complete: no field is stamped. */
export const firstBoard = ({ slug, name, template, organisation }: BoardEntry, year: number): Board => ({
  _id: 'board',
  type: 'board',
  schema: currentSchema.board,
  clock: {},
  stamps: {},
  name,
  slug,
  year,
  template: templateOf(template),
  organisation,
  place: '',
  nationalIds: {},
  quorum: quorumTemplates[templateOf(template)].quorum,
  members: [],
});

/** The same board a year later: its members and rules go on, what was changed by whom stays in the former year. */
export function nextBoard(from: Readonly<Record<string, unknown>>, year: number): Record<string, unknown> {
  const { pending: _pending, ...kept } = Object.fromEntries(
    Object.entries(from).filter(([key]) => key === '_id' || !key.startsWith('_')),
  );
  return { ...kept, year, clock: {}, stamps: {} };
}
