import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Only what is imported after this line is cached, hence the two files.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compile', import.meta.url)));
const { run } = await import('./run.ts');
await run();
