import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { codec } from '../../electron/journal/codec';
import { Journal } from '../../electron/journal/journal';
import type { Shell } from '../../shared/contracts/shell';
import type { JournalEntry } from '../../shared/records/journalEntry';
import { joined } from '../../shared/records/bytes';
import { withoutRoom, type JournalPayload } from '../../shared/records/journalFrame';

/** A real journal of the desktop shell behind another shell, and the hand of who can write the disk without any key. */
export class TamperedJournal {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'concerto-tampered-'));
  private journal: Journal | null = null;

  async behind<S extends Shell>(shell: S): Promise<S> {
    await this.open();
    shell.appendJournal = (entries) => this.opened.append(entries);
    shell.readJournal = (from, until) => this.opened.read(from, until);
    return Object.assign(shell, { upkeep: this.upkeep });
  }

  private get opened(): Journal {
    if (!this.journal) throw new Error('The journal is closed');
    return this.journal;
  }

  private get upkeep(): NonNullable<Shell['upkeep']> {
    return {
      segments: () => this.opened.segments(),
      roll: () => this.opened.roll(),
      survey: (before, after) => this.opened.survey(before, after),
      compact: (segment, drop) => this.opened.compact(segment, drop),
      rewrite: (part) => this.opened.rewrite(part),
      digest: (segment) => this.opened.digest(segment),
    };
  }

  async open(): Promise<void> {
    this.journal = await Journal.open(this.folder);
  }

  async close(): Promise<void> {
    await this.journal?.close();
    this.journal = null;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  files(): string[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.log'))
      .sort()
      .map((name) => path.join(this.folder, name));
  }

  /** The frames of the last segment changed, the chain and the checksums made right again. */
  forge(change: (frames: JournalPayload[]) => JournalPayload[], file = this.files().at(-1) ?? ''): void {
    const bytes = withoutRoom(new Uint8Array(readFileSync(file)));
    const frames = [...codec.stretches(bytes)].flatMap((it) => (it.kind === 'frame' ? [it.payload] : []));
    let previous = frames[0]?.previous ?? '';
    const forged = change(frames).map((payload) => {
      const made = codec.encode({ ...payload, previous });
      previous = made.hash;
      return made.bytes;
    });
    writeFileSync(file, joined(forged));
  }

  /** One bit of the last frame is another: as a cut would leave it, though the frame had been confirmed. */
  flip(file = this.files().at(-1) ?? ''): void {
    const bytes = withoutRoom(new Uint8Array(readFileSync(file)));
    const at = bytes.length - 5;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  }

  /** One more frame, well chained. */
  add(make: (entries: JournalEntry[]) => JournalEntry[]): void {
    this.forge((frames) => {
      const entries = frames.flatMap((frame) => frame.entries);
      return [...frames, { previous: '', entries: make(entries) }];
    });
  }
}
