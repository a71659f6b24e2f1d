import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

/** What every thread runs, compiled once: to compile it anew is half of a thread's start. */
const BOOT = `
const { workerData, parentPort } = require('node:worker_threads');
const vm = require('node:vm');
const { code, compiled } = workerData;
const cachedData = compiled ? Buffer.from(compiled) : undefined;
const script = new vm.Script('(function (require, exports, module) {' + code + '\\n})', { filename: 'thread.cjs', cachedData });
script.runInThisContext()(require, {}, { exports: {} });
if (workerData.isToCompile) parentPort.postMessage({ compiled: script.createCachedData() });
`;

/** Threads that run the engine. One that was not killed serves the next schedule: what it compiled stays compiled. */
export class Program {
  private readonly idle: Worker[] = [];

  private constructor(
    private readonly code: string,
    private compiled: Uint8Array | null,
  ) {}

  /** @param file as `buildThread` makes it */
  static async load(file: string): Promise<Program> {
    const program = new Program(await readFile(file, 'utf8'), null);
    const thread = program.made(true);
    program.compiled = await new Promise((resolve, reject) => {
      thread.on('error', reject);
      thread.on(
        'message',
        ({ compiled }: { readonly compiled?: Uint8Array }) => compiled && resolve(compiled),
      );
    });
    await thread.terminate();
    return program;
  }

  thread(): Worker {
    return this.idle.pop() ?? this.made();
  }

  /** It ended as a workstation and holds nothing any more. */
  giveBack(thread: Worker): void {
    thread.removeAllListeners('message').removeAllListeners('error');
    this.idle.push(thread);
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((thread) => thread.terminate()));
  }

  private made(isToCompile = false): Worker {
    const { code, compiled } = this;
    const options = { eval: true, execArgv: [], env: { TZ: 'Europe/Paris' } };
    return new Worker(BOOT, { ...options, workerData: { code, compiled, isToCompile } });
  }
}
