import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
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

/** Reads a PDF without running anything of it: neither its scripts nor its forms. The bytes go to the worker. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new Worker(new URL('./pdfWorker.ts', import.meta.url), {
    type: 'module',
  });
  return getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    WasmFactory: ShippedDecoders,
    verbosity: 0,
  }).promise;
}

/** One page on a canvas of its own, as wide as asked. Begins at 1. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  fit: (page: { width: number; height: number }) => number,
): Promise<HTMLCanvasElement> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: fit(page.getViewport({ scale: 1 })) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}

/** For a thumbnail. */
export async function firstPage(bytes: ArrayBuffer, pixels: number): Promise<HTMLCanvasElement> {
  const pdf = await openPdf(bytes);
  try {
    return await drawPage(pdf, 1, ({ width, height }) => pixels / Math.max(width, height));
  } finally {
    await pdf.loadingTask.destroy();
  }
}
