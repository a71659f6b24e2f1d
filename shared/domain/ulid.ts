/** Crockford's letters: none that is mistaken for a digit when read aloud or copied from paper. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * An ULID from a time (milliseconds since 1970) and 16 random bytes, both given: `shared/` has neither clock nor chance.
 * Layout: 10 characters of time, 16 of chance (github.com/ulid/spec).
 */
export function ulidFrom(time: number, random: Uint8Array): string {
  let head = '';
  for (let rest = time, i = 0; i < 10; i++) {
    head = CROCKFORD.charAt(rest % 32) + head;
    rest = Math.floor(rest / 32);
  }
  let body = '';
  for (let i = 0; i < 16; i++) body += CROCKFORD.charAt((random[i] ?? 0) % 32);
  return head + body;
}
