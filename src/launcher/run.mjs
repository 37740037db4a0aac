// run.mjs [--built] [file.ts arguments…]: builds the site if asked to, and runs one script on the
// pinned Node if one is named.
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, run } from './machine.mjs';

const [first, ...rest] = process.argv.slice(2);
const needsSite = first === '--built';
const script = needsSite ? rest : [first, ...rest];

await ensureInstalled({ development: false });
if (needsSite) await ensureBuilt();
if (script.length > 0) process.exitCode = await run(pinnedNode, script);
