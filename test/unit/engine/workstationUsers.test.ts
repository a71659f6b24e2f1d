import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../../renderer/engine/connection';
import { noTries } from '../../../shared/domain/tries';
import { memoryShell } from './memoryShell';
import { startEngine, wipeStores } from './runningEngine';

const HERS = 'quatre mots sans rapport';
const HIS = 'girafe tambour velours orage';
const WRONG = 'papier violon menthe granit';
const secretary = { family: 'Bernard', given: 'Claude', title: 'Mme', role: 'secretary' } as const;
const doctor = {
  family: 'Le Goff',
  given: 'Anne',
  title: 'Dr',
  rpps: '10002422979',
  specialty: 'G15_10/SM36',
  role: 'doctor',
} as const;

const connections: Connection[] = [];
beforeEach(wipeStores);
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.command('lock', {});
});

async function started(shell = memoryShell()) {
  const running = await startEngine(shell);
  connections.push(running.connection);
  const codeOf = async (...command: Parameters<typeof running.connection.command>) => {
    const result = await running.connection.command(...command);
    return result.ok ? null : result.problem.code;
  };
  return { ...running, shell, codeOf };
}
type Started = Awaited<ReturnType<typeof started>>;

async function withTwo(): Promise<Started & { recoveryKey: string }> {
  const running = await started();
  const { recoveryKey } = await running.run('enrol', { ...secretary, passphrase: HERS });
  await running.run('addUser', { ...doctor, passphrase: HERS, theirs: HIS });
  return { ...running, recoveryKey };
}
const user = async ({ ask }: Started) => (await ask('session', {})).user;
const idOf = async ({ ask }: Started, family: string): Promise<string> =>
  (await ask('keys', {})).users.find(({ person }) => person.family === family)?.id ?? 'nobody';

describe('two people on one workstation', () => {
  it('open it by their passphrase alone, and have each their own role and name on what they do', async () => {
    const running = await withTwo();
    const { run, ask, codeOf } = running;
    expect(await user(running)).toMatchObject({ person: { family: 'Bernard', specialty: '331' } });
    const { database } = await run('createBoard', { name: 'RCP Sein', template: 'sein' });
    await run('lock', {});
    await run('unlock', { passphrase: HIS });
    expect(await user(running)).toMatchObject({ person: { id: 'rpps-10002422979' }, role: 'doctor' });
    expect(await ask('boards', {})).toHaveLength(1);
    expect(await codeOf('editBoard', { database, name: 'Autre' })).toBe('forbidden');
  });

  it('are named and keyed nowhere in clear', async () => {
    const { shell } = await withTwo();
    expect(`${shell.vault}${shell.tries}`).not.toMatch(/Goff|Bernard|10002422979|secretary|girafe|quatre/);
  });

  it('let nobody give or take away rights that are not theirs', async () => {
    const running = await withTwo();
    const { run, codeOf, ask } = running;
    const bernard = await idOf(running, 'Bernard');
    await run('lock', {});
    await run('unlock', { passphrase: HIS });
    expect(
      await codeOf('addUser', { ...doctor, rpps: '', role: 'chair', passphrase: HIS, theirs: WRONG }),
    ).toBe('forbidden');
    expect(await codeOf('removeUser', { user: bernard, passphrase: HIS })).toBe('forbidden');
    expect(await codeOf('renewRecoveryKey', { passphrase: HIS })).toBe('forbidden');
    expect(await ask('keys', {})).toMatchObject({
      mayRenewRecoveryKey: false,
      users: [
        { id: bernard, isSelf: false, isInReach: false, hasPassphrase: true },
        { isSelf: true, isInReach: true },
      ],
    });
    await run('addUser', { ...doctor, family: 'Autre', rpps: '', passphrase: HIS, theirs: WRONG });
    expect((await ask('keys', {})).users).toHaveLength(3);
  });

  it('are never both gone, nor the same person twice', async () => {
    const running = await withTwo();
    const { run, codeOf } = running;
    const own = await idOf(running, 'Bernard');
    expect(await codeOf('removeUser', { user: own, passphrase: HERS })).toBe('state');
    expect(await codeOf('addUser', { ...doctor, passphrase: HERS, theirs: WRONG })).toBe('state');
    expect(await codeOf('removeUser', { user: 'nobody', passphrase: HERS })).toBe('missing');
    await run('removeUser', { user: await idOf(running, 'Le Goff'), passphrase: HERS });
    await run('lock', {});
    expect(await codeOf('unlock', { passphrase: HIS })).toBe('passphrase');
    await run('unlock', { passphrase: HERS });
  });

  it('change their passphrase; the old one is refused, slower and slower', async () => {
    const running = await withTwo();
    const { run, codeOf, ask, shell } = running;
    expect(await codeOf('changePassphrase', { passphrase: HIS, next: WRONG })).toBe('passphrase');
    expect(await codeOf('changePassphrase', { passphrase: HERS, next: 'court' })).toBe('passphrase');
    await run('changePassphrase', { passphrase: HERS, next: WRONG });
    await run('lock', {});
    for (let i = 0; i < 3; i++) expect(await codeOf('unlock', { passphrase: HERS })).toBe('passphrase');
    const { tryAgainAt } = await ask('session', {});
    expect(Date.parse(tryAgainAt ?? '')).toBeGreaterThan(Date.now());
    // The right one has to wait as well, also after the application was started again.
    const again = await started(Object.assign(memoryShell(), { vault: shell.vault, tries: shell.tries }));
    expect((await again.ask('session', {})).tryAgainAt).not.toBeNull();
    expect(await again.codeOf('unlock', { passphrase: WRONG })).toBe('passphrase');
    await vi.waitFor(() => again.run('unlock', { passphrase: WRONG }), { timeout: 20_000, interval: 200 });
    expect(again.shell.tries).toBe(JSON.stringify(noTries));
    expect((await again.ask('session', {})).tryAgainAt).toBeNull();
  });
});

describe('the recovery key', () => {
  it('is tried without changing anything, and counts its wrong tries', async () => {
    const { run, codeOf, ask, shell, recoveryKey } = await withTwo();
    const before = shell.vault;
    await run('testRecoveryKey', { recoveryKey });
    expect(await codeOf('testRecoveryKey', { recoveryKey: 'ABCD' })).toBe('invalid');
    const other = recoveryKey.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (let i = 0; i < 3; i++)
      expect(await codeOf('testRecoveryKey', { recoveryKey: other })).toBe('passphrase');
    expect(shell.vault).toBe(before);
    expect((await ask('session', {})).tryAgainAt).not.toBeNull();
  });

  it('says whose passphrase it can replace, replaces that one, and is replaced itself', async () => {
    const running = await withTwo();
    const { run, codeOf, recoveryKey } = running;
    await run('lock', {});
    const { users } = await run('openRecovery', { recoveryKey });
    expect(users.map(({ person }) => person.family)).toEqual(['Bernard', 'Le Goff']);
    expect((await running.ask('session', {})).state).toBe('locked');
    const chosen = users[1]?.id ?? '';
    const renewed = await run('recover', { recoveryKey, user: chosen, passphrase: WRONG });
    expect(await user(running)).toMatchObject({ person: { family: 'Le Goff' }, role: 'doctor' });
    await run('lock', {});
    expect(await codeOf('openRecovery', { recoveryKey })).toBe('passphrase');
    expect((await run('openRecovery', renewed)).users).toHaveLength(2);
    await run('unlock', { passphrase: HERS });
    expect(await user(running)).toMatchObject({ person: { family: 'Bernard' } });
    const printed = await run('renewRecoveryKey', { passphrase: HERS });
    expect(await codeOf('testRecoveryKey', renewed)).toBe('passphrase');
    await run('testRecoveryKey', printed);
  });

  it('is the only way into what a backup brought; then who has no passphrase yet is given one', async () => {
    const { shell, recoveryKey } = await withTwo();
    const vault = JSON.parse(shell.vault ?? '') as { recipients: { kind: string }[] };
    vault.recipients = vault.recipients.filter(({ kind }) => kind === 'recovery');
    const running = await started(Object.assign(memoryShell(), { vault: JSON.stringify(vault) }));
    const { run, ask, codeOf } = running;
    expect(await ask('session', {})).toMatchObject({ state: 'locked', recoveryOnly: true });
    expect(await codeOf('unlock', { passphrase: HERS })).toBe('passphrase');
    const { users } = await run('openRecovery', { recoveryKey });
    await run('recover', { recoveryKey, user: users[0]?.id ?? '', passphrase: HERS });
    expect(await ask('session', {})).toMatchObject({ state: 'open', recoveryOnly: false });
    const doctorId = await idOf(running, 'Le Goff');
    expect((await ask('keys', {})).users.map(({ hasPassphrase }) => hasPassphrase)).toEqual([true, false]);
    await run('givePassphrase', { user: doctorId, passphrase: HERS, theirs: HIS });
    expect(await codeOf('givePassphrase', { user: doctorId, passphrase: HERS, theirs: WRONG })).toBe('state');
    await run('lock', {});
    await run('unlock', { passphrase: HIS });
    expect(await user(running)).toMatchObject({ id: doctorId });
  });
});

describe('the computer’s keychain', () => {
  it('opens for who asked for it, and the passphrase goes on opening', async () => {
    const running = await withTwo();
    const { run, ask, codeOf } = running;
    expect((await ask('session', {})).keychain).toBe(false);
    expect(await codeOf('keepInKeychain', { passphrase: HIS })).toBe('passphrase');
    await run('keepInKeychain', { passphrase: HERS });
    expect((await ask('keys', {})).keychain).toBe('mine');
    await run('lock', {});
    expect((await ask('session', {})).keychain).toBe(true);
    await run('unlockWithKeychain', {});
    expect(await user(running)).toMatchObject({ person: { family: 'Bernard' } });
    await run('lock', {});
    await run('unlock', { passphrase: HIS });
    expect((await ask('keys', {})).keychain).toBe('others');
    await run('forgetKeychain', {});
    expect(await ask('keys', {})).toMatchObject({ keychain: 'off' });
    expect((await ask('session', {})).keychain).toBe(false);
    expect(running.shell.secret).toBeNull();
  });

  it('falls back to the passphrase with a sentence where the account that kept it is gone', async () => {
    const { run, shell, connection } = await withTwo();
    await run('keepInKeychain', { passphrase: HERS });
    await run('lock', {});
    for (const lost of [null, btoa('another secret of thirty-two byte')]) {
      shell.keychain.read = () => Promise.resolve(lost);
      const refused = await connection.command('unlockWithKeychain', {});
      expect(!refused.ok && refused.problem.next).toContain('phrase secrète');
    }
    await run('unlock', { passphrase: HERS });
  });

  it('is refused with a sentence where there is no real one', async () => {
    const { shell, codeOf, ask } = await withTwo();
    shell.keychain.state = () => Promise.resolve({ isAvailable: false, isKept: false });
    expect(await codeOf('keepInKeychain', { passphrase: HERS })).toBe('state');
    expect((await ask('session', {})).keychain).toBe(false);
  });
});
