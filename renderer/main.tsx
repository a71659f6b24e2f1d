import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/index.css';
import { App } from './app/App';
import { useElsewhere } from './app/elsewhere';
import { useFault } from './app/fault';
import { desktopEvents } from './app/lock';
import { followAddress } from './navigation/navigation';
import { keepPresses } from './components/controls/keptPress';
import { storeWhenHidden } from './components/typing/unsaved';
import { EngineClient, installEngine } from './engine/client';
import { EngineWorker } from './engine/engineWorker';
import { platform } from './platform';
import { followPreferences } from './platform/preferences';

const worker = new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' });
worker.addEventListener('error', (event) => {
  event.preventDefault();
  useFault.setState({ stopped: true });
});
const engine = new EngineWorker(worker, (isElsewhere) => useElsewhere.setState({ isElsewhere }));
const client = new EngineClient(engine.connect('console'), () => engine.end());
client.leaveWith(window);
installEngine(client);
void platform
  .shellPort()
  .then((port) => engine.start(platform.kind, port, Intl.DateTimeFormat().resolvedOptions().timeZone));

platform.follow(desktopEvents);
storeWhenHidden();
keepPresses();
followPreferences();
followAddress();

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
