import { unsealDocument } from '../../../renderer/engine/database/sealedDocument';
import type { ProposalView } from '../../../shared/contracts/views';
import { isEnd } from '../../../shared/records/sealed';
import type { Running } from './running';

/** Every document with its leaves, ended ones too, in no order that could be relied on. */
export type Leaves = Readonly<Record<string, readonly string[]>>;

export async function leavesOf(running: Running, database: string): Promise<Leaves> {
  const { results } = await running.open.session.store.open(database).pouch.changes({ style: 'all_docs' });
  return Object.fromEntries(results.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)]));
}

/** One revision with its content, in plain. */
export interface Kept {
  readonly id: string;
  readonly rev: string;
  /** Newest first, the revision itself among them. */
  readonly ancestors: readonly string[];
  /** Null where it ends a leaf. */
  readonly doc: Record<string, unknown> | null;
}

export interface Whole {
  /** The winning documents. */
  readonly documents: readonly { readonly id: string; readonly rev: string; readonly doc: unknown }[];
  /** All that this workstation ever wrote, as its journal has it. */
  readonly written: readonly Kept[];
  /** What a person is asked to choose. */
  readonly inbox: readonly string[];
  /** What its screens show of each meeting and case, without what is of this workstation alone. */
  readonly shown: readonly string[];
}

export async function wholeOf(running: Running, database: string): Promise<Whole> {
  const { store, keys, shell } = running.open.session;
  await store.settled();
  const unseal = async (id: string, rev: string, cipher: string) =>
    (await unsealDocument(keys, { database, id, rev }, cipher)) as Record<string, unknown>;
  const { rows } = await store.open(database).pouch.allDocs({ include_docs: true });
  const documents = await Promise.all(
    rows.map(async ({ id, value, doc }) => ({
      id,
      rev: value.rev,
      doc: await unseal(id, value.rev, doc?.c ?? ''),
    })),
  );
  const { entries } = await shell.readJournal(0);
  const written = await Promise.all(
    entries
      .filter((entry) => entry.database === database)
      .map(async (entry) => ({
        id: entry.id,
        rev: entry.rev,
        ancestors: entry.ancestors,
        doc: isEnd(entry) ? null : await unseal(entry.id, entry.rev, entry.cipher),
      })),
  );
  const inbox = (await running.ask('conflicts', {})).map(
    ({ id, field, values }) => `${id} ${field}: ${values.map(({ key }) => key).join(' | ')}`,
  );
  return { documents, written, inbox: inbox.sort(), shown: await shown(running) };
}

/** Who noted a vote apart is named where they are known: each workstation knows its own people. */
const unnamed = (view: ProposalView): ProposalView => ({
  ...view,
  votes: view.votes.map((vote) =>
    vote.elsewhere === undefined
      ? vote
      : {
          ...vote,
          elsewhere: vote.elsewhere.replaceAll(
            /(?<=\u00bb) par .*?(?= et \u00ab| sur un autre poste|, ailleurs)/g,
            '',
          ),
        },
  ),
});

async function shown(running: Running): Promise<string[]> {
  const lines: string[] = [];
  for (const { database, meeting } of await running.ask('agenda', { today: '2000-01-01' })) {
    const view = await running.ask('meeting', { database, meeting });
    if (!view) continue;
    lines.push(JSON.stringify([view.doc, view.cases.map((it) => it.case)]));
    for (const { case: id } of view.cases) {
      const file = await running.ask('case', { database, case: id });
      lines.push(
        JSON.stringify(
          file && [file.doc, file.proposals.map(unnamed), file.decisions, file.state, file.undecided],
        ),
      );
    }
  }
  return lines;
}
