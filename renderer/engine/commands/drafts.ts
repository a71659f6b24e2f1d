import { databaseOfPanel } from '../../../shared/domain/panelDrafts';
import { fail, ok } from '../../../shared/domain/result';
import { parseDatabaseName } from '../../../shared/region/databaseName';
import type { DatabaseName } from '../../../shared/domain/ids';
import type { DecisionDraft, ProposalDraft } from '../../../shared/domain/drafts';
import { need } from '../records/need';
import type { Actor } from '../session/actor';
import type { Handlers } from './handler';

type RoomDraft = DecisionDraft | ProposalDraft;

const nowhereToKeep = fail(
  'state',
  'Ce poste n’a encore aucune RCP\u00a0: cette saisie n’y est pas gardée.',
  {
    safe: 'Elle reste à l’écran.',
    next: 'Terminez-la avant de verrouiller.',
  },
);

/** The last to leave this workstation: what is about no board at all is kept with it. */
const newest = (databases: readonly DatabaseName[]): DatabaseName | null => {
  const year = (name: DatabaseName) => parseDatabaseName(name)?.year ?? 0;
  return [...databases].sort((a, b) => year(b) - year(a))[0] ?? null;
};

/** Whoever began it stays named, whoever goes on with it. */
const signed = <D extends RoomDraft>(actor: Actor, draft: D | null): D | null =>
  draft && { ...draft, begunBy: draft.begunBy ?? actor.person.id };

export const draftCommands: Handlers<'keepDraft' | 'keepPanels'> = {
  keepDraft: async (actor, { database, case: id, ...draft }, services) => {
    const file = await need(actor.session, database, id, 'case');
    if (!file.ok) return file;
    const { kind, value } = draft.kind === 'typed' ? draft : { ...draft, value: signed(actor, draft.value) };
    await actor.session.store.watched(() => actor.session.drafts.keep(database, id, kind, value));
    services.draftKept();
    return ok(null);
  },

  keepPanels: async ({ session }, { panels }) => {
    const { drafts, store, workstation } = session;
    const { databases } = workstation;
    const changes = Object.entries(panels);
    const other = newest(databases);
    if (other === null) return changes.every(([, draft]) => draft === null) ? ok(null) : nowhereToKeep;
    for (const name of databases) {
      const held = await drafts.panels(name);
      const here = changes.flatMap(([panel, draft]): (typeof changes)[number][] => {
        if (databaseOfPanel(panel, databases, other) === name) return [[panel, draft]];
        // Kept here while there was no newer one.
        return Object.hasOwn(held, panel) ? [[panel, null]] : [];
      });
      if (here.length > 0) await store.watched(() => drafts.keepPanels(name, Object.fromEntries(here)));
    }
    return ok(null);
  },
};
