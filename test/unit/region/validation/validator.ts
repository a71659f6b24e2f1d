import { boardRules } from '../../../../build/concerto/region/writeRules';
import { asMember, personRole, REGION_ADMIN, REGION_MEMBER } from '../../../../shared/region/accounts';
import { refusalCode, type RefusalCode } from '../../../../shared/region/refusals';
import { officeOf, personOf, type Account } from '../../../support/matrixRows';

type Validate = (doc: object, before: object | null, context: object, security: object) => void;

/** When the documents of the tests were written, whatever the clock of the machine that runs them. */
const WRITTEN = Date.parse('2026-11-28T00:00:00.000Z');
export const serverNow = (): number => Math.max(Date.now(), WRITTEN);
const serverClock = { parse: Date.parse, now: serverNow };

export const compiled = (text: string): Validate =>
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is text that CouchDB evaluates
  (new Function('Date', `return (${text});`) as (clock: typeof serverClock) => Validate)(serverClock);

export const SLUG = 'sein';
const ofTheBoard = compiled(boardRules(SLUG));

/** What arrives there: nothing that is undefined. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** As CouchDB calls it. @returns why the document is refused, null where it is let through */
export function refusedTo(
  roles: readonly string[],
  doc: object,
  before: object | null = null,
  rules: Validate = ofTheBoard,
): RefusalCode | null {
  try {
    rules(sent(doc), sent(before), { db: 'x', name: 'x', roles: [...roles] }, {});
    return null;
  } catch (error) {
    const code = refusalCode((error as { forbidden?: unknown }).forbidden);
    if (code === null) throw error;
    return code;
  }
}

export function rolesOf(account: Account, slug = SLUG): string[] {
  if (account === 'regionAdmin') return [REGION_MEMBER, REGION_ADMIN];
  const office = officeOf(account);
  return asMember([REGION_MEMBER, personRole(personOf(account))], slug, office ? [office] : []);
}
