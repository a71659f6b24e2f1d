import { exitCodes } from './command';
import { run } from './run';

/** `npm run concerto -- …`: prints what a command found, and ends with its code. */
const typed = process.argv.slice(2);
const { code, report, lines } = await run(typed.filter((word) => word !== '--json'));

if (typed.includes('--json')) console.log(JSON.stringify(report));
else if (code === exitCodes.usage)
  console.error([...lines, 'npm run -s concerto -- --help dit ce que chaque commande attend.'].join('\n'));
else if (code === exitCodes.unreadable) console.error(lines.join('\n'));
else console.log(lines.join('\n'));
process.exitCode = code;
