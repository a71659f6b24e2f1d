import { attachedOf, type Attached } from '../../../shared/domain/files';
import type { CaseFile } from '../../../shared/domain/caseFile';
import type { CaseId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { ok, type Result } from '../../../shared/domain/result';
import { stamped } from '../../../shared/domain/stamp';
import { canonical } from '../../../shared/merge/canonical';
import {
  fieldState,
  stateKey,
  stillStands,
  takenBack,
  writtenSince,
  type FieldChange,
} from '../../../shared/merge/fieldUndo';
import type { Mutable } from '../../../shared/merge/mergeMutable';
import { fieldWords, openValueWords } from '../../../shared/merge/openWords';
import { builtOn, seenOf, stampedSeeing } from '../../../shared/merge/seeing';
import { cellOf, keyOf, type Renaming, type Step } from '../acts/act';
import { presentedAt, presentedSince } from './presented';
import { restingOn } from './presence';
import type { Reversing } from './reversing';
import type { Reversal } from './reversal';
import { reverseDecision, reverseProposal, reverseVote } from './roomSteps';
import { ofPerson, quoted } from '../acts/words';

type StepOf<K extends Step['kind']> = Extract<Step, { kind: K }>;
const turned = (inverse: Step, renamings: readonly Renaming[] = []): Result<Reversal> =>
  ok({ inverse, renamings });

/** Puts what the step changed as it was on the reversing, or says what was written since. */
export function reverseStep(reversing: Reversing, step: Step): Promise<Result<Reversal>> {
  switch (step.kind) {
    case 'fields':
      return reverseFields(reversing, step);
    case 'file':
      return reverseFile(reversing, step);
    case 'member':
      return reverseMember(reversing, step);
    case 'listed':
      return reverseListed(reversing, step);
    case 'registered':
      return reverseRegistered(reversing, step);
    case 'vote':
      return reverseVote(reversing, step);
    case 'proposal':
      return reverseProposal(reversing, step);
    case 'decision':
      return reverseDecision(reversing, step);
  }
}

async function reverseFields(reversing: Reversing, step: StepOf<'fields'>): Promise<Result<Reversal>> {
  const { type, id, changes, known = [] } = step;
  let rested: readonly string[] = [];
  const found = await reversing.doc(id, type);
  if (!found.ok) return found;
  const doc = found.value as Mutable;
  // A meeting that is over is signed; who was there stands.
  if (doc.type === 'attendance' && changes.some(({ field }) => field !== 'signature')) {
    const over = await reversing.overAt(doc.meeting);
    if (over) return over;
  }
  const replaced = changes.find((change) => !stillStands(doc, change));
  if (replaced) return reversing.since(await sinceInField(reversing, doc, replaced));
  const next = takenBack(doc, changes, reversing.author);
  if (doc.type === 'attendance' && next.type === 'attendance') {
    const resting = await restingOn(reversing, doc, next);
    const since = changes.map(({ field }) => doc.stamps[field]?.at ?? '').sort()[0] ?? '';
    const news = resting.find(({ at, key, isLost }) => isLost && at >= since && !known.includes(key));
    if (news) return reversing.since(await news.words());
    rested = resting.map(({ key }) => key);
  }
  reversing.put(next);
  const back = changes.map(({ field, before, after }) => ({
    change: { field, before: after, after: fieldState(next, field) },
    renaming: {
      cell: cellOf.field(id, field),
      from: keyOf.field(before),
      to: fieldState(next, field),
    },
  }));
  return turned(
    { ...step, changes: back.map(({ change }) => change), known: rested },
    back.map(({ renaming }) => renaming),
  );
}

async function sinceInField(reversing: Reversing, doc: Mutable, change: FieldChange): Promise<string> {
  const { field } = change;
  const others = writtenSince(doc, change);
  const last = others.at(-1);
  const stamp = last?.stamp ?? doc.stamps[field];
  const who = stamp ? ` par ${await reversing.writer(stamp)}` : '';
  if (doc.type === 'attendance' && field === 'signature')
    return `la signature ${ofPerson(doc.person)} a été changée depuis${who}`;
  if (doc.type === 'attendance') return `la présence de ${personName(doc.person)} a été changée depuis${who}`;
  if (doc.type === 'meeting' && field === 'order') return `l’ordre des dossiers a été changé depuis${who}`;
  const words = openValueWords(doc.type, field, last ? last.value : fieldState(doc, field).value);
  const now = words === '' ? 'le champ est vide' : quoted(words);
  return `«\u00a0${fieldWords(doc.type, field)}\u00a0» a été changé depuis${who} (${now})`;
}

async function reverseFile(reversing: Reversing, step: StepOf<'file'>): Promise<Result<Reversal>> {
  const { id, file, before, after } = step;
  const found = await reversing.doc(id, 'case');
  if (!found.ok) return found;
  const doc = found.value;
  const held = doc.files?.[file];
  if (!held || keyOf.file(held) !== keyOf.file(after)) {
    const name = quoted(held?.name ?? after?.name ?? '');
    return reversing.since(`la pièce jointe ${name} a été retirée ou remise depuis, sur un autre poste`);
  }
  // Nothing is destroyed: what was attached is taken off, what was taken off is put back.
  const next: Attached = { ...held, turns: held.turns + 1 };
  reversing.put(stamped({ ...doc, files: { ...doc.files, [file]: next } }, ['files'], reversing.author));
  return turned({ ...step, before: after, after: next }, [
    { cell: cellOf.file(id, file), from: keyOf.file(before), to: next },
  ]);
}

async function reverseMember(reversing: Reversing, step: StepOf<'member'>): Promise<Result<Reversal>> {
  const found = await reversing.doc('board', 'board');
  if (!found.ok) return found;
  const doc = found.value;
  const { person, before, after } = step;
  const held = doc.members.find(({ id }) => id === person);
  if (canonical(held) !== canonical(after)) {
    const stamp = doc.stamps['members'];
    const who = stamp ? ` par ${await reversing.writer(stamp)}` : '';
    const named = held ?? after ?? before;
    return reversing.since(
      `la fiche de ${named ? personName(named) : 'ce membre'} dans la RCP a été changée depuis${who}`,
    );
  }
  const others = doc.members.filter(({ id }) => id !== person);
  const at = doc.members.findIndex(({ id }) => id === person);
  const members = before
    ? at < 0
      ? [...others, before]
      : doc.members.map((one) => (one.id === person ? before : one))
    : others;
  // Nor does one name chosen to come or go choose between two lists that stand side by side.
  const view = { members: builtOn(seenOf(doc, 'members')) };
  reversing.put(stampedSeeing(doc, { members }, view, reversing.author));
  return turned({ ...step, before: after, after: before });
}

async function reverseListed(reversing: Reversing, step: StepOf<'listed'>): Promise<Result<Reversal>> {
  const found = await reversing.doc(step.id, 'meeting');
  if (!found.ok) return found;
  const doc = found.value;
  const isOn = (id: CaseId) => doc.order.includes(id);
  const moved = step.cases.find(({ case: id, after }) => isOn(id) !== after >= 0);
  if (moved) {
    const stamp = doc.stamps['order'];
    const who = stamp ? ` par ${await reversing.writer(stamp)}` : '';
    const how = isOn(moved.case) ? 'inscrit à' : 'retiré de';
    return reversing.since(`${await reversing.caseName(moved.case)} a été ${how} la séance depuis${who}`);
  }
  const over = await reversing.overAt(step.id);
  if (over) return over;
  const { actor, database } = reversing;
  const presented = new Map<CaseId, readonly string[]>();
  for (const { case: id } of step.cases)
    presented.set(id, await presentedAt(actor.session.store, database, id, step.id));
  for (const { case: id, before, known } of step.cases) {
    const since = before < 0 ? await presentedSince(reversing, id, presented.get(id) ?? [], known) : null;
    if (since) return since;
  }
  const ours = new Set<string>(step.cases.map(({ case: id }) => id));
  const order = doc.order.filter((id) => !ours.has(id));
  for (const { case: id, before } of [...step.cases].sort((a, b) => a.before - b.before))
    if (before >= 0) order.splice(before, 0, id);
  const next = stamped({ ...doc, order }, ['order'], reversing.author);
  reversing.put(next);
  const cases = step.cases.map(({ case: id, before }) => ({
    case: id,
    before: doc.order.indexOf(id),
    after: before,
    known: presented.get(id) ?? [],
  }));
  const [now, then] = [fieldState(doc, 'order'), fieldState(next, 'order')];
  // Where somebody else wrote the order meanwhile, acts before that one no longer find what they left.
  const isOurs =
    stateKey(now) === stateKey(step.after) && canonical(then.value) === canonical(step.before.value);
  const renaming = { cell: cellOf.field(step.id, 'order'), from: stateKey(step.before), to: then };
  return turned({ ...step, cases, before: now, after: then }, isOurs ? [renaming] : []);
}

/** What was said of a case as it was registered: nothing of it may have been written anew. */
const saidIn = ({ values, meeting, discussion, withdrawn, files, pending }: CaseFile): string =>
  canonical([values, meeting, discussion, withdrawn, attachedOf(files).map(([sha256]) => sha256), pending]);

/** What people wrote on a case beside it. */
const aroundCase = new Set(['proposal', 'vote', 'decision', 'report']);

async function reverseRegistered(
  reversing: Reversing,
  step: StepOf<'registered'>,
): Promise<Result<Reversal>> {
  const { actor, database } = reversing;
  const { _id: id } = step.doc;
  const found = await reversing.doc(id, 'case');
  if (!found.ok) return found;
  const doc = found.value;
  const rows = await actor.session.store.rows.of('case', database, id);
  const isTouched =
    saidIn({ ...doc, withdrawn: false }) !== saidIn({ ...step.doc, withdrawn: false }) ||
    rows.some(({ type }) => aroundCase.has(type));
  if (isTouched || doc.withdrawn !== step.isOff) {
    const name = await reversing.caseName(id);
    return reversing.since(
      doc.withdrawn === step.isOff
        ? `le dossier de ${name} a été complété depuis`
        : `le dossier de ${name} a été ${doc.withdrawn ? 'retiré' : 'réinscrit'} depuis`,
    );
  }
  const next = stamped({ ...doc, withdrawn: !step.isOff }, ['withdrawn'], reversing.author);
  reversing.put(next);
  const to = fieldState(next, 'withdrawn');
  const renamings = step.left ? [{ cell: cellOf.field(id, 'withdrawn'), from: stateKey(step.left), to }] : [];
  return turned({ ...step, isOff: !step.isOff, left: fieldState(doc, 'withdrawn') }, renamings);
}
