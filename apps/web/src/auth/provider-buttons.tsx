import type { ProviderName } from '@parley/contract/instance';
import { errorText } from '#lib/errors.ts';
import { providerTexts } from '#texts/providers.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { useOauth } from './use-oauth.ts';

export type ProviderButtonsProps = {
  isOpen: boolean;
  providers: readonly ProviderName[];
  /** Where to go in the end. */
  path?: string;
  invite?: string;
};

/** The ways in by an account elsewhere. */
export function ProviderButtons({ providers, path = '/', invite }: ProviderButtonsProps) {
  const oauth = useOauth();
  const isLeaving = oauth.isPending || oauth.isSuccess;

  return (
    <div className="mt-6 flex flex-col gap-3">
      <p className="text-center text-muted text-sm">{providerTexts.or}</p>
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
    </div>
  );
}
