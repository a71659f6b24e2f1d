import { isRefusal, type Answer } from './regionHttp';

/** The region refuses a whole request of this database: no member of it, wrong password, or it is not there. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`refused ${status}`);
  }
}

/** The region answered what makes no sense here, was cut off in the middle, or could not do it just then. */
export class BadAnswer extends Error {}

export function objectOf<T extends object>({ status, body }: Answer): T {
  if (isRefusal({ status }) || status === 404) throw new Refused(status);
  if (status >= 400 || typeof body !== 'object' || body === null) throw new BadAnswer(String(status));
  return body as T;
}

export function listOf<T>(answer: Answer): T[] {
  const list = objectOf<T[]>(answer);
  if (!Array.isArray(list)) throw new BadAnswer('list');
  return list;
}
