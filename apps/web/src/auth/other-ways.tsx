import { onDemand } from '#ui/on-demand.tsx';
import type { ProviderButtonsProps } from './provider-buttons.tsx';
import type { SignInProblemProps } from './sign-in-problem.tsx';

/** The ways in beside a password. */
export const OtherWays = onDemand<ProviderButtonsProps>(() =>
  import('./provider-buttons.tsx').then((part) => part.ProviderButtons),
);

/** Why a way in led nowhere. */
export const SignInProblem = onDemand<SignInProblemProps>(() =>
  import('./sign-in-problem.tsx').then((part) => part.SignInProblem),
);
