/** One request to the server in its administrator's name; a status of 404 answers undefined. */
type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

type Config = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** What `region init` and these tests change of a server's configuration. */
const TOUCHED = ['chttpd/enable_cors', 'cors/origins', 'cors/credentials', 'cors/methods', 'cors/headers'];

const valueIn = (config: Config, place: string): string | undefined => {
  const [section = '', key = ''] = place.split('/');
  return config[section]?.[key];
};

/**
 * Remembers how a server answers to pages from elsewhere.
 * @returns puts it back as it was, on each of its nodes
 */
export async function keptConfig(ask: Ask): Promise<() => Promise<void>> {
  const { cluster_nodes: nodes } = (await ask('GET', '_membership')) as { cluster_nodes: string[] };
  const configOf = async (node: string) =>
    (await ask('GET', `_node/${encodeURIComponent(node)}/_config`)) as Config;
  const before = new Map<string, Config>();
  for (const node of nodes) before.set(node, await configOf(node));
  return async () => {
    for (const [node, was] of before) {
      const now = await configOf(node);
      for (const place of TOUCHED.filter((one) => valueIn(now, one) !== valueIn(was, one))) {
        const path = `_node/${encodeURIComponent(node)}/_config/${place}`;
        const value = valueIn(was, place);
        await (value === undefined ? ask('DELETE', path) : ask('PUT', path, value));
      }
    }
  };
}

/** Lets the pages of these tests ask the server: they come from another port of this machine each time. */
export async function opensToPages(ask: Ask): Promise<void> {
  const { cluster_nodes: nodes } = (await ask('GET', '_membership')) as { cluster_nodes: string[] };
  const values = [
    'true',
    '*',
    'true',
    'GET, PUT, POST, HEAD, DELETE',
    'accept, authorization, content-type, origin, referer',
  ];
  for (const node of nodes)
    for (const [i, place] of TOUCHED.entries())
      await ask('PUT', `_node/${encodeURIComponent(node)}/_config/${place}`, values[i]);
}
