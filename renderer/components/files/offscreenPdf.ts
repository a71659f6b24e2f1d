import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { scaleFor, type CannotDraw } from './drawing';
import { drawPage, openPdf } from './pdf';

class OffscreenCanvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }

  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }

  destroy({ canvas }: { canvas: OffscreenCanvas }): void {
    canvas.width = canvas.height = 0;
  }
}

/**
 * Some masks and colours of a PDF are filters of SVG, which a Worker has no document for: drawn without, the page would look
 * other than it is. It is noted, and the page draws it.
 */
class NotedFilters {
  wasAsked = false;
  private readonly note = (): 'none' => {
    this.wasAsked = true;
    return 'none';
  };
  readonly addAlphaFilter = this.note;
  readonly addLuminosityFilter = this.note;
  readonly addFilter = (maps: unknown): 'none' => (maps ? this.note() : 'none');
  readonly addHCMFilter = (): 'none' => 'none';
  readonly addHighlightHCMFilter = (): 'none' => 'none';
  destroy(): void {
    this.wasAsked = false;
  }
}

/** What of a document pdf.js needs: where fonts are. */
const fonts = { fonts: (self as unknown as { fonts: FontFaceSet }).fonts } as unknown as HTMLDocument;

/** PDFs that stay open for their next page: two side by side, and the one that is drawn ahead. */
const MOST_OPEN = 3;
const open = new Map<string, PDFDocumentProxy>();

async function opened(key: string, bytes: ArrayBuffer | undefined): Promise<PDFDocumentProxy | null> {
  const held = open.get(key);
  const pdf =
    held ??
    (bytes &&
      (await openPdf(bytes, {
        CanvasFactory: OffscreenCanvases,
        FilterFactory: NotedFilters,
        ownerDocument: fonts,
      })));
  if (!pdf) return null;
  open.delete(key);
  open.set(key, pdf);
  for (const [oldest, { loadingTask }] of open)
    if (open.size > MOST_OPEN) {
      open.delete(oldest);
      await loadingTask.destroy();
    }
  return pdf;
}

const isLocked = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';

/** A page, drawn beside the page of the application. */
export async function drawPdf(
  key: string,
  page: number,
  bytes: ArrayBuffer | undefined,
): Promise<{ canvas: OffscreenCanvas; pages: number } | CannotDraw> {
  try {
    const pdf = await opened(key, bytes);
    if (!pdf) return 'gone';
    const filters = pdf.filterFactory as unknown as NotedFilters;
    filters.wasAsked = false;
    const canvas = await drawPage(pdf, page, scaleFor, (width, height) => new OffscreenCanvas(width, height));
    return filters.wasAsked ? 'inPage' : { canvas, pages: pdf.numPages };
  } catch (error) {
    return isLocked(error) ? 'locked' : 'damaged';
  }
}
