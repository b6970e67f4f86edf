import { limits } from '@parley/contract/limits';
import { EditMe, type MeView, type ProfileView } from '@parley/contract/users';
import { useEffect } from 'react';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { PictureFields } from '#pictures/picture-fields.tsx';
import { authTexts } from '#texts/auth.ts';
import { profileTexts } from '#texts/profiles.ts';
import { settingsTexts } from '#texts/settings.ts';
import { FormError } from '#ui/field.tsx';
import { TextArea, TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';
import { useEditMe } from '#users/mutations.ts';
import { ProfileCard } from '#users/profile-card.tsx';
import { UnsavedBar } from './unsaved-bar.tsx';

const Said = EditMe.pick({ displayName: true, username: true, pronouns: true, bio: true });

type Shown = Pick<MeView, 'displayName' | 'username'> & Pick<ProfileView, 'pronouns' | 'bio'>;
const saidOf = ({ displayName, username, pronouns, bio }: Shown): Shown => ({ displayName, username, pronouns, bio });

/** Changes one's names and what one says of oneself, and shows what others will see. What was typed stays when it fails. */
export function ProfileForm({ me, profile }: { me: MeView; profile: ProfileView }) {
  const form = useSchemaForm(Said, saidOf({ ...me, ...profile }));
  const { errors, isDirty } = form.formState;
  const edit = useEditMe();
  const typed = form.watch();
  const { displayName, username } = me;
  const { pronouns, bio } = profile;

  // What was changed on another device comes in, except under what is being typed here.
  useEffect(
    () => form.reset({ displayName, username, pronouns, bio }, { keepDirtyValues: true }),
    [form, displayName, username, pronouns, bio],
  );

  const save = form.handleSubmit((said) =>
    edit.mutate(said, {
      onSuccess: (saved) => {
        form.reset(saidOf({ ...profile, ...said, ...saved }));
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
          <TextField
            label={profileTexts.pronouns}
            hint={profileTexts.pronounsHint}
            autoComplete="off"
            maxLength={limits.pronounsMaxChars}
            error={errors.pronouns?.message}
            {...form.register('pronouns')}
          />
          <TextArea
            label={profileTexts.bio}
            hint={profileTexts.bioHint}
            maxLength={limits.bioMaxChars}
            error={errors.bio?.message}
            {...form.register('bio')}
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
              profile={{ ...profile, pronouns: typed.pronouns ?? '', bio: typed.bio ?? '' }}
              state={me.presence === 'invisible' ? 'offline' : me.presence}
            />
          </div>
        </div>
      </div>
      <UnsavedBar
        isDirty={isDirty}
        isPending={edit.isPending}
        onReset={() => form.reset(saidOf({ ...me, ...profile }))}
      />
    </form>
  );
}
