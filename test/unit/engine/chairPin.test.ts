import { afterEach, beforeEach, expect, it } from 'vitest';
import { chairProofView, proofAsked } from '../../../renderer/engine/queries/chairProof';
import { personName, type Role } from '../../../shared/domain/person';
import { problemWords } from '../../../shared/domain/result';
import { readCase, readMeeting } from '../../../renderer/engine/records/read';
import { inForce } from '../../../shared/domain/decision';
import { PIN_TRIES, type ChairProof } from '../../../shared/domain/chairPin';
import { openedMeeting } from './openedMeeting';
import { PASSPHRASE } from './vaultSamples';

let at: Awaited<ReturnType<typeof openedMeeting>>;
beforeEach(async () => {
  at = await openedMeeting();
});
afterEach(() => at.opened.open.close());

const asked = () => proofAsked(at.opened.session, at.meeting);
const askPin = () => at.opened.run('editBoard', { database: at.meeting.database, asksPin: true });
const choose = (pin: string) => at.opened.run('choosePin', { ...at.meeting, pin, passphrase: PASSPHRASE });
const concluded = { outcome: 'discussed', text: 'Chirurgie.', quorumReason: 'Essai' } as const;
const decide = (proof?: ChairProof) =>
  at.opened.command('decide', { ...at.file, decision: concluded, ...(proof ? { proof } : {}) });
const words = async (proof?: ChairProof) => {
  const result = await decide(proof);
  return result.ok ? 'taken' : [result.problem.message, result.problem.next].filter(Boolean).join(' ');
};

const decision = async () =>
  inForce((await readCase(at.opened.store, at.file.database, at.file.case))?.decisions ?? []);

it('asks for nothing where the board does not, and for a code to be chosen where it does', async () => {
  expect(await asked()).toBe('nothing');
  expect(await words()).toBe('taken');
  await askPin();
  expect(await asked()).toBe('choice');
  expect(await words({ pin: '1234' })).toContain('n’a pas encore choisi son code');
});

it('takes the chair’s code alone, and none that somebody chose without the passphrase', async () => {
  await askPin();
  const stranger = await at.opened.command('choosePin', { ...at.meeting, pin: '9999', passphrase: 'autre' });
  expect(stranger.ok).toBe(false);
  expect(await asked()).toBe('choice');
  await choose('2468');
  expect(await asked()).toBe('pin');
  expect(await words()).toContain('demande le code');
  expect(await words({ pin: '2469' })).toContain('Il reste 4 essais');
  expect(await words({ pin: '2468' })).toBe('taken');
  // The right one ends the count.
  expect(await words({ pin: '0000' })).toContain('Il reste 4 essais');
});

it('asks for the passphrase after five wrong codes, the right code included, and for the code again after it', async () => {
  await askPin();
  await choose('2468');
  for (let n = 1; n < PIN_TRIES; n++) expect(await words({ pin: '1111' })).toMatch(/reste/);
  expect(await words({ pin: '1111' })).toContain('phrase secrète');
  expect(await asked()).toBe('passphrase');
  expect(await words({ pin: '2468' })).toContain('le code ne suffit plus');
  expect((await decide({ passphrase: 'autre' })).ok).toBe(false);
  expect(await words({ passphrase: PASSPHRASE })).toBe('taken');
  expect(await asked()).toBe('pin');
});

it('is asked for with a whole batch too', async () => {
  await askPin();
  await choose('2468');
  const batch = { ...at.meeting, cases: [{ case: at.file.case, seen: '' }] };
  expect((await at.opened.command('registerBatch', batch)).ok).toBe(false);
  expect((await at.opened.command('registerBatch', { ...batch, proof: { pin: '2468' } })).ok).toBe(true);
});

it('is chosen by who chairs the meeting or coordinates, and by nobody else who may write decisions', async () => {
  await askPin();
  const { user } = at.opened.session;
  const itself = user.person;
  const other = at.members.find(({ id }) => id !== at.chair.id);
  if (!other) throw new Error('nobody else');
  const tryAs = async (person: typeof itself, role: Role, pin: string) => {
    Object.assign(user, { person, role });
    const { mayChoose } = await chairProofView(at.opened.session, at.meeting);
    const result = await at.opened.command('choosePin', { ...at.meeting, pin, passphrase: PASSPHRASE });
    expect(result.ok).toBe(mayChoose);
    return result.ok ? 'chosen' : problemWords(result.problem);
  };
  expect(await tryAs(itself, 'secretary', '1111')).toContain('Seul l’animateur de la séance');
  // Another chair is not the one of this meeting.
  expect(await tryAs(other, 'chair', '1111')).toContain(personName(at.chair));
  expect(await asked()).toBe('choice');
  expect(await tryAs(at.chair, 'chair', '2468')).toBe('chosen');
  expect(await tryAs(itself, 'secretary', '1111')).toContain('Seul l’animateur de la séance');
  // The pen is the secretary's, the code the chair's.
  expect(await words({ pin: '1111' })).toContain('Ce n’est pas le code');
  expect(await words({ pin: '2468' })).toBe('taken');
  expect(await tryAs(itself, 'coordinator', '1357')).toBe('chosen');
});

it('is asked for again where a decision that was taken back is taken again, and nothing is lost meanwhile', async () => {
  await askPin();
  await choose('2468');
  expect(await words({ pin: '2468' })).toBe('taken');
  await at.opened.run('undo', {});
  expect(await decision()).toBeUndefined();
  expect(await at.opened.run('redo', {})).toEqual({
    redone: null,
    asksChair: { database: at.meeting.database, meeting: at.meeting.meeting },
  });
  expect((await at.opened.command('redo', { proof: { pin: '1111' } })).ok).toBe(false);
  expect(await decision()).toBeUndefined();
  expect((await at.opened.run('redo', { proof: { pin: '2468' } })).redone).toContain('rétablie');
  expect(await decision()).toMatchObject({ text: 'Chirurgie.' });
  // Taking back asks for nothing, nor does what decides nothing.
  expect((await at.opened.run('undo', {})).undone).toContain('reprise');
  await at.opened.run('propose', { ...at.file, text: 'Surveillance' });
  await at.opened.run('undo', {});
  expect((await at.opened.run('redo', {})).redone).toContain('Proposition rétablie');
});

it('is asked for with the cases that a closing postpones, and with their being postponed again', async () => {
  await askPin();
  await choose('2468');
  const close = { ...at.meeting, postponeRest: true };
  const stateOf = async () =>
    (await readMeeting(at.opened.store, at.meeting.database, at.meeting.meeting))?.meeting.state;
  const refused = await at.opened.command('closeMeeting', close);
  expect(refused.ok ? '' : refused.problem.message).toContain('demande le code');
  expect((await at.opened.command('closeMeeting', { ...close, proof: { pin: '1111' } })).ok).toBe(false);
  expect(await stateOf()).toBe('open');
  expect(await decision()).toBeUndefined();
  await at.opened.run('closeMeeting', { ...close, proof: { pin: '2468' } });
  expect(await stateOf()).toBe('closed');
  await at.opened.run('reopenMeeting', at.meeting);
  await at.opened.run('undoDeferral', { ...at.meeting, cases: [at.file.case] });
  const again = { places: [{ kind: 'meeting', ...at.meeting } as const] };
  expect((await at.opened.run('undo', again)).asksChair).toMatchObject({ meeting: at.meeting.meeting });
  expect(await decision()).toBeUndefined();
  await at.opened.run('undo', { ...again, proof: { pin: '2468' } });
  expect((await decision())?.outcome).toBe('postponed');
  await at.opened.run('undoDeferral', { ...at.meeting, cases: [at.file.case] });
  await at.opened.run('decide', { ...at.file, decision: concluded, proof: { pin: '2468' } });
  // Where every case has its decision, the end decides nothing.
  await at.opened.run('closeMeeting', { ...at.meeting });
  expect(await stateOf()).toBe('closed');
});

it('lies nowhere but under the seal of the vault', async () => {
  await askPin();
  await choose('246813');
  const kept = at.opened.session.workstation.pins?.[at.chair.id];
  expect(kept).toBeDefined();
  const vault = await at.opened.shell.readVault();
  expect(vault).not.toContain('246813');
  expect(vault).not.toContain(kept?.hash ?? 'none');
});
