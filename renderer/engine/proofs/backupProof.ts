import { z } from 'zod';
import type { BackupAbout } from '../../../shared/backup/about';
import { BACKUP_FORMAT, PROVEN_FORMAT } from '../../../shared/backup/payloads';
import type { BackupProof } from '../../../shared/backup/survey';
import type { ReadEntries } from '../../../shared/contracts/backup';
import type { JournalEntry } from '../../../shared/records/journalEntry';
import type { SequencePoint } from '../../../shared/records/journalSequence';
import { isEnd, SEALED_MARK } from '../../../shared/records/sealed';
import type { Keyring } from '../keys/cipher';
import { labelOf } from './entryProof';
import { JournalAudit } from './journalAudit';
import { proofOf, provenBy } from './proofKey';

const PROOF = /^b1\.([\w-]{1,20})\.(\d{1,9})\.([A-Za-z0-9+/=]+)$/;

/** Which entry of which backup. */
interface Placed {
  readonly backup: string;
  readonly n: number;
}

const said = ({ backup, n }: Placed, entry: JournalEntry): readonly unknown[] => [
  'concerto backup entry',
  backup,
  n,
  entry.database,
  entry.id,
  entry.rev,
  entry.ancestors,
  isEnd(entry),
  entry.cipher,
];

/** A document as this backup holds it, in its place. */
export async function provenFor(keys: Keyring, placed: Placed, entry: JournalEntry): Promise<JournalEntry> {
  const mac = await proofOf(keys, said(placed, entry));
  return { ...entry, proof: `b1.${placed.backup}.${placed.n}.${mac}` };
}

async function placeOf(keys: Keyring, entry: JournalEntry): Promise<Placed | null> {
  const [, backup = '', n, mac = ''] = PROOF.exec(entry.proof ?? '') ?? [];
  const placed = { backup, n: Number(n) };
  return backup !== '' && (await provenBy(keys, said(placed, entry), mac)) ? placed : null;
}

/** By the form of its proof, which is still to be checked. */
export const isOfDocuments = ({ proof }: JournalEntry): boolean => PROOF.test(proof ?? '');

/** Whether the holder of the key wrote this very entry, whether for a journal or for a backup. */
export const isOurs = async (keys: Keyring, entry: JournalEntry): Promise<boolean> =>
  (await labelOf(keys, entry)) !== null || (await placeOf(keys, entry)) !== null;

const sealSchema = z.object({
  backup: z.string(),
  documents: z.number().int(),
  /** How far the journal was flushed when the documents had been read. */
  reached: z.object({ n: z.number().int(), run: z.string() }).nullable(),
  mac: z.string(),
});
type Sealed = Omit<z.infer<typeof sealSchema>, 'mac'>;

type About = Omit<BackupAbout, 'version'>;

/** What header and footer say, as it is proven; which version of Concerto it was is the shell's own. */
const saidOf = ({ at, device, purpose, recovery, keys, documents }: About): readonly unknown[] => [
  BACKUP_FORMAT,
  at,
  device,
  purpose,
  recovery,
  keys,
  Object.entries(documents),
];

const whole = ({ backup, documents, reached }: Sealed, about: readonly unknown[]): readonly unknown[] => [
  'concerto backup',
  backup,
  documents,
  reached?.n ?? null,
  reached?.run ?? null,
  about,
];

export async function sealOf(keys: Keyring, sealed: Sealed, about: About): Promise<string> {
  return JSON.stringify({ ...sealed, mac: await proofOf(keys, whole(sealed, saidOf(about))) });
}

async function opened(keys: Keyring, { seal, said: about }: BackupProof): Promise<Sealed | null> {
  const parsed = sealSchema.safeParse(jsonOf(seal));
  if (!parsed.success) return null;
  const { mac, ...sealed } = parsed.data;
  return (await provenBy(keys, whole(sealed, about), mac)) ? sealed : null;
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

export interface BackupVerdict {
  /** `former`: made before backups were proven, so nobody can tell. */
  readonly state: 'proven' | 'former' | 'altered';
  /** Places in the file of entries that are not ours: they are left out. */
  readonly without: readonly number[];
  /** Entries that were there when the backup was made and are not any more; null where nobody can tell. */
  readonly missing: number | null;
}

/** Reads a whole backup with the key. Of one of the former format all is believed, unless it cannot be of that time. */
export class BackupAudit {
  private at = 0;
  private readonly without: number[] = [];
  private readonly places = new Map<string, Set<number>>();
  private misplaced = 0;
  private lastPlace = -1;
  /** Sealed as only the builds do that prove their backups. */
  private hasNewer = false;
  private readonly journal: JournalEntry[] = [];

  /** @param first the lowest number of the journal, as the backup's own keys say; null before it was proven */
  constructor(
    private readonly keys: Keyring,
    private readonly first: number | null,
  ) {}

  async take({ kind, entries }: ReadEntries): Promise<void> {
    for (const entry of entries) {
      this.hasNewer ||= entry.proof !== undefined || entry.cipher.startsWith(SEALED_MARK);
      const at = this.at++;
      if (kind === 'journal') {
        this.journal.push({ ...entry, cipher: entry.cipher });
        if (!(await this.believes(entry))) this.without.push(at);
        continue;
      }
      const placed = await placeOf(this.keys, entry);
      if (!placed) this.without.push(at);
      else this.place(placed);
    }
  }

  private async believes(entry: JournalEntry): Promise<boolean> {
    return (entry.proof === undefined && this.first === null) || (await labelOf(this.keys, entry)) !== null;
  }

  private place({ backup, n }: Placed): void {
    const places = this.places.get(backup) ?? new Set();
    this.places.set(backup, places);
    if (places.has(n) || n < this.lastPlace) this.misplaced++;
    places.add(n);
    this.lastPlace = n;
  }

  async verdict(proof: BackupProof): Promise<BackupVerdict> {
    const isFormer = (proof.format ?? PROVEN_FORMAT) < PROVEN_FORMAT && this.first === null;
    if (isFormer && !this.hasNewer && proof.seal === null)
      return { state: 'former', without: [], missing: null };
    const sealed = await opened(this.keys, proof);
    const reached: SequencePoint[] = sealed?.reached ? [sealed.reached] : [];
    const audit = new JournalAudit(this.keys, null, this.first, reached);
    await audit.take(this.journal);
    const { missingCount, misplaced, unproven } = audit.verdict();
    const here = sealed ? (this.places.get(sealed.backup)?.size ?? 0) : 0;
    const missing = sealed && missingCount + Math.max(0, sealed.documents - here);
    const isProven =
      missing === 0 &&
      this.without.length + misplaced + unproven + this.misplaced === 0 &&
      [...this.places.keys()].every((backup) => backup === sealed?.backup);
    return { state: isProven ? 'proven' : 'altered', without: this.without, missing };
  }
}
