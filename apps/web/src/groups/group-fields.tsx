import { type CreateGroup, groupCategories } from '@parley/contract/groups';
import { limits } from '@parley/contract/limits';
import { Controller, type FieldErrors, type UseFormReturn, useWatch } from 'react-hook-form';
import { ChoiceCards } from '#settings/choice-cards.tsx';
import { groupPartTexts } from '#texts/group-parts.ts';
import { uiTexts } from '#texts/ui.ts';
import { FormError } from '#ui/field.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea, TextField } from '#ui/text-field.tsx';
import { TagsField } from './tags-field.tsx';

const categories = groupCategories.map((value) => ({ value, label: groupPartTexts.categories[value] }));

const visibilities = [
  { value: 'public', label: groupPartTexts.public, line: groupPartTexts.publicLine },
  { value: 'private', label: groupPartTexts.private, line: groupPartTexts.privateLine },
] as const;

/** What a group shows of itself, to be filled in. */
export function GroupFields({ form }: { form: UseFormReturn<CreateGroup, unknown, CreateGroup> }) {
  const { control, register, formState } = form;
  const { errors } = formState;
  const description = useWatch({ control, name: 'description' });

  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={groupPartTexts.name}
        autoComplete="off"
        maxLength={limits.groupNameMaxChars}
        error={errors.name?.message}
        {...register('name')}
      />
      <TextArea
        label={groupPartTexts.description}
        hint={groupPartTexts.descriptionHint}
        aside={uiTexts.charactersLeft(limits.groupDescriptionMaxChars - description.length)}
        error={errors.description?.message}
        {...register('description')}
      />
      <Controller
        control={control}
        name="category"
        render={({ field: { value, onChange } }) => (
          <Select label={groupPartTexts.category} options={categories} value={value} onChange={onChange} />
        )}
      />
      <Controller
        control={control}
        name="tags"
        render={({ field: { value = [], onChange } }) => (
          <TagsField tags={value} onChange={onChange} error={tagsError(errors)} />
        )}
      />
      <Controller
        control={control}
        name="isPublic"
        render={({ field }) => (
          <ChoiceCards
            legend={groupPartTexts.visibility}
            options={visibilities}
            value={field.value ? 'public' : 'private'}
            onChange={(value) => field.onChange(value === 'public')}
            className="sm:grid-cols-2"
          />
        )}
      />
      <FormError>{errors.root?.message}</FormError>
    </div>
  );
}

/** What is wrong with the tags, or with the first of them that something is wrong with. */
function tagsError({ tags }: FieldErrors<CreateGroup>): string | undefined {
  const wrong = Array.isArray(tags) ? tags.find(Boolean) : tags;
  return wrong?.message;
}
