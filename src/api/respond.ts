import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
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

/**
 * The file that was sent, once the guard has let its sender in; undefined when there is none.
 * @throws HTTPException with a problem when the body breaks off or is no form at all
 */
export async function sentFile(c: Context): Promise<File | undefined> {
  const { file } = await c.req.parseBody().catch(() => {
    throw new HTTPException(400, { res: problem(400, 'broken-form', brokenForm) });
  });
  return file instanceof File ? file : undefined;
}

const brokenForm = '文件没有传完整，没有读取，什么都没有保存。请重新选文件，再传一次。';

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
