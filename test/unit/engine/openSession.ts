import { OpenEngine } from '../../../renderer/engine/openEngine';
import type { Session } from '../../../renderer/engine/session/session';
import { runCommand } from '../../../renderer/engine/commands/commands';
import { commands, type SessionCommand } from '../../../shared/contracts/commands/commands';
import { wordsOf } from '../../../renderer/engine/services/notice';
import { StorageState } from '../../../renderer/engine/storage/storageState';
import { sealJson } from '../../../renderer/engine/keys/cipher';
import { placeOf } from '../../../renderer/engine/database/place';
import { nextRevision, type Revision } from '../../../renderer/engine/database/revisions';
import type { CommandInput, CommandValue } from '../../../shared/contracts/commands/commands';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { Result } from '../../../shared/domain/result';
import { memoryShell } from './memoryShell';
import { newVault } from './vaultSamples';

type Doc = Record<string, unknown> & { _id: string };

/** As it comes from another workstation, which may know more than this one: nothing of it is checked. */
export async function receiveIn(
  { store, keys }: Session,
  database: DatabaseName,
  doc: Doc,
  parent: Revision | null,
): Promise<string> {
  const { rev, ids } = await nextRevision(doc, parent);
  const cipher = await sealJson(keys, placeOf(database, doc._id), doc);
  await store.put(database, [{ database, id: doc._id, rev, ancestors: [...ids], cipher }]);
  return rev;
}

/** An unlocked workstation by itself, for what the commands do to documents that no screen could have written. */
export async function openSession() {
  const shell = memoryShell();
  const notices: string[] = [];
  const open = new OpenEngine(
    await newVault(),
    shell,
    new StorageState(shell, () => undefined),
    'Europe/Paris',
    {
      inTurn: (work) => work(),
      answered: () => Promise.resolve(),
      wake: () => undefined,
      noticed: (said) => notices.push(...said.map(wordsOf)),
    },
  );
  await open.start();
  const { session } = open;
  const { store } = session;
  const actor = open.actorAt({ name: 'console', audience: 'console' });
  const command = <N extends SessionCommand>(name: N, input: CommandInput<N>) =>
    runCommand(
      actor,
      name,
      commands[name].input.parse(input),
      open,
      new StorageState(shell, () => undefined),
    ) as Promise<Result<CommandValue<N>>>;
  const run = async <N extends SessionCommand>(name: N, input: CommandInput<N>): Promise<CommandValue<N>> => {
    const result = await command(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.problem.message}`);
    return result.value;
  };
  const leafOf = async (database: DatabaseName, id: string) => {
    await store.settled();
    return store.open(database).leaf(id);
  };
  async function receive(database: DatabaseName, doc: Doc, after?: Awaited<ReturnType<typeof leafOf>>) {
    const parent = (after === undefined ? await leafOf(database, doc._id) : after)?.revision ?? null;
    return receiveIn(session, database, doc, parent);
  }
  return { open, shell, notices, session, actor, store, command, run, leafOf, receive };
}
