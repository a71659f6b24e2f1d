import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../shared/domain/brand';
import { inForce, standingDecisions, type Decision } from '../../../shared/domain/decision';
import type { PersonId } from '../../../shared/domain/ids';
import { canonical } from '../../../shared/merge/canonical';
import { asVersions, choiceOf, chosenInForce, reopeningOf } from '../../../shared/merge/decisionChoice';
import { mergeAll, mergeDocuments } from '../../../shared/merge/merge';
import { openDecision } from '../../../shared/merge/openDecision';
import { decision as sample } from '../domain/samples';

/** One workstation: what it holds, and the choices that it can still undo. */
interface Desk {
  readonly person: PersonId;
  docs: Map<string, Decision>;
  readonly choices: { docs: readonly Decision[]; before: readonly Decision[] }[];
}
type Act =
  | { readonly kind: 'decide' | 'takeBack' | 'undo'; readonly desk: number }
  | { readonly kind: 'settle'; readonly desk: number; readonly pick: number }
  | { readonly kind: 'send'; readonly desk: number; readonly to: number };

const desk = fc.nat(1);
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('decide' as const, 'takeBack' as const, 'undo' as const), desk }),
    fc.record({ kind: fc.constant('settle' as const), desk, pick: fc.nat(5) }),
    fc.record({ kind: fc.constant('send' as const), desk, to: desk }),
  ),
  { maxLength: 24 },
);

const all = (docs: ReadonlyMap<string, Decision>): Decision[] => [...docs.values()];
const written = (docs: ReadonlyMap<string, Decision>): string =>
  canonical(Object.fromEntries([...docs].map(([id, doc]) => [id, mergeAll([doc])])));
function merged(a: ReadonlyMap<string, Decision>, b: ReadonlyMap<string, Decision>): Map<string, Decision> {
  const docs = new Map(a);
  for (const [id, doc] of b) {
    const held = docs.get(id);
    docs.set(id, (held ? mergeDocuments(held, doc) : doc) as Decision);
  }
  return docs;
}
const said = (one: Decision | undefined): string => (one ? `${String(one.revoked)} ${one.text}` : 'none');
const offered = (docs: ReadonlyMap<string, Decision>): string[] | undefined =>
  openDecision(all(docs))?.contents.map(said).sort();
const standingTexts = (docs: ReadonlyMap<string, Decision>): string[] =>
  standingDecisions(all(docs)).map(said);

/** Clocks stand hours apart: the instants say nothing of what came first. */
function play(steps: readonly Act[]): { desks: readonly [Desk, Desk]; texts: string[] } {
  const newDesk = (n: number): Desk => ({
    person: `rpps-9990000000${n}` as PersonId,
    docs: new Map(),
    choices: [],
  });
  const desks: [Desk, Desk] = [newDesk(1), newDesk(2)];
  const texts: string[] = [];
  let ticks = 0;
  const at = (who: number): Instant =>
    `2026-11-24T${who === 0 ? 15 : 12}:${String(ticks++).padStart(2, '0')}:00.000Z` as Instant;
  for (const step of steps) {
    const one = desks[step.desk] as Desk;
    const last = Math.max(0, ...all(one.docs).map(({ version }) => version));
    const add = (docs: readonly Decision[]) => docs.forEach((doc) => one.docs.set(doc._id, doc));
    const pen = { recordedBy: one.person, at: at(step.desk) };
    if (step.kind === 'send') {
      const other = desks[step.to] as Desk;
      other.docs = merged(other.docs, one.docs);
    } else if (step.kind === 'decide') {
      const text = `Conclusion ${ticks}`;
      texts.push(text);
      add([decision(last + 1, text, pen)]);
    } else if (step.kind === 'takeBack') {
      const top = inForce(all(one.docs));
      if (top) add([{ ...decision(last + 1, top.text, pen), revoked: true }]);
    } else if (step.kind === 'settle') {
      settle(one, step.pick, pen);
    } else undo(one, pen);
  }
  return { desks, texts };
}

const decision = (version: number, text: string, pen: Pick<Decision, 'recordedBy' | 'at'>): Decision =>
  sample(version, { text, ...pen });

type Pen = Parameters<typeof decision>[2];
/** @returns what is then to be in force; null where nothing was open */
function settle(one: Desk, pick: number, pen: Pen): string | null {
  const held = all(one.docs);
  const open = openDecision(held);
  const chosen = open?.contents[pick % open.contents.length];
  if (!open || !chosen) return null;
  const before = standingDecisions(held);
  const docs = asVersions(choiceOf(held, open, chosen), Math.max(...held.map(({ version }) => version)), pen);
  one.choices.push({ docs, before });
  docs.forEach((doc) => one.docs.set(doc._id, doc));
  return said(chosenInForce(held, chosen) ?? undefined);
}
function undo(one: Desk, pen: Pen): void {
  const choice = one.choices.pop();
  if (!choice) return;
  const held = all(one.docs);
  const last = Math.max(...held.map(({ version }) => version));
  const back = asVersions(reopeningOf(held, choice.docs, choice.before), last, pen);
  back.forEach((doc) => one.docs.set(doc._id, doc));
}

describe('a choice between decisions and its undoing, on two workstations', () => {
  it('come to the same documents in any order, and lose none of what was decided', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const { desks, texts } = play(steps);
        const [a, b] = [desks[0].docs, desks[1].docs];
        const one = merged(a, b);
        expect(written(merged(b, a))).toBe(written(one));
        expect(written(merged(one, a))).toBe(written(one));
        for (const text of texts) expect(canonical(all(one))).toContain(`"${text}"`);
        expect(openDecision(all(merged(b, a)))?.contents).toEqual(openDecision(all(one))?.contents);
      }),
      { numRuns: 1000 },
    );
  });

  it('settle all that stood open, and undone, open exactly that again, with what was in force', () => {
    fc.assert(
      fc.property(acts, fc.nat(5), fc.boolean(), (steps, pick, isSentBefore) => {
        const { desks } = play(steps);
        const docs = merged(desks[0].docs, desks[1].docs);
        const here: Desk = { ...desks[0], docs: new Map(docs) };
        const there: Desk = { ...desks[1], docs: new Map(docs) };
        fc.pre(openDecision(all(docs)) !== null);
        const pen = (minute: number) => ({
          recordedBy: here.person,
          at: `2026-11-24T18:0${minute}:00.000Z` as Instant,
        });
        const meant = settle(here, pick, pen(1));
        expect(openDecision(all(here.docs))).toBeNull();
        expect(said(inForce(all(here.docs)))).toBe(meant);
        if (isSentBefore) there.docs = merged(there.docs, here.docs);
        undo(here, pen(2));
        expect(offered(here.docs)).toEqual(offered(docs));
        expect(said(inForce(all(here.docs)))).toBe(said(inForce(all(docs))));
        expect(standingTexts(here.docs)).toEqual(standingTexts(docs));
        const after = merged(there.docs, here.docs);
        expect(written(after)).toBe(written(here.docs));
        // Chosen once more by the other, who saw the undoing: it is settled for good, on both.
        settle(there, pick, pen(3));
        const other = { ...there, docs: after };
        settle(other, pick + 1, pen(4));
        expect(openDecision(all(merged(here.docs, other.docs)))).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('made and undone on both without knowing, are open again on both, and one more choice settles them', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), fc.boolean(), fc.boolean(), (first, second, isTakenBack, isSeen) => {
        const begun: Act[] = [
          { kind: 'decide', desk: 0 },
          { kind: 'send', desk: 0, to: 1 },
          { kind: 'decide', desk: 0 },
          { kind: isTakenBack ? 'takeBack' : 'decide', desk: 1 },
          { kind: 'send', desk: 0, to: 1 },
          { kind: 'send', desk: 1, to: 0 },
        ];
        const before = offered(play(begun).desks[0].docs);
        const { desks } = play([
          ...begun,
          { kind: 'settle', desk: 0, pick: first },
          { kind: 'settle', desk: 1, pick: second },
          ...(isSeen ? ([{ kind: 'send', desk: 0, to: 1 }] as const) : []),
          { kind: 'undo', desk: 0 },
          { kind: 'undo', desk: 1 },
        ]);
        const docs = merged(desks[0].docs, desks[1].docs);
        expect(before).toHaveLength(2);
        expect(new Set(offered(docs))).toEqual(new Set(before));
        const one = { ...desks[0], docs };
        settle(one, first, { recordedBy: one.person, at: '2026-11-24T18:00:00.000Z' as Instant });
        expect(openDecision(all(merged(desks[1].docs, one.docs)))).toBeNull();
      }),
    );
  });
});
