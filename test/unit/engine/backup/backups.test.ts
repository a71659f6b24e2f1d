import { rm, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackupService } from '../../../../renderer/engine/backup/backups';
import { randomBytes } from '../../../../renderer/engine/keys/bytes';
import { importKey } from '../../../../renderer/engine/keys/cipher';
import { LocalDatabase } from '../../../../renderer/engine/database/localDatabase';
import { wordsOf } from '../../../../renderer/engine/services/notice';
import type { AskBackup } from '../../../../shared/contracts/shell';
import type { Session } from '../../../../renderer/engine/session/session';
import { instantOf } from '../../../../shared/domain/brand';
import { inRoom } from '../../../../shared/domain/french';
import { filesIn, newFolder, Workstation } from '../../../support/backupWorkstation';
import { openLocal, wipePouch } from '../memoryPouch';
import { eventually } from '../../eventually';

const NAME = 'rcp_sein_2026';
const times = { first: 1, every: 5, afterFailure: 5 };
let now: Date;
let workstation: Workstation;
let desk: BackupService;
let notices: string[];
let tasks: number[];
/** Called in the middle of a backup. */
let underWay: () => void;
const recipients: { kind: string; id: string }[] = [];
const dataKey = () => importKey(randomBytes(32));
const keys = { current: await dataKey(), previous: null as CryptoKey | null };
const next = await dataKey();

/** As much of a session as backups need. */
const session = {
  keys,
  workstation: { databases: [NAME], device: 'abcd1234' },
  store: { open: (name: string) => new LocalDatabase(name, name) },
  timeZone: 'Europe/Paris',
  now: () => instantOf(now),
  today: () => inRoom(instantOf(now), 'Europe/Paris').day,
  openVault: { vault: { recipients } },
} as unknown as Session;

/** How often it was asked how the backups stand: once for each look of the desk, and for each view. */
let looks = 0;
const askBackups: AskBackup = (request) => {
  if (request.op === 'backup.state') looks += 1;
  return (workstation.shell({} as never).backups ?? (() => Promise.reject(new Error())))(request);
};

const newDesk = () =>
  new BackupService(
    session,
    askBackups,
    {
      wake: (topic) => {
        if (topic !== 'tasks') return;
        const done = desk.tasks[0]?.done ?? -1;
        tasks.push(done);
        if (done > 0) underWay();
      },
      noticed: (said) => notices.push(...said.map(wordsOf)),
    },
    times,
  );
/** The desk looks again only once its look before is over, with the backup that was due. */
async function lookedTwice(): Promise<void> {
  const before = looks;
  await eventually(() => expect(looks).toBeGreaterThanOrEqual(before + 2));
}
const backups = async (): Promise<string[]> =>
  filesIn(path.join(workstation.folder, 'backups')).catch(() => []);

beforeEach(async () => {
  await wipePouch();
  now = new Date('2026-11-24T22:50:00Z');
  notices = [];
  tasks = [];
  underWay = () => undefined;
  keys.previous = null;
  recipients.splice(0, 1, { kind: 'recovery', id: 'r1' });
  workstation = await Workstation.make();
  const pouch = openLocal(NAME);
  // More than one page.
  await pouch.bulkDocs(Array.from({ length: 230 }, (_, n) => ({ _id: `case:${n}`, c: 'QUJD' })));
  desk = newDesk();
});
afterEach(() => desk.stop());

describe('the daily backup', () => {
  it('is made once a civil day in the room’s time, soon after unlocking and past midnight', async () => {
    desk.start();
    await eventually(async () => expect(await backups()).toHaveLength(1));
    await lookedTwice();
    expect(await backups()).toHaveLength(1);
    // Ten minutes later it is the 25th in Paris, not yet in UTC.
    now = new Date('2026-11-24T23:00:30Z');
    await eventually(async () => expect(await backups()).toHaveLength(2));
    expect(notices).toEqual([]);
    expect(await desk.view()).toMatchObject({ last: { records: 230, purpose: 'daily' } });
    await desk.stop();
    desk = newDesk();
    desk.start();
    await lookedTwice();
    expect(await backups()).toHaveLength(2);
  });

  it('is made anew once the printed key was replaced: the former opens the others', async () => {
    await desk.backUp('daily');
    recipients.splice(0, 1, { kind: 'recovery', id: 'r2' });
    expect(await desk.view()).toMatchObject({ isForFormerKey: true });
    desk.start();
    await eventually(async () => expect(await backups()).toHaveLength(2));
    await eventually(async () => expect(await desk.view()).toMatchObject({ isForFormerKey: false }));
  });

  it('shows how far it has come', async () => {
    await desk.backUp('daily');
    expect(tasks[0]).toBe(0);
    expect(tasks.at(-1)).toBe(-1);
    expect(tasks.slice(0, -1)).toEqual([...tasks.slice(0, -1)].sort((a, b) => a - b));
    expect(tasks.length).toBeGreaterThan(3);
  });

  it('goes elsewhere while its folder is away, and says so', async () => {
    const drive = path.join(await newFolder(), 'USB');
    await mkdir(drive);
    await desk.useFolder(workstation.chosen.keep(drive));
    await rm(drive, { recursive: true });
    desk.start();
    await eventually(() => expect(notices).toHaveLength(1));
    expect(notices[0]).toContain('«\u00a0USB\u00a0» est introuvable');
    expect(await backups()).toHaveLength(1);
  });

  it('says once that it could not be made, tries again, and the last good one remains the last', async () => {
    workstation.room = 0;
    desk.start();
    await eventually(() => expect(notices).toHaveLength(1));
    expect(notices[0]).toContain('pas assez de place');
    expect(notices[0]).toContain('n’a encore aucune sauvegarde');
    expect((await desk.view()).problem).toContain('pas assez de place');
    await lookedTwice();
    expect(notices).toHaveLength(1);
    workstation.room = Infinity;
    await eventually(async () =>
      expect(await desk.view()).toMatchObject({ problem: null, last: { purpose: 'daily' } }),
    );
  });

  it('is worth a word once the last one is more than a week old', async () => {
    await desk.backUp('asked');
    expect((await desk.view()).isOld).toBe(false);
    now = new Date('2026-12-02T08:00:00Z');
    expect((await desk.view()).isOld).toBe(true);
  });
});

describe('a backup and the rest of the workstation', () => {
  it('is joined by who asks for one meanwhile', async () => {
    const [one, other] = await Promise.all([desk.backUp('daily'), desk.backUp('asked')]);
    expect(one).toBe(other);
    expect(await backups()).toHaveLength(1);
  });

  it('is made while the data key is being replaced, and given up when that begins', async () => {
    keys.previous = next;
    underWay = () => (keys.previous = null);
    expect(await desk.backUp('asked')).toMatchObject({ ok: true });
    underWay = () => (keys.current = next);
    expect(await desk.backUp('asked')).toMatchObject({ ok: false, problem: { code: 'state' } });
    expect(await backups()).toHaveLength(1);
  });

  it('ends with the session, and leaves nothing behind', async () => {
    underWay = () => void desk.stop();
    expect(await desk.backUp('asked')).toMatchObject({ ok: false });
    expect(await backups()).toEqual([]);
    expect(notices).toEqual([]);
  });

  it('says in French which folder word is unknown', async () => {
    expect(await desk.useFolder('00000000-0000-4000-8000-000000000000')).toMatchObject({ ok: false });
  });
});
