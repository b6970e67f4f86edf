import type { SessionView } from '@parley/contract/auth';
import { useState } from 'react';
import { useSignOut } from '#auth/session.ts';
import { errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { useNow } from '#lib/use-now.ts';
import { settingsTexts } from '#texts/settings.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import { DeviceRow, deviceName } from './device-row.tsx';
import { useDevices, useForgetDevices } from './queries.ts';

const minuteMs = 60_000;

const complain = (error: unknown) => showToast({ text: errorText(error), isUrgent: true });

/** Where one is signed in, this device first, and what signs any of them out. */
export function DeviceList() {
  const list = useDevices();
  const now = useNow(minuteMs);
  const [isAsking, setAsking] = useState(false);

  if (list.isLoadingError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />;
  }
  if (!list.data) return <Skeletons />;
  const here = list.data.filter((device) => device.isCurrent);
  const others = list.data.filter((device) => !device.isCurrent);

  return (
    <>
      <h2 className="mb-2 font-semibold text-sm">{settingsTexts.thisDevice}</h2>
      <ul className={listClass}>
        {here.map((device) => (
          <DeviceRow key={device.id} device={device} now={now}>
            <SignOutHere />
          </DeviceRow>
        ))}
      </ul>
      <div className="mt-8 mb-2 flex min-h-8 items-center justify-between gap-3">
        <h2 className="font-semibold text-sm">{settingsTexts.otherDevices}</h2>
        {others.length > 0 && (
          <Button size="sm" onClick={() => setAsking(true)}>
            {settingsTexts.signOutOthers}
          </Button>
        )}
      </div>
      {others.length > 0 ? (
        <ul className={listClass}>
          {others.map((device) => (
            <DeviceRow key={device.id} device={device} now={now}>
              <SignOutDevice device={device} />
            </DeviceRow>
          ))}
        </ul>
      ) : (
        <p className="text-md text-muted">{settingsTexts.noOthers}</p>
      )}
      <SignOutOthers isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

const listClass = 'divide-y divide-line rounded-lg border border-line bg-raised';

function SignOutHere() {
  const signOut = useSignOut();

  return (
    <Button size="sm" isPending={signOut.isPending} onClick={() => signOut.mutate(undefined, { onError: complain })}>
      {settingsTexts.signOutHere}
    </Button>
  );
}

function SignOutDevice({ device }: { device: SessionView }) {
  const forget = useForgetDevices();
  const name = deviceName(device);
  const end = trpc.auth.endSession.useMutation({
    onSuccess: () => {
      forget(({ id }) => id === device.id);
      showToast({ text: settingsTexts.signedOutDevice(name) });
    },
    onError: complain,
  });

  return (
    <Button
      size="sm"
      aria-label={settingsTexts.signOutDevice(name)}
      isPending={end.isPending}
      onClick={() => end.mutate({ sessionId: device.id })}
    >
      {settingsTexts.signOut}
    </Button>
  );
}

function SignOutOthers({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const forget = useForgetDevices();
  const end = trpc.auth.endOtherSessions.useMutation({
    onSuccess: () => {
      forget(({ isCurrent }) => !isCurrent);
      showToast({ text: settingsTexts.signedOutOthers });
      onClose();
    },
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={onClose}
      title={settingsTexts.signOutOthersTitle}
      description={settingsTexts.signOutOthersLine}
      confirmLabel={settingsTexts.signOutOthers}
      act={end}
      onConfirm={() => end.mutate()}
    />
  );
}

const Skeletons = () => (
  <div aria-busy className="flex flex-col gap-3">
    {[0, 1, 2].map((row) => (
      <Skeleton key={row} className="h-17 rounded-lg" />
    ))}
  </div>
);
