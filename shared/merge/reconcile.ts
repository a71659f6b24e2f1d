import type { Attendance, Span } from '../domain/attendance';
import type { AttendanceValidation } from '../domain/attendanceValidation';
import type { Attached, AttachedFiles } from '../domain/files';
import { furthest, longestOf, type Meeting, type MeetingState } from '../domain/meeting';
import type { Person } from '../domain/person';
import type { Report } from '../domain/report';
import type { Signature } from '../domain/signature';
import type { StoredType } from '../domain/stored';
import { canonical, compareText, joined } from './canonical';
import { ownOf } from './ownOf';

/** Makes one value of several that stand side by side; null when only a person can choose. */
type Reconcile = (values: readonly unknown[]) => unknown;

/** Every one once, of cases or phrases: the first list leads, what it lacks comes after its own predecessor in the list that has it. */
function mergeOrders(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  for (const list of lists)
    list.forEach((id, i) => {
      if (merged.includes(id)) return;
      const before = list[i - 1];
      merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, id);
    });
  return merged;
}

/**
 * Everyone's arrivals and departures. Stays of the same mode that touch become one; of two stays without an end the
 * earlier ends where the later begins. Nobody's presence becomes shorter than one of the sides says it was.
 */
function mergeSpans(lists: readonly (readonly Span[])[]): Span[] {
  const sorted = [...new Map(lists.flat().map((span) => [canonical(span), span])).values()].sort((a, b) =>
    compareText(canonical([a.from, a.mode, a.to, a]), canonical([b.from, b.mode, b.to, b])),
  );
  const merged: Span[] = [];
  for (const span of sorted) {
    const touching = merged.findIndex(
      (held) => held.mode === span.mode && (held.to === undefined || held.to >= span.from),
    );
    const held = merged[touching];
    if (held) merged[touching] = { ...joined(held, span), from: held.from, ...endOf(held, span) };
    else merged.push(span);
  }
  return merged.map((span, i) => {
    const next = merged.slice(i + 1).find((later) => later.to === undefined && later.from > span.from);
    return span.to === undefined && next ? { ...span, to: next.from } : span;
  });
}

function endOf(a: Span, b: Span): Pick<Span, 'to'> {
  if (a.to === undefined || b.to === undefined) return { to: undefined };
  return { to: a.to > b.to ? a.to : b.to };
}

type Written = NonNullable<Attendance['written']>;

/** An opinion for the whole meeting says more than one for some cases; given first on the earliest day. */
function mergeWritten(opinions: readonly Written[]): Written {
  const days = opinions.map(({ day }) => day).sort(compareText);
  const named = opinions.flatMap(({ cases }) => (cases ? [cases] : []));
  const some = named.length === opinions.length ? [...new Set(named.flat())].sort(compareText) : undefined;
  return { ...opinions.reduce(joined), day: days[0] as Written['day'], cases: some };
}

/** Everybody once; the same person written in two ways is for a person to settle. */
function mergeMembers(lists: readonly (readonly Person[])[]): Person[] | null {
  const byId = new Map<string, Person>();
  for (const person of lists.flat()) {
    const held = byId.get(person.id);
    if (held && canonical(held) !== canonical(person)) return null;
    byId.set(person.id, person);
  }
  return [...byId.values()];
}

const mergeIssues = (lists: readonly Report['issues'][]): Report['issues'] =>
  [...new Map(lists.flat().map((issue) => [canonical(issue), issue])).values()].sort(
    (a, b) => compareText(a.at, b.at) || compareText(canonical(a), canonical(b)),
  );

/** What whoever attached it said of it, which belongs together. */
const saidOf = ({ name, mediaType, size, by, at, thumbnail }: Attached) => ({
  name,
  mediaType,
  size,
  by,
  at,
  ...(thumbnail === undefined ? {} : { thumbnail }),
});

/** As who attached it first said, taken off or put back as often as who did so most. */
function mergeAttached(a: Attached, b: Attached): Attached {
  const [first] = [saidOf(a), saidOf(b)].sort(
    (x, y) => compareText(x.at, y.at) || compareText(canonical(x), canonical(y)),
  );
  const { thumbnail: _thumbnail, ...others } = joined(a, b);
  return { ...others, ...first, turns: Math.max(a.turns, b.turns) };
}

/** Every file once, each put together by itself: one that is attached here and one that is taken off there stay so. */
function mergeFiles(records: readonly AttachedFiles[]): AttachedFiles {
  const merged = new Map<string, Attached>();
  for (const record of records)
    for (const [sha256, file] of Object.entries(record)) {
      const held = merged.get(sha256);
      merged.set(sha256, held ? mergeAttached(held, file) : file);
    }
  return Object.fromEntries(merged);
}

/** One hand signs: what it drew stands over the mark that it signs on paper; of two drawings all show the same one. */
const mergeSignatures = (signatures: readonly Signature[]): Signature | null =>
  [...signatures].sort(
    (a, b) =>
      compareText(a.way, b.way) ||
      // A hand that slipped drew less than one that signed.
      (b.strokes?.length ?? 0) - (a.strokes?.length ?? 0) ||
      compareText(canonical(a), canonical(b)),
  )[0] ?? null;

/** Each says of which presences it speaks: the later one is kept, since it was said knowing more. */
const lastValidation = (all: readonly AttendanceValidation[]): AttendanceValidation | null =>
  [...all].sort((a, b) => compareText(a.at, b.at) || compareText(canonical(a), canonical(b))).at(-1) ?? null;

const earliest = (instants: readonly string[]): string | null => [...instants].sort(compareText)[0] ?? null;

/** The fields that are put together rather than chosen from. */
const reconcilers: Partial<Record<StoredType, Record<string, Reconcile>>> = {
  board: {
    members: (values) => mergeMembers(values as Person[][]),
    phrases: (values) => mergeOrders(values as string[][]),
    // Who wanted less care did not know that another wanted more.
    asksPin: (values) => values.some(Boolean),
  },
  meeting: {
    // Closed by one, still open for the other who did not know: closed. Taken back knowingly, it is a later change.
    state: (values) => (values as MeetingState[]).reduce(furthest),
    order: (values) => mergeOrders(values as string[][]),
    openedAt: (values) => earliest(values as string[]),
    closedAt: (values) => earliest(values as string[]),
    attendanceValidated: (values) => lastValidation(values as AttendanceValidation[]),
    durations: (values) => longestOf(values as Meeting['durations'][]),
  },
  case: { files: (values) => mergeFiles(values as AttachedFiles[]) },
  attendance: {
    expected: (values) => values.includes(true),
    spans: (values) => mergeSpans(values as Span[][]),
    written: (values) => mergeWritten(values as Written[]),
    signature: (values) => mergeSignatures(values as Signature[]),
  },
  report: { issues: (values) => mergeIssues(values as Report['issues'][]) },
};

/** The one value that several stand for, or null when they differ and a person must choose. */
export function reconciled(
  type: StoredType,
  field: string,
  values: readonly unknown[],
): { value: unknown } | null {
  if (new Set(values.map(canonical)).size <= 1) return { value: values[0] };
  const present = values.filter((value) => value !== undefined);
  const value = ownOf(reconcilers[type], field)?.(present) ?? null;
  return value === null ? null : { value };
}
