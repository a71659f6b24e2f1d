import { patientName } from '../../../shared/domain/caseFile';
import { standingDecisions } from '../../../shared/domain/decision';
import { caseIdSchema, proposalId } from '../../../shared/domain/ids';
import { personName } from '../../../shared/domain/person';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { may, rightToSettle } from '../../../shared/domain/roles';
import { stamped } from '../../../shared/domain/stamp';
import { storedSchema, type StoredOf } from '../../../shared/domain/stored';
import { asVersions, choiceOf, reopeningOf } from '../../../shared/merge/decisionChoice';
import { canonical } from '../../../shared/merge/canonical';
import { heldTogether, reopened, withValue } from '../../../shared/merge/fieldOf';
import { isMutable } from '../../../shared/merge/merge';
import type { Mutable } from '../../../shared/merge/mergeMutable';
import {
  openDecision,
  openProposals,
  decisionKey,
  proposalKey,
  WHOLE,
  type OpenProposal,
} from '../../../shared/merge/openDecision';
import { openFields, type OpenField } from '../../../shared/merge/openFields';
import { fieldWords } from '../../../shared/merge/openWords';
import { proposalChoice, proposalReopening } from '../../../shared/merge/proposalChoice';
import type { Turn } from '../acts/act';
import { meetingWords, quoted, wordsOn } from '../acts/words';
import { readCase } from '../records/read';
import type { Actor } from '../session/actor';
import { typeOf } from '../readModel/bundles';
import { caseNotHere, need, notOpenTo } from '../records/need';
import type { Handlers } from './handler';
import type { CommandRead } from '../../../shared/contracts/commands/commands';
import { ill, noThird, writtenProposal, writtenValue, type SettledValue } from './otherValue';

type Asked = CommandRead<'settleConflict'>;

const overtaken = fail('state', 'Ces valeurs ont changé entre-temps.', {
  safe: 'Rien n’a été choisi\u00a0: toutes les valeurs sont gardées.',
  next: 'Relisez ce qui s’affiche, puis choisissez.',
});

const isSeen = ({ seen }: Asked, keys: readonly string[]): boolean =>
  seen.length === keys.length && keys.every((key) => seen.includes(key));

export const conflictCommands: Handlers<'settleConflict'> = {
  settleConflict: async (actor, asked) => {
    const done = await choose(actor, asked);
    if (!done.ok) return done;
    const { what, whose, more = '', back } = done.value;
    // Shown in the inbox, and beside its field on the case's page.
    const file = caseIdSchema.safeParse(asked.id);
    const here = file.success ? [{ kind: 'file', database: asked.database, case: file.data } as const] : [];
    actor.acts.add({
      places: [{ kind: 'inbox' }, ...here],
      words: () => wordsOn(whose, { undone: `${what} annulé${more}`, redone: `${what} rétabli` }),
      turn: back,
    });
    return ok(null);
  },
};

/** A choice that was made. */
interface Chosen {
  /** « Choix pour « Question posée » » */
  readonly what: string;
  /** « LE GOFF Marie » */
  readonly whose: string;
  /** What else is said once it is taken back. */
  readonly more?: string;
  readonly back: Turn;
}

function choose(actor: Actor, asked: Asked): Promise<Result<Chosen>> {
  const type = typeOf(asked.id);
  if (!type) return Promise.resolve(overtaken);
  const { role } = actor;
  if (!may(role, rightToSettle(type, asked.field))) return Promise.resolve(notOpenTo(role));
  if (type === 'decision') return chooseDecision(actor, asked);
  if (type === 'proposal') return chooseProposal(actor, asked);
  if (type === 'file' || type === 'chunk') return Promise.resolve(overtaken);
  return chooseField(actor, asked, type);
}

/** The same choice once more: refused, like any, where there is something else to choose among by now. */
const again =
  (actor: Actor, asked: Asked): Turn =>
  async () => {
    const done = await choose(actor, asked);
    return done.ok ? ok(done.value.back) : done;
  };

async function settledValue(
  actor: Actor,
  { database, field, choice }: Asked,
  doc: Mutable,
  open: OpenField,
): Promise<Result<SettledValue>> {
  if ('written' in choice) return writtenValue(actor, database, doc, field, choice.written);
  const chosen = open.values.find(({ key }) => key === choice.key);
  return chosen ? ok({ value: chosen.value, source: chosen.stamps[0].source }) : overtaken;
}

async function chooseField(
  actor: Actor,
  asked: Asked,
  type: StoredOf<Mutable['type'] | 'vote' | 'trace'>['type'],
): Promise<Result<Chosen>> {
  const { database, id, field } = asked;
  const found = await need(actor.session, database, id, type);
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  const open = openFields(doc).find((one) => one.field === field);
  if (!isMutable(doc) || !open) return overtaken;
  const keys = open.values.map(({ key }) => key);
  if (!isSeen(asked, keys)) return overtaken;
  const settled = await settledValue(actor, asked, doc, open);
  if (!settled.ok) return settled;
  const { value, source, also = [], alsoBack } = settled.value;
  // What is chosen keeps where it came from; who chose, and when, stands beside it.
  const author = actor.author(source);
  // Of a group of fields the whole set is chosen.
  const valueIn = (member: string): unknown =>
    member === field ? value : (value as Readonly<Record<string, unknown>>)[member];
  const next = stamped(
    open.members.reduce<Mutable>((held, member) => withValue(held, member, valueIn(member)), doc),
    open.members,
    author,
  );
  if (!storedSchema.safeParse(next).success) return ill;
  const former = heldTogether(doc, open.members);
  await actor.commit(database, 'conflict.settled', [{ doc: next, parent: revision }, ...also]);
  const made = { device: author.device, n: next.clock[author.device] ?? 0 };
  const back: Turn = async () => {
    const now = await need(actor.session, database, id, type);
    if (!now.ok) return now;
    if (!isMutable(now.value.doc)) return overtaken;
    const beside = alsoBack ? await alsoBack() : ok([]);
    if (!beside.ok) return beside;
    const reopenedDoc = reopened(now.value.doc, former, [made], actor.author());
    await actor.commit(database, 'conflict.reopened', [
      { doc: reopenedDoc, parent: now.value.revision },
      ...beside.value,
    ]);
    return ok(() => chooseAgain(actor, asked, type, open));
  };
  return ok({ what: `Choix pour «\u00a0${fieldWords(type, field)}\u00a0»`, whose: ownerOf(doc), back });
}

/** What was taken back stands there as new changes, under new names: the same choice is one among the same values. */
async function chooseAgain(
  actor: Actor,
  asked: Asked,
  type: StoredOf<Mutable['type'] | 'vote' | 'trace'>['type'],
  then: OpenField,
): Promise<Result<Turn>> {
  const found = await need(actor.session, asked.database, asked.id, type);
  if (!found.ok) return found;
  const now = openFields(found.value.doc).find(({ field }) => field === asked.field);
  const said = ({ values }: OpenField) => values.map(({ value }) => canonical(value)).sort();
  if (!now || canonical(said(now)) !== canonical(said(then))) return overtaken;
  const { choice } = asked;
  const chosen = then.values.find(({ key }) => 'key' in choice && key === choice.key);
  const same = chosen && now.values.find(({ value }) => canonical(value) === canonical(chosen.value));
  const seen = now.values.map(({ key }) => key);
  return again(actor, { ...asked, seen, ...(same ? { choice: { key: same.key } } : {}) })();
}

/** Whose value it is: the inbox holds many cases. */
function ownerOf(doc: Mutable): string {
  switch (doc.type) {
    case 'case':
      return patientName(doc.values);
    case 'attendance':
      return personName(doc.person);
    case 'meeting':
      return meetingWords(doc);
    case 'board':
      return doc.name;
    case 'report':
      return 'compte rendu';
  }
}

const TO_CHOOSE_AGAIN = '\u00a0: elle est de nouveau à trancher';

const penOf = (actor: Actor) => ({ recordedBy: actor.person.id, at: actor.session.now() });

/** Nothing is destroyed: what was chosen becomes a new version, which says what it was chosen among. */
async function chooseDecision(actor: Actor, asked: Asked): Promise<Result<Chosen>> {
  const { database, id, choice } = asked;
  const found = await need(actor.session, database, id, 'decision');
  if (!found.ok) return found;
  const { case: file } = found.value.doc;
  const records = await readCase(actor.session.store, database, file);
  const open = records && openDecision(records.decisions);
  if (!open || !isSeen(asked, open.contents.map(decisionKey))) return overtaken;
  if (!('key' in choice)) return noThird({ type: 'decision', field: WHOLE });
  const chosen = open.contents.find((one) => decisionKey(one) === choice.key);
  if (!chosen) return overtaken;
  const before = standingDecisions(records.decisions);
  const docs = asVersions(choiceOf(records.decisions, open, chosen), records.lastVersion, penOf(actor));
  await actor.commit(database, 'conflict.settled', docs.map(asNew));
  const back: Turn = async () => {
    const now = await readCase(actor.session.store, database, file);
    if (!now) return caseNotHere;
    const versions = asVersions(reopeningOf(now.decisions, docs, before), now.lastVersion, penOf(actor));
    if (versions.length > 0) await actor.commit(database, 'conflict.reopened', versions.map(asNew));
    return ok(again(actor, asked));
  };
  return ok({ what: 'Choix de la décision', whose: ownerOf(records.file), more: TO_CHOOSE_AGAIN, back });
}

const asNew = <T>(doc: T) => ({ doc, parent: null });

async function chooseProposal(actor: Actor, asked: Asked): Promise<Result<Chosen>> {
  const { database, id, choice } = asked;
  const found = await need(actor.session, database, id, 'proposal');
  if (!found.ok) return found;
  const { case: file } = found.value.doc;
  const records = await readCase(actor.session.store, database, file);
  const open = openProposals(records?.proposals ?? []).find(({ proposal }) => proposal._id === id);
  if (!open || !isSeen(asked, open.contents.map(proposalKey))) return overtaken;
  const pen = () => ({ ...penOf(actor), _id: proposalId(file, actor.session.ulid()) });
  const settled = settledProposal(open, choice);
  if (!settled.ok) return settled;
  const doc = proposalChoice(open, settled.value, pen());
  await actor.commit(database, 'conflict.settled', [asNew(doc)]);
  const back: Turn = async () => {
    await actor.commit(database, 'conflict.reopened', [asNew(proposalReopening(doc, pen()))]);
    return ok(again(actor, asked));
  };
  const whose = [quoted(doc.text), ...(records ? [ownerOf(records.file)] : [])].join(', ');
  return ok({ what: 'Choix de la proposition', whose, more: TO_CHOOSE_AGAIN, back });
}

function settledProposal(open: OpenProposal, choice: Asked['choice']) {
  if ('written' in choice) {
    const written = writtenProposal.safeParse(choice.written);
    return written.success ? ok({ written: written.data }) : ill;
  }
  const chosen = open.contents.find((one) => proposalKey(one) === choice.key);
  return chosen ? ok({ chosen }) : overtaken;
}
