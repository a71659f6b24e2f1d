import { inForce, standingDecisions, type Decision } from '../domain/decision';
import { decisionId } from '../domain/ids';
import { withoutAlternatives, decisionKey, type OpenDecision } from './openDecision';

/** Who writes a version, and when. */
type Pen = Pick<Decision, 'recordedBy' | 'at'>;

/** As versions that follow the last one. A decision is never changed, so a choice and its undoing are new versions too. */
export const asVersions = (contents: readonly Decision[], last: number, pen: Pen): Decision[] =>
  contents.map((content, i) => ({
    ...content,
    ...pen,
    _id: decisionId(content.case, last + 1 + i),
    version: last + 1 + i,
  }));

const marked = (decision: Decision, marks: Partial<Decision>): Decision => {
  const { choosesAmong: _among, reopens: _reopens, ...content } = withoutAlternatives(decision);
  return { ...content, ...marks };
};

/** The decision in force once this one is chosen: where taking back is chosen, what was before; null: none. */
export function chosenInForce(decisions: readonly Decision[], chosen: Decision): Decision | null {
  if (!chosen.revoked) return chosen;
  return inForce([...decisions.filter(({ version }) => version < chosen.version), chosen]) ?? null;
}

/**
 * What brings a choice about: the decision that is to be in force, once more, saying what it was chosen among. Or as
 * many versions that take back as leave none in force.
 */
export function choiceOf(
  decisions: readonly Decision[],
  open: OpenDecision,
  chosen: Decision,
): readonly Decision[] {
  const choosesAmong = [...open.keys];
  const meant = chosenInForce(decisions, chosen);
  if (meant) return [marked(meant, { choosesAmong })];
  const standing = standingDecisions(decisions);
  const last = standing.at(-1) ?? chosen;
  return Array.from({ length: Math.max(1, standing.length) }, () =>
    marked(last, { revoked: true, choosesAmong }),
  );
}

/**
 * What undoes a choice: all that it was made among stands open again, and in force is what was before. A decision that
 * somebody took since then stays in force, and is offered beside the others. Nothing where another undid it.
 * @param choice the versions that made it
 * @param before what stood when it was made, the oldest first
 */
export function reopeningOf(
  decisions: readonly Decision[],
  choice: readonly Decision[],
  before: readonly Decision[],
): readonly Decision[] {
  const reopens = choice.map(decisionKey);
  const isOurs = (decision: Decision) => reopens.includes(decisionKey(decision));
  const standing = standingDecisions(decisions);
  const top = standing.at(-1);
  if (choice.some(({ revoked }) => !revoked)) {
    if (!top || !standing.some(isOurs)) return [];
    return [isOurs(top) ? marked(top, { revoked: true, reopens }) : marked(top, { reopens })];
  }
  if (top) return [marked(top, { reopens })];
  if (before.length > 0)
    return before.map((decision) => ({ ...withoutAlternatives(decision), reopens: [...reopens] }));
  return choice.slice(0, 1).map((decision) => marked(decision, { reopens }));
}
