/** pdf.js reads a document here, beside the page: a large one must not hold it up. */
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
