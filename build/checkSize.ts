import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRoot, root } from './paths';

/** No source file over 400 lines: eslint holds the TypeScript to it, this the rest. Part of `npm run check`. */
const LIMIT = 400;
const files = execFileSync('git', ['ls-files', '*.css', '*.js', '*.ts', '*.tsx', '*.html', '.ci/run'], {
  cwd: root,
  encoding: 'utf8',
});
const linesOf = (file: string): number => readFileSync(inRoot(file), 'utf8').split('\n').length - 1;
const over = files.split('\n').filter((file) => file !== '' && linesOf(file) > LIMIT);
for (const file of over) console.error(`${file}: ${linesOf(file)} lines, more than ${LIMIT}`);
process.exitCode = over.length > 0 ? 1 : 0;
