import { fromParent } from '#usecases/school/roster/parse/startReader';
import { parseQuestions } from './parseQuestions.ts';
import type { QuestionLimits } from './result.ts';

/** The process that reads one file of questions and answers with a QuestionFile in JSON. */
const { context, bytes } = await fromParent<QuestionLimits>();
process.stdout.write(JSON.stringify(await parseQuestions(bytes, context)));
