import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blankDecision } from '../../../shared/domain/decisionDraft';
import { blankProposal } from '../../../shared/domain/proposalDraft';
import { keptDraft, readDraft, type RoomDraftKind } from '../../../shared/domain/drafts';
import { withFuture } from './future';

/** What a released version kept must be found again for ever. */
const FOLDER = join(import.meta.dirname, '../../fixtures/drafts/v1');
type Kept = { readonly schema: number; readonly value: Record<string, unknown> };
const released = (file: string): Kept =>
  JSON.parse(readFileSync(join(FOLDER, `${file}.json`), 'utf8')) as Kept;
const kinds: RoomDraftKind[] = ['decision', 'proposal'];

describe.each(kinds)('a kept %s', (kind) => {
  it('is read whole, with what a newer version added', () => {
    const { value } = released(kind);
    // What came later is untouched.
    const later = kind === 'decision' ? blankDecision : blankProposal;
    expect(readDraft(kind, released(kind))).toEqual({ ...later, ...value });
    const newer = withFuture(value, () => 'x');
    expect(readDraft(kind, { schema: 1, value: newer })).toEqual({ ...later, ...newer });
  });

  it('is blank where nothing was written', () =>
    expect(readDraft(kind, released(`${kind}.minimal`))).toEqual(
      JSON.parse(JSON.stringify(kind === 'decision' ? blankDecision : blankProposal)),
    ));

  it('comes back as it was kept', () => {
    const value = readDraft(kind, released(kind));
    expect(value && readDraft(kind, JSON.parse(JSON.stringify(keptDraft(value))))).toEqual(value);
  });

  it('is none where a newer version kept it, or it is damaged', () => {
    expect(readDraft(kind, { ...released(kind), schema: 2 })).toBeNull();
    for (const kept of [null, 'text', {}, { schema: 1 }, { schema: 1, value: { text: 7 } }])
      expect(readDraft(kind, kept)).toBeNull();
  });
});

describe('what was typed and not understood', () => {
  it('is read as it was typed, with what a newer version added, and is none where it is damaged', () => {
    const { value } = released('typed');
    expect(readDraft('typed', released('typed'))).toEqual(value);
    expect(readDraft('typed', { schema: 1, value: { ...value, later: 'x' } })).toEqual({
      ...value,
      later: 'x',
    });
    expect(readDraft('typed', { schema: 1, value: {} })).toEqual({ fields: {} });
    for (const kept of [null, { schema: 2, value }, { schema: 1, value: { fields: { 'typed Date': 7 } } }])
      expect(readDraft('typed', kept)).toBeNull();
  });
});

describe.each([
  ['leftOut', { lines: 7 }],
  ['leftOutWords', { cases: 7 }],
  ['review', { lines: [{ id: 7 }] }],
  ['panels', { panels: { planMeeting: { fields: 7 } } }],
] as const)('what is kept as « %s »', (kind, damaged) => {
  it('is read whole, with what a newer version added, and is none where it is damaged', () => {
    const { value } = released(kind);
    expect(readDraft(kind, released(kind))).toEqual(value);
    const newer = { ...value, later: 'x' };
    expect(readDraft(kind, { schema: 1, value: newer })).toEqual(newer);
    for (const kept of [null, { schema: 2, value }, { schema: 1, value: damaged }])
      expect(readDraft(kind, kept)).toBeNull();
  });
});
