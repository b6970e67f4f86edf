import type { IdentityView } from '@parley/contract/identities';
import { type ProviderName, providers } from '@parley/contract/instance';
import { useLocation } from '@tanstack/react-router';
import { oauthProblem, useOauth } from '#auth/use-oauth.ts';
import { errorReason, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { providerTexts } from '#texts/providers.ts';
import { Button } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FormError } from '#ui/field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toasts.ts';

const complain = (error: unknown) =>
  showToast({
    text: errorReason(error) === 'conflict' ? providerTexts.lastWayIn : errorText(error),
    isUrgent: true,
  });

/** The accounts elsewhere by which one signs in, and what links and unlinks them. */
export function LinkedPage() {
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  const { data: session } = trpc.auth.session.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const linked = trpc.identities.list.useQuery(undefined, { staleTime: 0 });
  const problem = oauthProblem(new URLSearchParams(search).get('problem') ?? '');

  if (linked.isLoadingError) {
    return <ErrorState error={linked.error} onRetry={() => void linked.refetch()} isRetrying={linked.isFetching} />;
  }
  if (!linked.data || !session) return <Skeleton className="h-32 rounded-lg" />;
  const ofProvider = (name: ProviderName) => linked.data.find(({ provider }) => provider === name);
  // One that the operator has turned off can still be unlinked.
  const shown = providers.filter((name) => session.instance.providers.includes(name) || ofProvider(name));

  return (
    <div className="flex flex-col gap-4">
      <FormError>{problem}</FormError>
      <ul className="divide-y divide-line rounded-lg border border-line bg-raised">
        {shown.map((provider) => (
          <ProviderRow key={provider} provider={provider} identity={ofProvider(provider)} />
        ))}
      </ul>
    </div>
  );
}

function ProviderRow({ provider, identity }: { provider: ProviderName; identity?: IdentityView }) {
  return (
    <li className="flex items-center gap-4 px-4 py-3.5">
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-md">{providerTexts.names[provider]}</p>
        <p className="break-words text-muted text-sm">{identity?.label ?? providerTexts.notLinked}</p>
      </div>
      {identity ? <Unlink provider={provider} /> : <LinkUp provider={provider} />}
    </li>
  );
}

function LinkUp({ provider }: { provider: ProviderName }) {
  const oauth = useOauth();

  return (
    <Button
      size="sm"
      aria-label={providerTexts.linkTo(provider)}
      isPending={oauth.isPending || oauth.isSuccess}
      onClick={() => oauth.mutate({ provider, isLink: true, path: '/settings/linked' }, { onError: complain })}
    >
      {providerTexts.link}
    </Button>
  );
}

function Unlink({ provider }: { provider: ProviderName }) {
  const utils = trpc.useUtils();
  const unlink = trpc.identities.unlink.useMutation({
    onSuccess: async () => {
      await utils.identities.list.invalidate();
      showToast({ text: providerTexts.unlinked(provider) });
    },
    onError: complain,
  });

  return (
    <Button
      size="sm"
      aria-label={providerTexts.unlinkFrom(provider)}
      isPending={unlink.isPending}
      onClick={() => unlink.mutate({ provider })}
    >
      {providerTexts.unlink}
    </Button>
  );
}
