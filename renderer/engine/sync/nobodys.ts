import { caseId } from '../../../shared/domain/ids';
import { ulidFrom } from '../../../shared/domain/ulid';
import { randomBytes } from '../keys/bytes';

/** A revision that nobody has: who does not say that it is missing did not look. */
export const nobodys = (): { readonly id: string; readonly rev: string } => ({
  id: caseId(ulidFrom(Date.now(), randomBytes(16))),
  rev: `1-${Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
});
