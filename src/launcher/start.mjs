import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, run } from './machine.mjs';

await ensureInstalled({ development: false });
await ensureBuilt();
// Of young memory V8 would take 128 MB and keep it; with 8 MB the server needs 100 MB less.
process.exitCode = await run(pinnedNode, ['--max-semi-space-size=8', 'src/server/main.ts']);
