import { FormError } from '#ui/field.tsx';
import { oauthProblem } from './use-oauth.ts';

export type SignInProblemProps = { isOpen: boolean; problem?: string };

/** Says why a way through a provider led nowhere, over the form. */
export function SignInProblem({ problem }: SignInProblemProps) {
  const text = oauthProblem(problem);
  return (
    text && (
      <div className="mb-6">
        <FormError>{text}</FormError>
      </div>
    )
  );
}
