import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, run } from './machine.mjs';
import { server } from './server.mjs';

await ensureInstalled({ development: false });
await ensureBuilt();
process.exitCode = await run(pinnedNode, server.args, { env: server.env });
