import { vi } from 'vitest';

/** Until it does not throw. The limit is for what hangs: Vitest's own is one second, which a busy machine outlasts. */
export const eventually = <T>(act: () => T | Promise<T>): Promise<T> => vi.waitFor(act, { timeout: 60_000 });
