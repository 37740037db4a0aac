import type { KnownSchool, ReadingContext } from '#domain/people/roster/context';
import { parseFile } from '#usecases/school/roster/parse/parseFile';
import { fromParent } from '#usecases/school/roster/parse/startReader';
import { splitBySchool } from './splitBySchool.ts';

type CountyContext = ReadingContext & { schools: readonly KnownSchool[] };

/**
 * The process that reads the file of a county. It answers in lines of JSON: `{unusable}`, or
 * `{head}` and a line of rows for each school.
 */
const { context, bytes } = await fromParent<CountyContext>();
const tell = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
const result = await parseFile(bytes, context);
if ('unusable' in result) tell(result);
else {
  const { head, rows } = splitBySchool(result.file, context.schools);
  tell({ head });
  for (const ofSchool of rows) tell(ofSchool);
}
