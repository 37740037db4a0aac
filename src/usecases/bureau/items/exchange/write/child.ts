import type { QuestionDraft } from '#domain/learning/exchange';
import { fromParent } from '#usecases/school/roster/parse/startReader';
import { type FileFormat, writeFormat } from './formats.ts';

/** The process that writes one file of questions; it answers with the bytes in JSON. */
const { context, bytes } = await fromParent<FileFormat>();
const questions = JSON.parse(new TextDecoder().decode(bytes)) as QuestionDraft[];
const file = Buffer.from(await writeFormat(context, questions));
process.stdout.write(JSON.stringify({ base64: file.toString('base64') }));
