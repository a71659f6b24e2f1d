import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentInitParameters } from 'pdfjs-dist/types/src/display/api';
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url';
import qcms from 'pdfjs-dist/wasm/qcms_bg.wasm?url';

/** What scanners pack their pages with; shipped with Concerto as all else is. */
const decoders: Readonly<Record<string, string>> = {
  'jbig2.wasm': jbig2,
  'openjpeg.wasm': openjpeg,
  'qcms_bg.wasm': qcms,
};

class ShippedDecoders {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = decoders[filename];
    if (address === undefined) throw new Error('No such decoder');
    return new Uint8Array(await (await fetch(address)).arrayBuffer());
  }
}

/** What pdf.js draws with where it is not the page's own. */
type DrawsWith = Pick<DocumentInitParameters, 'CanvasFactory' | 'FilterFactory' | 'ownerDocument'>;

/** Reads a PDF without running anything of it: neither its scripts nor its forms. The bytes go to the worker. */
export async function openPdf(bytes: ArrayBuffer, drawsWith: DrawsWith = {}): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new Worker(new URL('./pdfWorker.ts', import.meta.url), {
    type: 'module',
  });
  return getDocument({
    ...drawsWith,
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    WasmFactory: ShippedDecoders,
    verbosity: 0,
  }).promise;
}

type Canvas = HTMLCanvasElement | OffscreenCanvas;
/** The scale of a page of this size. */
type Fit = (page: { width: number; height: number }) => number;

/** One page on a canvas of its own, as large as asked. Begins at 1. */
export async function drawPage<C extends Canvas>(
  pdf: PDFDocumentProxy,
  number: number,
  fit: Fit,
  newCanvas: (width: number, height: number) => C,
): Promise<C> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: fit(page.getViewport({ scale: 1 })) });
  const canvas = newCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // pdf.js asks of it nothing but its context.
  await page.render({ canvas: canvas as HTMLCanvasElement, viewport }).promise;
  page.cleanup();
  return canvas;
}

function inPage(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** One page, drawn by the application's page. */
export async function pageInPage(
  bytes: ArrayBuffer,
  number: number,
  fit: Fit,
): Promise<{ canvas: HTMLCanvasElement; pages: number }> {
  const pdf = await openPdf(bytes);
  try {
    return { canvas: await drawPage(pdf, number, fit, inPage), pages: pdf.numPages };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** For a thumbnail. */
export const firstPage = async (bytes: ArrayBuffer, pixels: number): Promise<HTMLCanvasElement> =>
  (await pageInPage(bytes, 1, ({ width, height }) => pixels / Math.max(width, height))).canvas;
