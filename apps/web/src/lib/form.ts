import type { ErrorCode } from '@parley/contract/errors';
import {
  type FieldErrors,
  type FieldValues,
  get,
  type Path,
  type Resolver,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import type * as z from 'zod';
import { fieldTexts } from '#texts/fields.ts';
import { errorFields, errorReason, errorText, invalidFields } from './errors.ts';

/**
 * A form whose fields follow one of the contract's schemas; each wrong one gets its sentence: when it is left, or, with
 * `onSubmit`, not before it is sent, so that nothing moves away under a press on what stands below.
 */
export function useSchemaForm<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
  defaultValues: Input,
  mode: 'onTouched' | 'onSubmit' = 'onTouched',
) {
  return useForm<Input, unknown, Output>({
    resolver: resolverOf(schema),
    defaultValues: defaultValues as never,
    mode,
  });
}

function resolverOf<Input extends FieldValues, Output>(
  schema: z.ZodType<Output, Input>,
): Resolver<Input, unknown, Output> {
  return (values) => {
    const result = schema.safeParse(values);
    if (result.success) return { values: result.data, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const issue of result.error.issues) {
      const isEmpty = get(values, issue.path.join('.')) === '';
      const message = isEmpty ? fieldTexts.required : issueText(issue);
      errors[issue.path.join('.')] ??= { type: issue.code, message };
    }
    return { values: {}, errors: errors as FieldErrors<Input> };
  };
}

/** The texts of the contract's own patterns. */
const patternTexts: Record<string, string> = {
  'username characters': fieldTexts.usernameCharacters,
  'control characters': fieldTexts.controlCharacters,
  'nothing to see': fieldTexts.required,
};

/** What a person reads beside a field that zod finds wrong. */
function issueText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      if (issue.origin !== 'string') return fieldTexts.tooFew(Number(issue.minimum));
      return issue.minimum === 1 ? fieldTexts.required : fieldTexts.tooShort(Number(issue.minimum));
    case 'too_big':
      return issue.origin === 'string'
        ? fieldTexts.tooLong(Number(issue.maximum))
        : fieldTexts.tooMany(Number(issue.maximum));
    case 'invalid_format':
      return issue.format === 'email' ? fieldTexts.email : (patternTexts[issue.message] ?? fieldTexts.notValid);
    case 'invalid_type':
      return fieldTexts.required;
    default:
      return fieldTexts.notValid;
  }
}

export type Failure = { reason: ErrorCode | null; field: string | null };

/**
 * Puts a failed call's error where it belongs: beside the fields that it is about, else over the whole form. What was
 * typed stays. `ownText` may give a failure a better sentence than its code has.
 */
export function showFailure<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  error: unknown,
  ownText?: (failure: Failure) => string | undefined,
) {
  const reason = errorReason(error);
  const textOf = (field: string | null) => ownText?.({ reason, field }) ?? errorText(error);
  const [invalid, refused] = [invalidFields(error), errorFields(error)];
  const known = [...refused, ...invalid].filter((name): name is Path<Input> => name in form.getValues());
  for (const name of known) {
    const message = invalid.includes(name) ? fieldTexts.notValid : textOf(name);
    form.setError(name, { message }, { shouldFocus: name === known[0] });
  }
  if (known.length === 0) form.setError('root', { message: textOf(refused[0] ?? null) });
}
