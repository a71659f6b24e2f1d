import { create } from 'zustand';
import { z } from 'zod';

/** What this workstation prefers. Nothing here concerns a patient, so it stays outside the encrypted store. */
const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Minutes without a key or a movement before locking; null never. */
  lockAfter: z.union([z.literal(5), z.literal(15), z.literal(30), z.null()]).catch(15),
  railFolded: z.boolean().catch(false),
});
type Preferences = z.infer<typeof preferencesSchema>;

const KEY = 'concerto.preferences';

function stored(): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return preferencesSchema.parse({});
  }
}

export const usePreferences = create<Preferences>(() => stored());

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()));
}

/** Keeps the page in the preferred theme; called once by the composition root. */
export function followPreferences(): void {
  const apply = ({ theme }: Preferences) => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  apply(usePreferences.getState());
  usePreferences.subscribe(apply);
}
