import { EngineClient } from '../../../renderer/engine/client';
import { EngineWorker } from '../../../renderer/engine/engineWorker';
import { floors } from './floors';
import { moments } from './moments';
import { pulls } from './pulls';
import type { EngineSurface } from './surface';

/** A page with nothing but the engine, for the tests and measurements that ask it directly. */
const worker = new Worker(new URL('../../../renderer/engine/worker.ts', import.meta.url), { type: 'module' });
const engine = new EngineWorker(worker);
const client = new EngineClient(engine.connect('console'), () => engine.end());
engine.start('browser', null, 'Europe/Paris');

const surface: EngineSurface = {
  command: (name, input) => client.command(name, input),
  ask: (name, input) =>
    new Promise((resolve, reject) => {
      const drop = client.watch(name, input, (result) => {
        drop();
        if (result.ok) resolve(result.value);
        else reject(new Error(result.problem.message));
      });
    }),
};
Object.assign(window, { engine: surface, floors, moments, pulls });
