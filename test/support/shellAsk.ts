import type { Page } from '@playwright/test';
import type { ShellReply } from '../../shared/contracts/shell';

/** The application shows a heading once its engine has its own port: a test that asks earlier would be given that one. */
export const settled = (page: Page): Promise<void> => page.getByRole('heading').first().waitFor();

/** Asks for a port of the test's own, which takes the place of the engine's, and sends these messages over it. */
export async function askShell(page: Page, messages: readonly unknown[]): Promise<ShellReply[]> {
  await settled(page);
  return page.evaluate(async (sent) => {
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', ({ ports: [first] }) => first && resolve(first), { once: true });
      window.concerto?.connectShell();
    });
    const replies: ShellReply[] = [];
    for (const message of sent) {
      const reply = new Promise<ShellReply>((resolve) => {
        port.onmessage = ({ data }: MessageEvent<ShellReply>) => resolve(data);
      });
      port.postMessage(message);
      replies.push(await reply);
    }
    return replies;
  }, messages);
}
