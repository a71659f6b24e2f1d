import { put, type Change } from './change';

/** The page's origin on the desktop (electron/security): the only one that asks from elsewhere. */
const APP_ORIGIN = 'app://concerto';

/** Sections of a node's configuration that matter here, as `_config` gives them. */
export type NodeConfig = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface SeenServer {
  readonly version: string;
  readonly nodes: Readonly<Record<string, NodeConfig>>;
  /** Nodes of the cluster that do not answer. */
  readonly absent: readonly string[];
  readonly systemDatabases: readonly string[];
}

const SYSTEM = ['_users', '_replicator'];

/** @returns why this server is none for a region, as a sentence; null where it is */
export function versionRefusal({ version }: SeenServer): string | null {
  const [major = 0, minor = 0] = version.split('.').map((part) => parseInt(part, 10));
  return major > 3 || (major === 3 && minor >= 3)
    ? null
    : `Ce serveur est un CouchDB ${version}\u00a0: Concerto demande la version 3.3 ou une plus récente.`;
}

/** @returns why nothing should be changed there for now: building the cluster is its administrator's */
export function clusterRefusal({ nodes, absent, systemDatabases }: SeenServer): string | null {
  if (absent.length > 0)
    return `La grappe n’est pas au complet (sans réponse\u00a0: ${absent.join(', ')})\u00a0: remettez-la en route, puis relancez la commande.`;
  if (Object.keys(nodes).length > 1 && SYSTEM.some((name) => !systemDatabases.includes(name)))
    return 'La grappe n’a pas ses bases _users et _replicator\u00a0: achevez d’abord son installation (POST /_cluster_setup, action finish_cluster).';
  return null;
}

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** The present value where it does, else with what it lacks: what another application needs there stays. */
function completed(text: string | undefined, needed: readonly string[], ignoreCase = true): string | null {
  const held = listed(text);
  const known = held.map((item) => (ignoreCase ? item.toLowerCase() : item));
  const lacking = needed.filter((item) => !known.includes(ignoreCase ? item.toLowerCase() : item));
  return lacking.length === 0 ? null : [...held, ...lacking].join(', ');
}

/** What a node lacks so that the application may ask it: section, key, value. */
export function corsLacking(config: NodeConfig): [section: string, key: string, value: string][] {
  const cors = config['cors'] ?? {};
  const lacking: [string, string, string | null][] = [
    ['chttpd', 'enable_cors', config['chttpd']?.['enable_cors'] === 'true' ? null : 'true'],
    [
      'cors',
      'origins',
      listed(cors['origins']).includes('*') ? null : completed(cors['origins'], [APP_ORIGIN]),
    ],
    ['cors', 'credentials', cors['credentials'] === 'true' ? null : 'true'],
    ['cors', 'methods', completed(cors['methods'], ['GET', 'PUT', 'POST', 'HEAD', 'DELETE'])],
    [
      'cors',
      'headers',
      completed(cors['headers'], ['accept', 'authorization', 'content-type', 'origin', 'referer']),
    ],
  ];
  return lacking.flatMap(([section, key, value]) => (value === null ? [] : [[section, key, value]]));
}

export function planServer({ nodes, systemDatabases }: SeenServer): Change[] {
  return [
    ...SYSTEM.filter((name) => !systemDatabases.includes(name)).map((name) =>
      put(`créer la base ${name} du serveur`, name),
    ),
    ...Object.entries(nodes).flatMap(([node, config]) =>
      corsLacking(config).map(([section, key, value]) =>
        put(
          `ouvrir ${node} à l’application (CORS)\u00a0: ${section}/${key} = ${value}`,
          `_node/${encodeURIComponent(node)}/_config/${section}/${key}`,
          value,
        ),
      ),
    ),
  ];
}
