import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForce, standingDecisions, type Decision } from '../../../shared/domain/decision';
import { canonical } from '../../../shared/merge/canonical';
import { asVersions, choiceOf } from '../../../shared/merge/decisionChoice';
import { undoableDecision } from '../../../shared/merge/decisionUndo';
import { mergeDocuments } from '../../../shared/merge/merge';
import { openDecision } from '../../../shared/merge/openDecision';
import { decision, person, time } from '../domain/samples';

type Held = ReadonlyMap<string, Decision>;
/** One workstation: what it holds, and what it decided and may still undo. */
interface Desk {
  held: Held;
  readonly taken: Decision[];
}
interface Act {
  readonly kind: 'decide' | 'undo' | 'choose' | 'send';
  readonly desk: number;
  readonly pick: number;
}

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'decide' as const,
      'decide' as const,
      'undo' as const,
      'choose' as const,
      'send' as const,
    ),
    desk: fc.nat(1),
    pick: fc.nat(2),
  }),
  { maxLength: 20 },
);
const all = (held: Held): Decision[] => [...held.values()];
const lastOf = (held: Held): number => Math.max(0, ...all(held).map(({ version }) => version));
const texts = (held: Held): string[] => standingDecisions(all(held)).map(({ text }) => text);
const withAll = (held: Held, docs: readonly Decision[]): Held =>
  new Map([...held, ...docs.map((doc) => [doc._id as string, doc] as const)]);
const merged = (a: Held, b: Held): Held =>
  withAll(
    a,
    all(b).map((doc) => {
      const own = a.get(doc._id);
      return own ? (mergeDocuments(own, doc) as Decision) : doc;
    }),
  );

/** What an undoing is answered, and what it leaves. */
function undo(held: Held, taken: Decision, n: number): { held: Held; refused: string | null } {
  const found = undoableDecision(all(held), taken);
  if (typeof found === 'string') return { held, refused: found };
  const pen = { recordedBy: taken.recordedBy, at: time(`16:${n}`) };
  return { held: withAll(held, asVersions([{ ...found, revoked: true }], lastOf(held), pen)), refused: null };
}

function play(
  steps: readonly Act[],
  onUndo: (before: Held, after: Held, taken: Decision, refused: string | null) => void,
) {
  const desks: [Desk, Desk] = [
    { held: new Map(), taken: [] },
    { held: new Map(), taken: [] },
  ];
  const said: string[] = [];
  steps.forEach(({ kind, desk, pick }, i) => {
    const one = desks[desk] as Desk;
    const other = desks[1 - desk] as Desk;
    // The clocks stand hours apart: the instants say nothing of what came first.
    const pen = { recordedBy: person(desk + 1).id, at: time(`${desk === 0 ? 15 : 12}:${10 + i}`) };
    if (kind === 'send') other.held = merged(other.held, one.held);
    else if (kind === 'decide') {
      const doc = decision(lastOf(one.held) + 1, { ...pen, text: `Conclusion ${i}` });
      said.push(doc.text);
      one.taken.push(doc);
      one.held = withAll(one.held, [doc]);
    } else if (kind === 'choose') {
      const open = openDecision(all(one.held));
      const chosen = open?.contents[pick % open.contents.length];
      if (open && chosen)
        one.held = withAll(
          one.held,
          asVersions(choiceOf(all(one.held), open, chosen), lastOf(one.held), pen),
        );
    } else {
      const taken = one.taken.pop();
      if (!taken) return;
      const { held, refused } = undo(one.held, taken, 10 + i);
      onUndo(one.held, held, taken, refused);
      one.held = held;
    }
  });
  return { desks, said };
}

describe('undoing a decision, on two workstations', () => {
  it('takes back that very one, or nothing and says why; in any order all that was decided is kept', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const { desks, said } = play(steps, (before, after, taken, refused) => {
          if (refused !== null) return void expect(after).toBe(before);
          expect(inForce(all(before))?.text).toBe(taken.text);
          expect(texts(after)).toEqual(texts(before).slice(0, -1));
        });
        const [a, b] = [merged(desks[0].held, desks[1].held), merged(desks[1].held, desks[0].held)];
        expect(canonical(Object.fromEntries(a))).toBe(canonical(Object.fromEntries(b)));
        for (const text of said) expect(canonical(all(a))).toContain(`"${text}"`);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves what somebody else decided since in force, and the one before it under it', () => {
    const ours = decision(1, { text: 'La nôtre.' });
    const theirs = decision(2, { text: 'La leur.', recordedBy: person(2).id, at: time('14:00') });
    expect(undoableDecision([ours, theirs], ours)).toBe('later');
    const back = { ...theirs, ...decision(3, { revoked: true, at: time('15:00') }) };
    expect(undoableDecision([ours, theirs, back], ours)).toBe(ours);
  });

  it('does not take back what another workstation wrote under the same version', () => {
    const ours = decision(1, { text: 'La nôtre.' });
    const theirs = decision(1, { text: 'La leur.', recordedBy: person(2).id, at: time('14:00') });
    for (const both of [mergeDocuments(ours, theirs), mergeDocuments(theirs, ours)] as Decision[]) {
      expect(undoableDecision([both], ours)).toBe('apart');
      expect(undoableDecision([both], theirs)).toBe('apart');
      // Postponed until somebody chooses: that postponing is one's own, and comes off again.
      const later = decision(2, { outcome: 'postponed', at: time('15:00') });
      expect(undoableDecision([both, later], later)).toBe(later);
    }
  });

  it('says so where a choice took it back', () => {
    const ours = decision(2, { text: 'La nôtre.' });
    const back = decision(2, { revoked: true, recordedBy: person(2).id, at: time('14:00') });
    const held = [decision(1), mergeDocuments(ours, back) as Decision];
    const open = openDecision(held);
    if (!open) throw new Error('nothing is open');
    expect(undoableDecision(held, ours)).toBe('apart');
    const pen = { recordedBy: person(2).id, at: time('15:00') };
    const chosen = asVersions(choiceOf(held, open, back), 2, pen);
    expect(inForce([...held, ...chosen])).toBeUndefined();
    expect(undoableDecision([...held, ...chosen], ours)).toBe('takenBack');
  });
});
