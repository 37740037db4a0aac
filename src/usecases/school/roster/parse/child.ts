import type { ReadingContext } from '#domain/people/roster/context';
import { parseFile } from './parseFile.ts';
import { fromParent } from './startReader.ts';

/** The process that reads the file of a school; it answers with a RosterResult in JSON. */
const { context, bytes } = await fromParent<ReadingContext>();
process.stdout.write(JSON.stringify(await parseFile(bytes, context)));
