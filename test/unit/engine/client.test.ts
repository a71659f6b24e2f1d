import { expect, it } from 'vitest';
import type { ToEngine } from '../../../shared/contracts/messages';
import { EngineClient } from '../../../renderer/engine/client';

function window() {
  const sent: ToEngine[] = [];
  const port = { postMessage: (message: ToEngine) => sent.push(message) };
  const page = new EventTarget();
  new EngineClient(port as unknown as MessagePort, () => undefined).leaveWith(page);
  const hide = (persisted: boolean) =>
    page.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
  return { sent, hide };
}

it('tells the engine that its window goes, and not where the page is only put aside', () => {
  const { sent, hide } = window();
  hide(true);
  expect(sent).toEqual([]);
  hide(false);
  expect(sent).toEqual([{ kind: 'leave' }]);
});
