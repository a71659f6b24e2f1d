import { isBlank } from '../../../shared/domain/caseFields';
import { inForce, standingDecisions, type Decision } from '../../../shared/domain/decision';
import { decisionId, proposalId } from '../../../shared/domain/ids';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { may, rightToSettle } from '../../../shared/domain/roles';
import { stamped } from '../../../shared/domain/stamp';
import { storedSchema, type StoredOf } from '../../../shared/domain/stored';
import { valueOf, reopened, withValue } from '../../../shared/merge/fieldOf';
import { isMutable } from '../../../shared/merge/merge';
import type { Mutable } from '../../../shared/merge/mergeMutable';
import { siblingsOf } from '../../../shared/merge/mergeMutable';
import { openDecision, openProposals, decisionKey, proposalKey } from '../../../shared/merge/openDecision';
import { openFields } from '../../../shared/merge/openFields';
import { fieldWords } from '../../../shared/merge/openWords';
import { readCase } from '../queries/read';
import type { Session } from '../session';
import { typeOf } from '../store/bundles';
import { revoke } from './decisions';
import { need, notOpenTo, type Handlers, type Input } from './handler';

type Asked = Input<'settleConflict'>;

const overtaken = fail('state', 'Ces valeurs ont changé entre-temps.', {
  safe: 'Rien n’a été choisi\u00a0: toutes les valeurs sont gardées.',
  next: 'Relisez ce qui s’affiche, puis choisissez.',
});
const ill = fail('invalid', 'Cette valeur ne convient pas à ce champ.', {
  safe: 'Rien n’a été choisi\u00a0: toutes les valeurs sont gardées.',
  next: 'Corrigez-la, ou choisissez l’une des valeurs proposées.',
});
const notAnother = fail('invalid', 'Une décision ou une proposition se choisit telle quelle.', {
  next: 'Choisissez l’une d’elles, puis corrigez-la dans la séance.',
});

const isSeen = ({ seen }: Asked, keys: readonly string[]): boolean =>
  seen.length === keys.length && keys.every((key) => seen.includes(key));

export const conflictCommands: Handlers<'settleConflict'> = {
  settleConflict: (session, asked) => {
    const type = typeOf(asked.id);
    if (!type) return Promise.resolve(overtaken);
    const { role } = session.user;
    if (!may(role, rightToSettle(type, asked.field))) return Promise.resolve(notOpenTo(role));
    if (type === 'decision') return settleDecision(session, asked);
    if (type === 'proposal') return settleProposal(session, asked);
    if (type === 'file' || type === 'chunk') return Promise.resolve(overtaken);
    return settleField(session, asked, type);
  },
};

async function settleField(
  session: Session,
  asked: Asked,
  type: StoredOf<Mutable['type'] | 'vote' | 'trace'>['type'],
): Promise<Result<null>> {
  const { database, id, field, choice } = asked;
  const found = await need(session, database, id, type);
  if (!found.ok) return found;
  const { doc, revision } = found.value;
  const open = openFields(doc).find((one) => one.field === field);
  if (!isMutable(doc) || !open) return overtaken;
  if (
    !isSeen(
      asked,
      open.values.map(({ key }) => key),
    )
  )
    return overtaken;
  const chosen = 'key' in choice ? open.values.find(({ key }) => key === choice.key) : undefined;
  if ('key' in choice && !chosen) return overtaken;
  const value = 'key' in choice ? chosen?.value : isBlank(choice.written) ? undefined : choice.written;
  // What is chosen keeps where it came from; who chose, and when, stands beside it.
  const author = session.author(chosen?.stamps[0].source);
  const next = stamped(withValue(doc, field, value), [field], author);
  if (!storedSchema.safeParse(next).success) return ill;
  const former = siblingsOf(doc, field, valueOf(doc, field));
  await session.commit(database, 'conflict.settled', [{ doc: next, parent: revision }]);
  const made = { device: author.device, n: next.clock[author.device] ?? 0 };
  session.remember(`Choix pour «\u00a0${fieldWords(type, field)}\u00a0» annulé`, async () => {
    const now = await need(session, database, id, type);
    if (!now.ok || !isMutable(now.value.doc)) return;
    const again = reopened(now.value.doc, field, former, made, session.author());
    await session.commit(database, 'conflict.reopened', [{ doc: again, parent: now.value.revision }]);
  });
  return ok(null);
}

/** Nothing is destroyed: what was chosen becomes a new version, which says what it was chosen among. */
async function settleDecision(session: Session, asked: Asked): Promise<Result<null>> {
  const { database, id, choice } = asked;
  const found = await need(session, database, id, 'decision');
  if (!found.ok) return found;
  const ref = { database, case: found.value.doc.case };
  const records = await readCase(session.store, database, ref.case);
  const open = records && openDecision(records.decisions);
  if (!open || !isSeen(asked, open.contents.map(decisionKey))) return overtaken;
  if (!('key' in choice)) return notAnother;
  const chosen = open.contents.find((one) => decisionKey(one) === choice.key);
  if (!chosen) return overtaken;
  const versions = versionsFor(chosen, open.decision, records.decisions);
  const docs = versions.map((content, i): Decision => ({
    ...content,
    _id: decisionId(ref.case, records.lastVersion + 1 + i),
    version: records.lastVersion + 1 + i,
    recordedBy: session.user.person.id,
    at: session.now(),
    choosesAmong: [...open.keys],
  }));
  await session.commit(
    database,
    'conflict.settled',
    docs.map((doc) => ({ doc, parent: null })),
  );
  const [doc] = docs;
  if (doc && !chosen.revoked)
    session.remember('Choix de la décision annulé\u00a0: elle est de nouveau à trancher', () =>
      revoke(session, ref, doc),
    );
  return ok(null);
}

/**
 * The new versions that bring about what was chosen: its content once more; or, where taking a decision back was chosen,
 * as many versions that take back as leave standing what would stand had nobody taken another decision meanwhile.
 */
function versionsFor(chosen: Decision, shown: Decision, all: readonly Decision[]): readonly Decision[] {
  if (!chosen.revoked) return [chosen];
  const without = all.filter(({ version }) => version < shown.version);
  const meant = standingDecisions([...without, chosen]).length;
  const excess = standingDecisions(all).length - meant;
  const last = inForce(all) ?? chosen;
  return Array.from({ length: Math.max(1, excess) }, () => ({ ...last, revoked: true }));
}

async function settleProposal(session: Session, asked: Asked): Promise<Result<null>> {
  const { database, id, choice } = asked;
  const found = await need(session, database, id, 'proposal');
  if (!found.ok) return found;
  const { case: file } = found.value.doc;
  const records = await readCase(session.store, database, file);
  const open = openProposals(records?.proposals ?? []).find(({ proposal }) => proposal._id === id);
  if (!open || !isSeen(asked, open.contents.map(proposalKey))) return overtaken;
  if (!('key' in choice)) return notAnother;
  const chosen = open.contents.find((one) => proposalKey(one) === choice.key);
  if (!chosen) return overtaken;
  const doc = {
    ...chosen,
    _id: proposalId(file, session.ulid()),
    corrects: open.proposal._id,
    recordedBy: session.user.person.id,
    at: session.now(),
  };
  await session.commit(database, 'conflict.settled', [{ doc, parent: null }]);
  return ok(null);
}
