import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Where a password may come from besides the keyboard. Never the command line: the process list shows it to everybody. */
export const ADMIN_PASSWORD = 'CONCERTO_ADMIN_PASSWORD';
export const USER_PASSWORD = 'CONCERTO_USER_PASSWORD';

/** Read from the terminal and not shown; null where nobody sits at one. */
export async function askedSecret(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  // Only now is the terminal silent.
  process.stderr.write(question);
  try {
    return await new Promise<string | null>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(null));
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** Neither 0 nor O, 1, I or l: it is read from paper once. 20 of 31 characters are 99 bits. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export const newPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join(''),
  ).join('-');
