import { limits } from '@parley/contract/limits';
import { EditMe, type MeView } from '@parley/contract/users';
import { useEffect } from 'react';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { PictureFields } from '#pictures/picture-fields.tsx';
import { authTexts } from '#texts/auth.ts';
import { settingsTexts } from '#texts/settings.ts';
import { FormError } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';
import { useEditMe } from '#users/mutations.ts';
import { ProfileCard } from '#users/profile-card.tsx';
import { UnsavedBar } from './unsaved-bar.tsx';

const Names = EditMe.pick({ displayName: true, username: true });

const namesOf = ({ displayName, username }: Pick<MeView, 'displayName' | 'username'>) => ({ displayName, username });

/** Changes one's names, and shows what others will see. What was typed stays when it fails. */
export function ProfileForm({ me }: { me: MeView }) {
  const form = useSchemaForm(Names, namesOf(me));
  const { errors, isDirty } = form.formState;
  const edit = useEditMe();
  const typed = form.watch();
  const { displayName, username } = me;

  // What was changed on another device comes in, except under what is being typed here.
  useEffect(() => form.reset({ displayName, username }, { keepDirtyValues: true }), [form, displayName, username]);

  const save = form.handleSubmit((names) =>
    edit.mutate(names, {
      onSuccess: (saved) => {
        form.reset(namesOf(saved));
        showToast({ text: settingsTexts.profileSaved });
      },
      onError: (error) =>
        showFailure(form, error, ({ field }) => (field === 'username' ? authTexts.usernameTaken : undefined)),
    }),
  );

  return (
    <form noValidate onSubmit={save}>
      <div className="grid gap-8 md:grid-cols-[1fr_15.5rem]">
        <div className="flex flex-col gap-5">
          <TextField
            label={settingsTexts.displayName}
            hint={settingsTexts.displayNameHint}
            autoComplete="name"
            maxLength={limits.displayNameMaxChars}
            error={errors.displayName?.message}
            {...form.register('displayName')}
          />
          <TextField
            label={settingsTexts.username}
            hint={settingsTexts.usernameHint}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={limits.usernameMaxChars}
            error={errors.username?.message}
            {...form.register('username')}
          />
          <FormError>{errors.root?.message}</FormError>
          <PictureFields of={me} groupId={null} />
        </div>
        <div className="max-md:order-first">
          <h2 className="mb-1.5 font-semibold text-sm">{settingsTexts.preview}</h2>
          <div className="overflow-hidden rounded-lg border border-line bg-overlay">
            <ProfileCard
              person={{
                ...me,
                displayName: typed.displayName?.trim() || settingsTexts.previewName,
                username: typed.username?.trim() || me.username,
              }}
              state={me.presence === 'invisible' ? 'offline' : me.presence}
            />
          </div>
        </div>
      </div>
      <UnsavedBar isDirty={isDirty} isPending={edit.isPending} onReset={() => form.reset(namesOf(me))} />
    </form>
  );
}
