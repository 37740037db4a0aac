import { z } from 'zod';

// Every message is what the author reads when the field is wrong or missing.

export const words = (field: string, hint: string) => {
  const error = `“${field}”${hint}`;
  // A phone number or a year alone is a number to YAML, but words to its author.
  const asText = (value: unknown) => (typeof value === 'number' ? String(value) : value);
  return z.preprocess(asText, z.string({ error }).trim().min(1, { error }));
};

export const day = (field: string, hint: string) =>
  z.iso.date({ error: `“${field}”要写${hint}的日期，格式如 2027-11-01。` });

export const shortName = (field: string) =>
  z
    .string({ error: `“${field}”要写短名。` })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: `“${field}”只用小写字母、数字和连字符。` });
