import type { ProviderName } from '@parley/contract/instance';
import { passkeyTexts } from '#texts/passkeys.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { canUsePasskeys } from './passkeys.ts';
import { ProviderButtons } from './provider-buttons.tsx';

export type OtherWaysProps = {
  isOpen: boolean;
  providers: readonly ProviderName[];
  /** Where to go in the end. */
  path?: string;
  invite?: string;
  /** Whether somebody may have a passkey here already. */
  withPasskey?: boolean;
};

/** The ways in beside a password, where there are any. */
export function OtherWaysList({ withPasskey = false, ...providers }: OtherWaysProps) {
  const hasPasskeys = withPasskey && canUsePasskeys();
  if (!hasPasskeys && providers.providers.length === 0) return null;

  return (
    <div className="mt-6 flex flex-col gap-3">
      <p className="text-center text-muted text-sm">{passkeyTexts.or}</p>
      {hasPasskeys && <PasskeyButton />}
      <ProviderButtons {...providers} />
    </div>
  );
}
