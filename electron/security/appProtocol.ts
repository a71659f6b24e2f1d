import path from 'node:path';
import { readBytes, realDisk } from '../files/disk';
import { protocol, type Session } from 'electron';
import { APP_SCHEME, headersFor, mimeTypeOf } from '../../shared/contracts/security';
import { resolveAsset } from './assets';

/** Must run before the application is ready. No service workers: nothing may answer in the bundle's place. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveApp(session: Session, root: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? resolveAsset(root, request.url) : null;
    const type = file === null ? null : mimeTypeOf(file);
    if (file === null || type === null) return refusal();
    try {
      return new Response(await readBytes(realDisk, file), {
        headers: { ...headersFor(path.relative(root, file)), 'Content-Type': type },
      });
    } catch {
      return refusal();
    }
  });
}

const refusal = (): Response => new Response(null, { status: 404, headers: headersFor(null) });
