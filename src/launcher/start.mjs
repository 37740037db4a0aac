import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, run } from './machine.mjs';

await ensureInstalled({ development: false });
await ensureBuilt();
process.exitCode = await run(pinnedNode, ['src/server/main.ts']);
