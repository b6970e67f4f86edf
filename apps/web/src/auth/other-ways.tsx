import { onDemand } from '#ui/on-demand.tsx';
import type { OtherWaysProps } from './other-ways-list.tsx';
import type { SignInProblemProps } from './sign-in-problem.tsx';

/** The ways in beside a password. */
export const OtherWays = onDemand<OtherWaysProps>(() =>
  import('./other-ways-list.tsx').then((part) => part.OtherWaysList),
);

/** Why a way in led nowhere. */
export const SignInProblem = onDemand<SignInProblemProps>(() =>
  import('./sign-in-problem.tsx').then((part) => part.SignInProblem),
);
