import { z } from '@hono/zod-openapi';
import { problem } from '#auth/problem';

const Problem = z
  .object({ type: z.string(), status: z.number(), detail: z.string() })
  .openapi('Problem');

/**
 * A problem+json answer, for the OpenAPI document. Its type leaves the content out, which lets
 * a handler return the plain Response that `problem` and the guards make.
 */
export const problemAnswer = (description: string): { description: string } => ({
  description,
  ...{ content: { 'application/problem+json': { schema: Problem } } },
});

/** A JSON answer of this schema, for the OpenAPI document. */
export const jsonAnswer = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A required JSON body of this schema. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

/** One uploaded file. Not a Zod schema: it is read after the guard, never before. */
export const fileBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        properties: { file: { type: 'string' as const, format: 'binary' } },
        required: ['file'],
      },
    },
  },
};

/** Names a student on a shared computer; sent back as x-owner with what waited there. */
export const owner = z
  .string()
  .openapi({ description: 'Send it back as the header x-owner with what waited on a computer' });

export const othersAnswer = problemAnswer('x-owner names another student than the signed-in one');

/** Input that does not fit: names the fields, never repeats what was sent. */
export function invalidInput(result: {
  success: boolean;
  error?: z.ZodError;
}): Response | undefined {
  if (result.success) return undefined;
  const fields = [...new Set(result.error?.issues.map((issue) => issue.path.join('.') || '内容'))];
  return problem(
    400,
    'invalid-input',
    `请求里有不对的地方：${fields.join('、')}。什么都没有保存。`,
    {
      fields,
    },
  );
}
