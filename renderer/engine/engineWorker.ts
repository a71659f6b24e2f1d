import type { Audience } from '../../shared/contracts/audience';
import type { FromWorker, ToWorker } from '../../shared/contracts/messages';

/** The Worker that holds the engine, as the page that made it knows it. */
export class EngineWorker {
  constructor(
    private readonly worker: Worker,
    elsewhere: (isElsewhere: boolean) => void = () => undefined,
  ) {
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => elsewhere(data.isElsewhere));
  }

  start(shell: 'desktop' | 'browser', shellPort: MessagePort | null, timeZone: string): void {
    this.tell({ kind: 'start', shell, timeZone }, shellPort ? [shellPort] : []);
  }

  /** @returns a port to the engine for one window or device, which may ask what its audience may */
  connect(audience: Audience): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.tell({ kind: 'connect', audience }, [port2]);
    return port1;
  }

  /** Ends it, with all that it holds in memory. */
  end(): void {
    this.worker.terminate();
  }

  private tell(message: ToWorker, transfer: Transferable[]): void {
    this.worker.postMessage(message, transfer);
  }
}
