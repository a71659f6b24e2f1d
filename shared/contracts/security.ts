/** What both shells, Electron's `app://` protocol and the loopback server, answer with every file of the page. */

/** Never rename: the page's IndexedDB belongs to this origin (electron.org/docs, protocol). */
export const APP_SCHEME = 'app';
export const APP_HOST = 'concerto';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** The room's page: a window of its own. */
export const PROJECTOR_PAGE = 'projector.html';

/**
 * `connect-src` is as narrow as a fixed header can be, since the region's address is only known once a workstation
 * joins it. The desktop's network guard narrows it to that one origin. `wasm-unsafe-eval` is for Argon2id.
 */
const consolePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** What the room sees is handed to it: its page asks nobody, neither a server nor a Worker, and computes no keys. */
const projectorPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  // Without it `script-src` would say from where a Worker may come.
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-DNS-Prefetch-Control': 'off',
  // A stale page against a newer Worker would speak two versions of one contract.
  'Cache-Control': 'no-store',
};

/** @param asset its `assetName`, in whatever case: some disks know no difference. Null where nothing is served */
export const headersFor = (asset: string | null): Readonly<Record<string, string>> => ({
  ...headers,
  'Content-Security-Policy': asset?.toLowerCase() === PROJECTOR_PAGE ? projectorPolicy : consolePolicy,
});

/** With every answer to a phone. Its page asks the room alone, and takes nothing from elsewhere. */
export const phoneHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-DNS-Prefetch-Control': 'off',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
} as const;

const mimeTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
  woff: 'font/woff',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/**
 * The file inside the bundle that a path, as written and before any parser tidied it up, means: null for `..`, back
 * slashes, NUL, drive letters and every encoding. Those are refused, since the bundle's own names need none of them.
 */
export function assetName(path: string): string | null {
  const name = path.replace(/[?#].*$/s, '').replace(/^\/?$/, '/index.html');
  return /^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/.test(name) && !name.includes('..') ? name.slice(1) : null;
}

/** By the file's ending; null for a kind the page does not use, which is then not served at all. */
export const mimeTypeOf = (file: string): string | null =>
  mimeTypes[file.slice(file.lastIndexOf('.') + 1).toLowerCase()] ?? null;
