import type { CaseRef, FileView } from '../../../shared/contracts/views';
import type { Sha256 } from '../../../shared/domain/ids';
import { isImage, isPdf } from '../../../shared/domain/mediaTypes';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { CannotDraw, DrawAsked, Drawn } from './drawing';

/** What is to be seen of a file: of a PDF one page. */
export interface Picture extends Drawn {
  /** Made up: it says nothing of the file. */
  readonly id: string;
}

type Content = NonNullable<DrawAsked['file']>;
interface Ways {
  /** Its content, brought from the region where it is not here. */
  readonly open: (ref: CaseRef, file: Sha256) => Promise<Result<Content>>;
  readonly draw: (file: Sha256, page: number, content?: Content) => Promise<Drawn | CannotDraw>;
  readonly drawInPage: (bytes: Content['bytes'], page: number) => Promise<Drawn | CannotDraw>;
}

/** Packed as JPEG: some forty pictures as large as a screen of 4K. */
const MOST_BYTES = 64_000_000;
/** Of these, what is drawn ahead: it takes the place of nothing that was asked for. */
const AHEAD_BYTES = 48_000_000;

const newer = fail('file', 'Ce type de fichier vient d’une version plus récente de Concerto.', {
  next: 'Mettez ce poste à jour pour le voir ici, ou enregistrez-en une copie.',
});
const locked = fail('file', 'Ce PDF est protégé par un mot de passe\u00a0: il ne s’affiche pas.', {
  safe: 'La pièce jointe est intacte.',
  next: 'Enregistrez-en une copie pour l’ouvrir ailleurs, ou demandez-en une sans mot de passe.',
});
const damaged = (mediaType: string): Result<never> =>
  fail('file', isPdf(mediaType) ? 'Ce PDF ne s’affiche pas.' : 'Cette image ne s’affiche pas.', {
    safe: 'Le fichier est arrivé tel qu’il a été joint\u00a0: il était sans doute déjà abîmé.',
    next: 'Demandez-le de nouveau à qui l’a fait.',
  });

/** The pictures of the files of this case and the next, so that each is drawn once and there when it is asked for. */
export class Pictures {
  /** The one that was used last is last. */
  private readonly held = new Map<string, Picture>();
  private readonly coming = new Map<string, Promise<Result<Picture>>>();

  constructor(private readonly ways: Ways) {}

  /** Where it is here already. */
  peek(file: Sha256, page: number): Picture | null {
    const key = keyOf(file, page);
    const picture = this.held.get(key);
    if (!picture) return null;
    this.held.delete(key);
    this.held.set(key, picture);
    return picture;
  }

  get(ref: CaseRef, file: Sha256, page: number): Promise<Result<Picture>> {
    const held = this.peek(file, page);
    if (held) return Promise.resolve(ok(held));
    const key = keyOf(file, page);
    const coming = this.coming.get(key) ?? this.draw(ref, file, page);
    this.coming.set(key, coming);
    return coming.finally(() => this.coming.delete(key));
  }

  /**
   * Draws the first pages of these files, one by one: what is asked for meanwhile waits for one at most.
   * @param rest waits until nothing else is to be done
   */
  async drawAhead(
    wanted: readonly (readonly [CaseRef, Sha256])[],
    rest: () => Promise<void>,
    order: AbortSignal,
  ): Promise<void> {
    let bytes = 0;
    for (const [ref, file] of wanted) {
      await rest();
      if (order.aborted || bytes > AHEAD_BYTES) return;
      const drawn = await this.get(ref, file, 1);
      if (drawn.ok) bytes += drawn.value.pixels.size;
      // The next one would wait as long for the region. Of another failure who asks for the file is told.
      else if (drawn.problem.code === 'network') return;
    }
  }

  private async draw(ref: CaseRef, file: Sha256, page: number): Promise<Result<Picture>> {
    // A page of a PDF that is open needs no bytes.
    const again = page > 1 ? await this.ways.draw(file, page) : 'gone';
    const drawn =
      again === 'gone' || again === 'inPage'
        ? await this.drawAnew(ref, file, page)
        : said(again, 'application/pdf');
    return drawn.ok ? ok(this.keep(keyOf(file, page), drawn.value)) : drawn;
  }

  private async drawAnew(ref: CaseRef, file: Sha256, page: number): Promise<Result<Drawn>> {
    const opened = await this.ways.open(ref, file);
    if (!opened.ok) return opened;
    const { mediaType } = opened.value;
    if (!isImage(mediaType) && !isPdf(mediaType)) return newer;
    const drawn = await this.ways.draw(file, page, opened.value);
    if (drawn !== 'inPage') return said(drawn, mediaType);
    // The bytes went to the Worker.
    const again = await this.ways.open(ref, file);
    if (!again.ok) return again;
    const inPage = await this.ways.drawInPage(again.value.bytes, page).catch((): CannotDraw => 'damaged');
    return said(inPage, mediaType);
  }

  private keep(key: string, drawn: Drawn): Picture {
    const picture = { ...drawn, id: crypto.randomUUID() };
    this.held.set(key, picture);
    let bytes = [...this.held.values()].reduce((sum, { pixels }) => sum + pixels.size, 0);
    for (const [oldest, { pixels }] of this.held) {
      if (bytes <= MOST_BYTES || oldest === key) break;
      this.held.delete(oldest);
      bytes -= pixels.size;
    }
    return picture;
  }
}

function said(drawn: Drawn | CannotDraw, mediaType: string): Result<Drawn> {
  if (typeof drawn !== 'string') return ok(drawn);
  return drawn === 'locked' ? locked : damaged(mediaType);
}

const keyOf = (file: FileView['file'], page: number): string => `${file} ${page}`;
