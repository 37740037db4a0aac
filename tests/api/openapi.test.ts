import { beforeAll, expect, test } from 'vitest';
import { ask } from '#tests/support/api';

type Operation = {
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: {
    content: Record<string, { schema: { additionalProperties?: boolean; anyOf?: unknown[] } }>;
  };
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
};

let document: Document;
let operations: { path: string; method: string; operation: Operation }[];
beforeAll(async () => {
  document = (await ask('GET', '/openapi.json')).body as Document;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
});

test('the document is OpenAPI 3.1 with a title and a version', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
});

test.each([
  ['post', '/session'],
  ['get', '/me'],
  ['delete', '/session'],
  ['post', '/lessons/{lesson}/start'],
  ['post', '/lessons/{lesson}/steps/{step}'],
  ['post', '/attempts'],
  ['post', '/attempts/{id}/answers'],
  ['post', '/attempts/{id}/finish'],
])('the document describes %s %s', (method, path) => {
  expect(document.paths[path]?.[method]).toBeDefined();
});

test('every operation says what it answers', () => {
  for (const { path, method, operation } of operations) {
    const responses = Object.entries(operation.responses);
    expect(responses.length, `${method} ${path}`).toBeGreaterThan(0);
    for (const [status, { description }] of responses) {
      expect(status).toMatch(/^[1-5]\d\d$/);
      expect(description, `${method} ${path} ${status}`).not.toBe('');
    }
  }
});

test('every parameter of a path is declared, required and used', () => {
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((each) => each.in === 'path');
    expect(declared.map((each) => each.name).sort(), path).toEqual(inPath.sort());
    for (const each of declared) expect(each.required).toBe(true);
  }
});

test('every refusal is described as problem+json', () => {
  for (const { path, operation } of operations) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      if (Number(status) >= 400)
        expect(Object.keys(content ?? {}), `${path} ${status}`).toEqual([
          'application/problem+json',
        ]);
    }
  }
});

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g);
  for (const [, kind = '', name = ''] of references)
    expect(document.components[kind]?.[name]).toBeDefined();
});

test('nothing of 3.0 is left in the schemas', () => {
  expect(JSON.stringify(document)).not.toContain('"nullable"');
});

test('a body takes no field that is not described', () => {
  const answer =
    document.paths['/attempts/{id}/answers']?.post?.requestBody?.content['application/json'];
  expect(answer?.schema.additionalProperties).toBe(false);
});
