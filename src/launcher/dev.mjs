import { ensureInstalled } from './install.mjs';
import { run } from './machine.mjs';

await ensureInstalled({ development: true });
process.exitCode = await run('astro', ['dev', ...process.argv.slice(2)]);
