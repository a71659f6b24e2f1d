import type { JournalEntry } from '../../shared/records/journalEntry';
import { expect, test } from '../support/fixtures';
import { askShell, settled } from '../support/shellAsk';

const entry = (n: number): JournalEntry => ({
  database: 'rcp_sein_2026',
  id: `case:${n}`,
  rev: `1-${n}`,
  ancestors: [String(n)],
  cipher: 'AAAA',
});
const append = (n: number) => ({ n, request: { op: 'journal.append', entries: [entry(n)] } });
const read = { n: 0, request: { op: 'journal.read', from: 0 } };

/** What the test itself wrote, among what the engine may have written. */
function idsIn(replies: Awaited<ReturnType<typeof askShell>>): string[] {
  const [reply] = replies;
  if (!reply?.ok || !('entries' in reply.value)) throw new Error('no page of the journal');
  return reply.value.entries.map(({ id }) => id);
}

test('what is not as agreed is refused, and writes nothing', async ({ launchApp }) => {
  const { page } = await launchApp();
  const refused = await askShell(page, [
    { n: 1, request: { op: 'journal.append', entries: [{ ...entry(1), cipher: 'in clear!' }] } },
    { n: 2, request: { op: 'journal.append', entries: [] } },
    { n: 3, request: { op: 'journal.read', from: '0' } },
    { n: 4, request: { op: 'vault.write', text: 1 } },
    { n: 5, request: { op: 'file.read', path: '/etc/passwd' } },
    { n: 6, request: { op: '__proto__' } },
    { n: 7 },
  ]);
  expect(refused).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => ({ n, ok: false, message: 'Demande refusée.' })));
  expect(idsIn(await askShell(page, [read]))).not.toContain('case:1');
});

test('what was answered as flushed is there after the process was killed', async ({ launchApp }) => {
  const first = await launchApp();
  for (let n = 1; n <= 20; n++)
    expect(await askShell(first.page, [append(n)])).toEqual([{ n, ok: true, value: { flushed: 1 } }]);
  await first.kill();
  const { page } = await launchApp({ profile: first.profile });
  expect(idsIn(await askShell(page, [read]))).toEqual(Array.from({ length: 20 }, (_, n) => `case:${n + 1}`));
});

test('the wrapped keys are kept as they were given', async ({ launchApp }) => {
  const first = await launchApp();
  const text = JSON.stringify({ v: 1, wrapped: 'é'.repeat(300) });
  expect(await askShell(first.page, [{ n: 1, request: { op: 'vault.write', text } }])).toMatchObject([
    { ok: true },
  ]);
  await first.kill();
  const { page } = await launchApp({ profile: first.profile });
  expect(await askShell(page, [{ n: 2, request: { op: 'vault.read' } }])).toEqual([
    { n: 2, ok: true, value: { text } },
  ]);
});

test('a newer port takes the place of the older one', async ({ launchApp }) => {
  const { page } = await launchApp();
  await askShell(page, [append(1)]);
  await page.reload();
  expect(idsIn(await askShell(page, [read]))).toEqual(['case:1']);
});

test('what is saved when the focus leaves a field reaches the journal before the window closes', async ({
  launchApp,
}) => {
  const first = await launchApp();
  await settled(first.page);
  await first.page.evaluate(async (message) => {
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', ({ ports: [p] }) => p && resolve(p), { once: true });
      window.concerto?.connectShell();
    });
    const field = document.body.appendChild(document.createElement('input'));
    field.addEventListener('focusout', () => setTimeout(() => port.postMessage(message), 100));
    field.focus();
  }, append(7));
  await first.close();
  const { page } = await launchApp({ profile: first.profile });
  expect(idsIn(await askShell(page, [read]))).toContain('case:7');
});
