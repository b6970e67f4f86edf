import { signUpModes } from '@parley/contract/auth';
import { EditInstance, type InstanceView } from '@parley/contract/instance';
import { limits } from '@parley/contract/limits';
import { Controller } from 'react-hook-form';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { settingsTexts } from '#texts/settings.ts';
import { FormError } from '#ui/field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';
import { ChoiceCards } from './choice-cards.tsx';
import { UnsavedBar } from './unsaved-bar.tsx';

const settingsOf = ({ name, signUpMode }: InstanceView): EditInstance => ({ name, signUpMode });

const modes = signUpModes.map((value) => ({ value, ...settingsTexts.signUpModes[value] }));

/** Changes what an operator may about this installation. What was typed stays when it fails. */
export function InstanceForm({ instance }: { instance: InstanceView }) {
  const utils = trpc.useUtils();
  const form = useSchemaForm(EditInstance, settingsOf(instance));
  const { errors, isDirty } = form.formState;
  const edit = trpc.instance.edit.useMutation({
    onSuccess: (saved) => {
      utils.auth.session.setData(undefined, (session) => session && { ...session, instance: saved });
      form.reset(settingsOf(saved));
      showToast({ text: settingsTexts.instanceSaved });
    },
    onError: (error) => showFailure(form, error),
  });

  return (
    <form noValidate onSubmit={form.handleSubmit((input) => edit.mutate(input))}>
      <TextField
        label={settingsTexts.instanceName}
        hint={settingsTexts.instanceNameHint}
        autoComplete="off"
        maxLength={limits.instanceNameMaxChars}
        error={errors.name?.message}
        className="mb-6 max-w-form"
        {...form.register('name')}
      />
      <Controller
        control={form.control}
        name="signUpMode"
        render={({ field }) => (
          <ChoiceCards legend={settingsTexts.signUp} options={modes} value={field.value} onChange={field.onChange} />
        )}
      />
      <FormError>{errors.root?.message}</FormError>
      <UnsavedBar isDirty={isDirty} isPending={edit.isPending} onReset={() => form.reset(settingsOf(instance))} />
    </form>
  );
}
