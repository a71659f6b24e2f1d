import { spawn } from 'node:child_process';
import { electronCommand, expect, test } from '../support/fixtures';

test('a second start on the same data quits and leaves the first alone', async ({ launchApp }) => {
  const { app, page, profile } = await launchApp();
  const { executablePath, args } = electronCommand(profile);
  const code = await new Promise((resolve, reject) => {
    const second = spawn(executablePath, args, { stdio: 'ignore' });
    const late = setTimeout(() => {
      second.kill('SIGKILL');
      reject(new Error('The second instance stayed open'));
    }, 20_000);
    second.once('exit', (exit) => {
      clearTimeout(late);
      resolve(exit);
    });
  });
  expect(code).toBe(0);
  expect(app.windows()).toHaveLength(1);
  expect(await page.evaluate(() => document.readyState)).toBe('complete');
});
