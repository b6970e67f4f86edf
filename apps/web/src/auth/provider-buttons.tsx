import { errorText } from '#lib/errors.ts';
import { providerTexts } from '#texts/providers.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import type { OtherWaysProps } from './other-ways-list.tsx';
import { useOauth } from './use-oauth.ts';

/** The ways in by an account elsewhere; nothing where there is none. */
export function ProviderButtons({ providers, path = '/', invite }: OtherWaysProps) {
  const oauth = useOauth();
  const isLeaving = oauth.isPending || oauth.isSuccess;

  return (
    <>
      {providers.map((provider) => (
        <Button
          key={provider}
          size="lg"
          isPending={isLeaving && oauth.variables.provider === provider}
          onClick={() => oauth.mutate({ provider, isLink: false, path, invite })}
        >
          {providerTexts.goOnWith(provider)}
        </Button>
      ))}
      <FormError>{oauth.error && errorText(oauth.error)}</FormError>
    </>
  );
}
