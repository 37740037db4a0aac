import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { isText, mediaType } from './mime.ts';

const smallestBytes = 512;

/**
 * Writes .br and .gz beside every text file worth it; run once after each build.
 * @returns how many files now have compressed forms
 */
export async function precompress(directory: string): Promise<number> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isText(mediaType(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  const done = await Promise.all(names.map(compressFile));
  return done.filter(Boolean).length;
}

async function compressFile(name: string): Promise<boolean> {
  const content = await readFile(name);
  if (content.length <= smallestBytes) return false;
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${name}.br`, brotli), writeFile(`${name}.gz`, gzipped)]);
  return true;
}

if (import.meta.main)
  await precompress(fileURLToPath(new URL('../../dist/client', import.meta.url)));
