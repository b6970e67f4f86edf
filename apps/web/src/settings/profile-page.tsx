import type { MeView } from '@parley/contract/users';
import { useEffect } from 'react';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { useMyself } from '#users/queries.ts';
import { useProfile } from '#users/use-profile.ts';
import { ProfileForm } from './profile-form.tsx';

/** What people see of oneself. */
export function ProfilePage() {
  const me = useMyself();
  return me && <OwnProfile key={me.id} me={me} />;
}

function OwnProfile({ me }: { me: MeView }) {
  const { data, error, isLoadingError, isFetching, refetch } = useProfile(me.id);

  // Anew with each version, for it may have been changed on another device.
  useEffect(() => {
    if (me.version > 0) void refetch();
  }, [me.version, refetch]);

  if (isLoadingError) return <ErrorState error={error} onRetry={() => void refetch()} isRetrying={isFetching} />;
  return data ? <ProfileForm me={me} profile={data} /> : <Skeleton className="h-80 rounded-lg" />;
}
