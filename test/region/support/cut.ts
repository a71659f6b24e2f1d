import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A cable between the tests and a server that cannot be stopped from here: pulled out and put back. */
interface Cable {
  readonly port: number;
  pull(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

export async function cableTo(host: string, port: number): Promise<Cable> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((near) => {
    const far = connect(port, host);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const plug = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const pull = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await plug(0);
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    pull,
    plug: () => plug(bound),
    close: () => (server.listening ? pull() : Promise.resolve()),
  };
}
