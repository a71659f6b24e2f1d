import { fail, ok, type Result } from '../../../shared/domain/result';
import { isLockedOut } from '../../../shared/region/trouble';

/** The server, as its administrator sees it. The password is nowhere but in the header of each request. */
export interface Couch {
  /** The body of an answer; null where there is nothing at this place (404). */
  read(path: string): Promise<Result<unknown>>;
  /** Sends a change. */
  send(method: 'PUT' | 'POST', path: string, body?: unknown): Promise<Result<null>>;
}

interface Login {
  readonly base: string;
  readonly admin: string;
  readonly password: string;
}

const TIMEOUT_MS = 30_000;

const TLS = /CERT|SSL|TLS|SELF_SIGNED|ALTNAME|UNABLE_TO_VERIFY/i;

function unreachable(error: unknown): Result<never> {
  const cause = (error as { cause?: { code?: unknown } }).cause?.code;
  return TLS.test(String(cause))
    ? fail('network', 'Le certificat du serveur n’est pas reconnu.', {
        next: 'Donnez à Node l’autorité de votre établissement\u00a0: NODE_EXTRA_CA_CERTS=FICHIER.',
      })
    : fail('network', 'Le serveur ne répond pas à cette adresse.', {
        next: 'Vérifiez l’adresse (--url) et le réseau, puis relancez la commande\u00a0: elle reprend où elle en était.',
      });
}

/** What the server gives as its reason says nothing of the content of a document. */
function refused(status: number, path: string, body: unknown): Result<never> {
  const { error, reason } = (body ?? {}) as { error?: unknown; reason?: unknown };
  const place = path.split('?')[0] === '' ? 'ce serveur' : path.split('?')[0];
  if (isLockedOut(status, reason))
    return fail(
      'refused',
      'Ce compte est bloqué cinq minutes par le serveur\u00a0: trop de mots de passe refusés.',
      {
        next: 'Attendez cinq minutes sans rien tenter, puis relancez la commande\u00a0: le bon mot de passe n’y change rien d’ici là.',
      },
    );
  if (status === 401)
    return fail('refused', 'Le serveur refuse ce nom ou ce mot de passe.', {
      next: 'Donnez un compte d’administrateur du serveur (--admin)\u00a0; après cinq refus, le serveur le bloque cinq minutes.',
    });
  if (status === 403)
    return fail('forbidden', `Ce compte n’a pas le droit de toucher à ${place} (${String(reason)}).`, {
      next: 'Donnez un compte d’administrateur du serveur (--admin).',
    });
  if (status === 409 || status === 412)
    return fail('state', `Quelqu’un d’autre vient de changer ${place}.`, { next: 'Relancez la commande.' });
  return fail(
    'unexpected',
    `Le serveur répond ${status} pour ${place} (${String(error)}\u00a0: ${String(reason)}).`,
    {
      next: 'Consultez le journal de CouchDB, puis relancez la commande.',
    },
  );
}

export function couchAt({ base, admin, password }: Login): Couch {
  const authorization = `Basic ${Buffer.from(`${admin}:${password}`).toString('base64')}`;
  const ask = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Result<{ status: number; body: unknown }>> => {
    try {
      const response = await fetch(`${base}/${path}`, {
        method,
        headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer: unknown = await response.json().catch(() => undefined);
      if (response.ok || response.status === 404) return ok({ status: response.status, body: answer });
      return refused(response.status, path, answer);
    } catch (error) {
      return unreachable(error);
    }
  };
  return {
    read: async (path) => {
      const answer = await ask('GET', path);
      return answer.ok ? ok(answer.value.status === 404 ? null : answer.value.body) : answer;
    },
    send: async (method, path, body) => {
      const answer = await ask(method, path, body);
      if (!answer.ok) return answer;
      const { status, body: told } = answer.value;
      if (status === 404) return refused(404, path, told);
      // `_bulk_docs` answers 201 whatever became of each document.
      const isLeft = Array.isArray(told) && told.some((row: { error?: unknown }) => row.error !== undefined);
      return isLeft ? refused(409, path, told) : ok(null);
    },
  };
}
