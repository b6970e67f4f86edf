import { trpc } from '#lib/trpc.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { TotpSection } from './totp-section.tsx';

/** What secures one's account beside its password. */
export function SecurityPage(_: { isOpen: boolean }) {
  const { data, ...query } = trpc.factors.get.useQuery(undefined, { staleTime: 0 });

  if (query.isLoadingError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />;
  }
  if (!data) return <Skeleton className="h-28 rounded-lg" />;
  return (
    <div className="flex flex-col gap-6">
      <TotpSection factors={data} />
      <PasskeySection factors={data} />
    </div>
  );
}
