import { vi } from 'vitest';

/** Argon2id itself is played where it is the subject or made a fixture, by a mock of the file's own (`quickKdf`). */
vi.mock('../../renderer/engine/keys/passphrase', async (original) =>
  (await import('./engine/hashedKdf')).hashedKdf(original),
);
