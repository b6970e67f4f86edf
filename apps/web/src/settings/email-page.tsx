import { trpc } from '#lib/trpc.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { EmailForm } from './email-form.tsx';
import { EmailState } from './email-state.tsx';

/** Where one gets mail. */
export function EmailPage() {
  const { data, ...query } = trpc.emails.get.useQuery(undefined, { staleTime: 0 });

  if (query.isLoadingError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />;
  }
  if (!data) return <Skeleton className="h-24 rounded-lg" />;
  return (
    <>
      <EmailState {...data} />
      <EmailForm hasPassword={data.hasPassword} />
    </>
  );
}
