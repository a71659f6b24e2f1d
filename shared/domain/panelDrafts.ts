import { z } from 'zod';
import type { DatabaseName } from './ids';

/** What stands in the fields of one panel, by field. A field that was emptied has no value, and is kept all the same. */
const panelDraftSchema = z.looseObject({
  fields: z.record(z.string(), z.looseObject({ value: z.unknown().optional() })),
});
export type PanelDraft = z.infer<typeof panelDraftSchema>;

/** By the name of the panel: words, then the ids of what it is about, with spaces between. */
const byPanel = z.record(z.string(), panelDraftSchema);
export type PanelDrafts = z.infer<typeof byPanel>;
export const panelDraftsSchema = z.looseObject({ panels: byPanel.default({}) });

/** Null: submitted, or given up. */
export const panelChangesSchema = z.record(z.string().max(300), panelDraftSchema.nullable());
export type PanelChanges = z.infer<typeof panelChangesSchema>;

/** Under which database a panel is kept: its name says what it is about; one about none of them goes to `other`. */
export const databaseOfPanel = <Other>(
  panel: string,
  databases: readonly DatabaseName[],
  other: Other,
): DatabaseName | Other => databases.find((name) => panel.split(' ').includes(name)) ?? other;

export function withPanels(drafts: PanelDrafts, changes: PanelChanges): PanelDrafts {
  const all = Object.entries({ ...drafts, ...changes });
  return Object.fromEntries(all.flatMap(([panel, draft]) => (draft ? [[panel, draft]] : [])));
}
