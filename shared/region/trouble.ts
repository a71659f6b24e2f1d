/**
 * Why the region could not be reached, as far as that can be known. Chromium tells a page only that a request failed;
 * the desktop shell hears the name of the error (chromium: net/base/net_error_list.h).
 */
export type Trouble =
  | 'unreachable'
  | 'noNetwork'
  | 'unknownName'
  | 'certificate'
  | 'proxy'
  | 'proxyLogin'
  | 'portal'
  | 'slow'
  | 'busy'
  | 'failing'
  | 'suspended';

const SAFE = 'tout est enregistré sur ce poste';

/**
 * CouchDB 3.4 shuts an account for five minutes after five wrong passwords from one address, the right one included. It says
 * nothing of what the account may do.
 * @param reason as CouchDB gave it with a status of 403
 */
export const isLockedOut = (status: number, reason: unknown): boolean =>
  status === 403 && /temporarily locked/i.test(String(reason));

/** What the top bar says; the person is told whom to call where waiting does not help. */
export const troubleSentences: Record<Trouble, string> = {
  unreachable: `La région ne répond pas · ${SAFE}`,
  noNetwork: `Hors ligne · ${SAFE}`,
  unknownName: `L’adresse de la région est introuvable sur ce réseau (DNS)\u00a0: réseau d’un autre site, ou adresse à vérifier · ${SAFE}`,
  certificate: `Le certificat de la région n’est pas accepté par ce poste (TLS)\u00a0: prévenez le service informatique · ${SAFE}`,
  proxy: `Le proxy de l’établissement ne répond pas\u00a0: prévenez le service informatique · ${SAFE}`,
  proxyLogin: `Le proxy de l’établissement demande une identification\u00a0: prévenez le service informatique · ${SAFE}`,
  portal: `Une page étrangère répond à la place de la région (portail ou proxy)\u00a0: ouvrez l’accès au réseau · ${SAFE}`,
  slow: `La région est très lente à répondre · ${SAFE}`,
  busy: `La région est surchargée\u00a0: nouvel essai dans un instant · ${SAFE}`,
  failing: `Le serveur de la région est en panne\u00a0: prévenez l’administrateur si cela dure · ${SAFE}`,
  suspended: `La région a suspendu ce compte cinq minutes après plusieurs mots de passe refusés\u00a0: l’échange reprendra de lui-même · ${SAFE}`,
};

/** `net::ERR_CERT_DATE_INVALID` → `certificate`; null where it says no more than that nobody answers. */
export function troubleOf(netError: string): Trouble | null {
  const name = netError.replace(/^net::ERR_/, '');
  if (/^(CERT_|SSL_|BAD_SSL|ECH_)/.test(name)) return 'certificate';
  if (/^PROXY_AUTH|^MALFORMED_PROXY_AUTH|^UNEXPECTED_PROXY_AUTH/.test(name)) return 'proxyLogin';
  if (/PROXY|^TUNNEL_CONNECTION_FAILED|^PAC_|^MANDATORY_PROXY/.test(name)) return 'proxy';
  if (/^NAME_|^DNS_|^ICANN_NAME/.test(name)) return 'unknownName';
  if (/^(INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|ADDRESS_UNREACHABLE)$/.test(name))
    return 'noNetwork';
  if (/TIMED_OUT$/.test(name)) return 'slow';
  return null;
}

/** What an answer's status says of the way to the region rather than of the request. */
export function troubleOfStatus(status: number): Trouble | null {
  if (status === 407) return 'proxyLogin';
  if (status === 408) return 'slow';
  if (status === 425 || status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'failing' : null;
}
