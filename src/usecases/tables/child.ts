import { fromParent } from '#usecases/school/roster/parse/startReader';
import { parseTable, type TableLimits } from './parseTable.ts';

/** The process that reads one table and answers with a TableResult in JSON. */
const { context, bytes } = await fromParent<TableLimits>();
process.stdout.write(JSON.stringify(await parseTable(bytes, context)));
