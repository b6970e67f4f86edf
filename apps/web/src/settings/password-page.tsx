import { trpc } from '#lib/trpc.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useMyself } from '#users/queries.ts';
import { FirstPasswordForm } from './first-password-form.tsx';
import { PasswordForm } from './password-form.tsx';

/** What one signs in with. */
export function PasswordPage() {
  const me = useMyself();
  const { data: factors, ...query } = trpc.factors.get.useQuery(undefined, { staleTime: 0 });

  if (query.isLoadingError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />;
  }
  if (!me || !factors) return <Skeleton className="h-48 max-w-form rounded-lg" />;
  if (!factors.hasPassword) return <FirstPasswordForm key={me.id} username={me.username} factors={factors} />;
  return <PasswordForm key={me.id} username={me.username} />;
}
