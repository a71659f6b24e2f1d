import type { NetworkInterfaceInfo } from 'node:os';
import type { Network } from '../../shared/contracts/phones';

export type Interfaces = () => NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The networks that phones could be on, by the address of this computer there.
 * @param withItself where it is tried out: this computer's own loopback too
 */
export function networksOf(interfaces: Interfaces, withItself: boolean): Network[] {
  return Object.entries(interfaces()).flatMap(([name, infos = []]) =>
    infos
      .filter(({ family, internal }) => family === 'IPv4' && (withItself || !internal))
      .map(({ address }) => ({ name, address })),
  );
}

/** What tells one network from another under the same address: its card and its size. Undefined where it is gone. */
export function networkOf(interfaces: Interfaces, address: string): string | undefined {
  for (const [name, infos = []] of Object.entries(interfaces()))
    for (const info of infos)
      if (info.address === address) return [name, info.address, info.netmask, info.mac].join(' ');
  return undefined;
}
