import type { ZodMiniType } from 'zod/mini';
import type * as z from 'zod/v4/core';
import type { FieldError } from '../discord-error.ts';

/**
 * What is wrong with `body` under a schema of `discord-api-spec`, closed to unknown properties: Discord would ignore
 * them, but a bot that sends one has a mistake that it should hear of.
 */
export function checkSchema(schema: ZodMiniType, body: unknown): FieldError[] {
  const result = schema.safeParse(body);
  if (!result.success) return result.error.issues.map((issue) => fieldError(issue, body));
  return unknownProperties(body, result.data);
}

/** The schemas strip what they do not know: what is missing from the parsed value was unknown. */
function unknownProperties(given: unknown, parsed: unknown, path: readonly PropertyKey[] = []): FieldError[] {
  if (typeof given !== 'object' || given === null || typeof parsed !== 'object' || parsed === null) return [];
  const known = parsed as Record<string, unknown>;
  return Object.entries(given).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (key in known) return unknownProperties(value, known[key], [...path, key]);
    return [{ path: [...path, key], code: 'UNKNOWN_PROPERTY', message: 'This field is not known here.' }];
  });
}

function fieldError(issue: z.$ZodIssue, body: unknown): FieldError {
  const specific = issue.code === 'invalid_union' ? closestBranch(issue) : issue;
  const path = specific === issue ? issue.path : [...issue.path, ...specific.path];
  return { path, ...explain(specific, valueAt(body, path)) };
}

/** Of a union's failures, the one of the branch whose `type` is right and to which the values come closest. */
function closestBranch(issue: z.$ZodIssueInvalidUnion): z.$ZodIssue {
  const mismatches = (issues: readonly z.$ZodIssue[]): number =>
    issues.filter(({ code }) => code === 'invalid_type' || code === 'invalid_value').length;
  const [closest] = issue.errors
    .filter((issues) => !issues.some(({ path }) => path[0] === 'type'))
    .toSorted((a, b) => mismatches(a) - mismatches(b));
  return closest?.[0] ?? issue;
}

/** The code and message in which Discord says it. */
function explain(issue: z.$ZodIssue, value: unknown): { code: string; message: string } {
  if (value === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${issue.maximum} or fewer in length.` }
        : { code: 'NUMBER_TYPE_MAX', message: `Value should be less than or equal to ${issue.maximum}.` };
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${issue.minimum} or more in length.` }
        : { code: 'NUMBER_TYPE_MIN', message: `Value should be greater than or equal to ${issue.minimum}.` };
    case 'invalid_type':
      return { code: 'BASE_TYPE_CONVERT', message: `Could not interpret the value as ${issue.expected}.` };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.join(', ')}}.` };
    case 'invalid_format':
      return issue.format === 'url'
        ? { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' }
        : { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    case 'invalid_union':
      return {
        code: 'UNION_TYPE_CHOICES',
        message: 'Value of field "type" is not one that is allowed here.',
      };
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
