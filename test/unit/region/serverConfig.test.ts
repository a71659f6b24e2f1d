import { expect, it } from 'vitest';
import { keptConfig, opensToPages } from '../../region/support/serverConfig';

/** A server's configuration as CouchDB's `_node/<name>/_config` answers and takes it. */
function server(nodes: Record<string, Record<string, Record<string, string>>>) {
  const ask = (method: string, path: string, body?: unknown): Promise<unknown> => {
    if (path === '_membership') return Promise.resolve({ cluster_nodes: Object.keys(nodes) });
    const [, node = '', , section, key] = path.split('/').map(decodeURIComponent);
    const config = (nodes[node] ??= {});
    if (section === undefined || key === undefined) return Promise.resolve(structuredClone(config));
    const values = (config[section] ??= {});
    if (method === 'PUT') values[key] = String(body);
    else delete values[key];
    return Promise.resolve(undefined);
  };
  return { ask, nodes };
}

it('cases region: the tests open a server to their pages, and leave it as they found it', async () => {
  const own = { chttpd: { enable_cors: 'false' }, cors: { origins: 'https://intranet.example' } };
  const { ask, nodes } = server({ 'a@x': structuredClone(own), 'b@x': { chttpd: {}, cors: {} } });
  const putBack = await keptConfig(ask);
  await opensToPages(ask);
  for (const config of Object.values(nodes))
    expect(config).toMatchObject({ chttpd: { enable_cors: 'true' }, cors: { origins: '*' } });
  await putBack();
  expect(nodes).toEqual({ 'a@x': own, 'b@x': { chttpd: {}, cors: {} } });
});
