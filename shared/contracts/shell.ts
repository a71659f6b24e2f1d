import { z } from 'zod';
import { instantSchema, type Instant } from '../domain/brand';
import {
  entryHeadSchema,
  journalEntrySchema,
  type EntryHead,
  type JournalEntry,
} from '../records/journalEntry';
import { isBase64 } from '../records/sealed';
import { sightingSchema, type Sighting, type WitnessRecord } from './witness';
import type { StorageView } from './storage';
import type { Restored } from '../backup/restored';
import { backupRequests, type BackupState, type BackupStep } from './backup';
import {
  phoneRequests,
  type AskPhones,
  type PhonesAnswers,
  type PhonesEvent,
  type PhonesRequest,
} from './phones';

/**
 * What the engine asks of the shell, over one MessagePort between the Worker and the main process. The desktop shell
 * answers with files flushed to disk; the browser shell has only IndexedDB, and says so. Everything that crosses here
 * is ciphertext, a wrapped key, a count or an address. Where a person asked for it, the secret that the computer's
 * keychain keeps crosses too: it is worth nothing without the vault.
 */
const base64 = z.string().refine(isBase64);

/**
 * The part of a segment's entries that takes the place of what stands there, in the same order: the same revisions under
 * new ciphers. `gone` names those left out on purpose. Part 0 begins anew, the `last` one replaces the file.
 */
const rewritePartSchema = z.object({
  segment: z.number().int().positive(),
  part: z.number().int().nonnegative(),
  entries: z.array(journalEntrySchema).max(50_000),
  gone: z.array(entryHeadSchema).max(50_000),
  last: z.boolean(),
});
export type RewritePart = z.infer<typeof rewritePartSchema>;

const shellRequestSchema = z.discriminatedUnion('op', [
  // One more than is ever given at once: the journal's own note of what it left out.
  z.object({ op: z.literal('journal.append'), entries: z.array(journalEntrySchema).min(1).max(2001) }),
  z.object({
    op: z.literal('journal.read'),
    from: z.number().int().nonnegative(),
    until: z.number().int().nonnegative().optional(),
  }),
  z.object({ op: z.literal('journal.segments') }),
  z.object({ op: z.literal('journal.roll') }),
  z.object({ op: z.literal('journal.digest'), segment: z.number().int().positive() }),
  z.object({ op: z.literal('journal.survey'), before: instantSchema, after: z.number().int().nonnegative() }),
  z.object({
    op: z.literal('journal.compact'),
    segment: z.number().int().positive(),
    drop: z.array(entryHeadSchema).max(500_000),
  }),
  rewritePartSchema.extend({ op: z.literal('journal.rewrite') }),
  z.object({ op: z.literal('vault.read') }),
  z.object({ op: z.literal('vault.write'), text: z.string().max(200_000) }),
  z.object({ op: z.literal('tries.read') }),
  z.object({ op: z.literal('tries.write'), text: z.string().max(500) }),
  z.object({ op: z.literal('keychain.state') }),
  z.object({ op: z.literal('keychain.keep'), secret: base64.max(100) }),
  z.object({ op: z.literal('keychain.read') }),
  z.object({ op: z.literal('keychain.forget') }),
  z.object({ op: z.literal('region.allow'), origin: z.string().max(300).nullable() }),
  z.object({ op: z.literal('witness.read') }),
  z.object({ op: z.literal('witness.write'), sighting: sightingSchema, settled: z.boolean() }),
  z.object({ op: z.literal('space.read') }),
  z.object({ op: z.literal('witness.trouble') }),
  ...phoneRequests,
  ...backupRequests,
  z.object({
    op: z.literal('backup.add'),
    job: z.number().int().nonnegative(),
    database: z.string().max(80),
    entries: z.array(journalEntrySchema).min(1).max(2000),
  }),
]);
export type ShellRequest = z.infer<typeof shellRequestSchema>;
export type BackupRequest = Extract<ShellRequest, { op: `backup.${string}` }>;
export const isBackupRequest = (request: ShellRequest): request is BackupRequest =>
  request.op.startsWith('backup.');
export const isPhonesRequest = (request: ShellRequest): request is PhonesRequest =>
  request.op.startsWith('phones.');

/**
 * A page of the journal: `next` is null on the last page; `damage` says in French what was cut or skipped. `end` is the
 * cursor behind the last entry of this page, valid as `from` at any later time (nothing new: an empty page).
 */
export interface JournalPage {
  readonly end: number;
  readonly entries: readonly JournalEntry[];
  readonly next: number | null;
  readonly damage: readonly string[];
}

/** One file of the journal; a closed one is never appended to again. `start` and `end` are cursors. */
export interface JournalSegment {
  readonly segment: number;
  readonly bytes: number;
  readonly closed: boolean;
  readonly start: number;
  readonly end: number;
}

/** The revisions in a segment that may be compacted. */
export interface JournalSurvey {
  readonly segment: number;
  readonly heads: readonly EntryHead[];
}

export interface KeychainState {
  /** False where the computer has none that deserves the name. */
  readonly isAvailable: boolean;
  readonly isKept: boolean;
}

export interface ShellAnswers extends PhonesAnswers {
  'journal.append': { flushed: number };
  'journal.read': JournalPage;
  'journal.segments': { segments: readonly JournalSegment[] };
  'journal.roll': { rolled: true };
  'journal.digest': { sha256: string | null };
  'journal.survey': { survey: JournalSurvey | null };
  'journal.compact': { dropped: number };
  'journal.rewrite': { rewritten: boolean };
  'vault.read': { text: string | null };
  'vault.write': { written: true };
  'tries.read': { text: string | null };
  'tries.write': { written: true };
  'keychain.state': KeychainState;
  'keychain.keep': { written: true };
  'keychain.read': { secret: string | null };
  'keychain.forget': { written: true };
  'region.allow': { allowed: true };
  'witness.read': { record: WitnessRecord | null };
  'witness.write': { written: true };
  'space.read': StorageView;
  'witness.trouble': { noted: true };
  'backup.state': BackupState;
  'backup.folder': BackupState;
  'backup.begin': { job: number };
  'backup.add': { added: number };
  'backup.check': { job: number };
  'backup.install': { job: number };
  'backup.read': { job: number };
  'backup.seal': { sealed: true };
  'backup.step': BackupStep;
  'backup.drop': { dropped: true };
  'backup.restored': { restored: Restored | null };
  'backup.restoredRead': { dropped: true };
}

export type ShellReply =
  | { readonly n: number; readonly ok: true; readonly value: ShellAnswers[keyof ShellAnswers] }
  | { readonly n: number; readonly ok: false; readonly message: string };
/** What the shell tells unasked. */
export type ShellEvent =
  | PhonesEvent
  | { readonly event: 'space'; readonly storage: StorageView }
  /** A request to the region failed below HTTP; Chromium's name of why (`net::ERR_…`), which pages are not told. */
  | { readonly event: 'network'; readonly error: string };

export const shellEnvelopeSchema = z.object({ n: z.number().int(), request: shellRequestSchema });

/** Rejects with a French sentence where the disk, or the state of this workstation, refuses. */
export type AskBackup = <R extends BackupRequest>(request: R) => Promise<ShellAnswers[R['op']]>;

/** The same, seen from the engine. Every method rejects with an Error when the disk refuses. */
export interface Shell {
  readonly kind: 'desktop' | 'browser';
  /** In the browser it keeps nothing: there IndexedDB is the only copy. */
  appendJournal(entries: readonly JournalEntry[]): Promise<void>;
  /** @param until a cursor to stop at instead of the end */
  readJournal(from: number, until?: number): Promise<JournalPage>;
  /** Null where there is no journal (browser shell). */
  readonly upkeep: JournalUpkeep | null;
  readVault(): Promise<string | null>;
  writeVault(text: string): Promise<void>;
  /** Wrong passphrases in a row, kept where starting again does not forget them. */
  readTries(): Promise<string | null>;
  writeTries(text: string): Promise<void>;
  readonly keychain: {
    state(): Promise<KeychainState>;
    keep(secret: string): Promise<void>;
    read(): Promise<string | null>;
    forget(): Promise<void>;
  };
  /** Lets the network through to this origin and no other; null closes it. */
  allowRegion(origin: string | null): Promise<void>;
  /** Null where nothing is remembered: the first start, or a file that is gone or garbled. */
  readWitness(): Promise<WitnessRecord | null>;
  /** @param settled the start-up check ended well: an earlier trouble is over */
  writeWitness(sighting: Sighting, settled: boolean): Promise<void>;
  readSpace(): Promise<StorageView>;
  /** IndexedDB failed a write: remembered outside of it, for the next start to look before it does anything else. */
  noteTrouble(): Promise<void>;
  /** From now on, what the shell tells unasked goes to this listener too. */
  onEvent(listener: (event: ShellEvent) => void): void;
  /** Null where there are no files to write backups to. */
  readonly backups: AskBackup | null;
  /** Null where nothing can be served to phones. */
  readonly phones: AskPhones | null;
}

/** What makes the journal smaller or writes it anew; a closed segment keeps its number and its place in the chain. */
export interface JournalUpkeep {
  segments(): Promise<readonly JournalSegment[]>;
  /** Closes the segment being written to, so that it can be written anew. */
  roll(): Promise<void>;
  /**
   * The SHA-256 of a closed segment's file, in hexadecimal; null where there is none. What was looked through once need not
   * be again while it is the same.
   */
  digest(segment: number): Promise<string | null>;
  /** The first closed segment behind `after`, all of it flushed before `before`, that holds anything. */
  survey(before: Instant, after: number): Promise<JournalSurvey | null>;
  /** Leaves these revisions out, unless another segment was surveyed or this one written anew since. @returns how many */
  compact(segment: number, drop: readonly EntryHead[]): Promise<number>;
  /** @returns whether the file has been replaced, which the last part does */
  rewrite(part: RewritePart): Promise<boolean>;
}
