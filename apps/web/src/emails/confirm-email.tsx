import { Link } from '@tanstack/react-router';
import { FormHead } from '#auth/form-head.tsx';
import { errorReason, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { emailTexts } from '#texts/emails.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';

/** Confirms an email by a link's single-use token: by a press, since programs that look through mail open every link. */
export function ConfirmEmailCard({ token }: { token: string }) {
  const utils = trpc.useUtils();
  const confirm = trpc.emails.confirm.useMutation({ onSuccess: () => utils.emails.get.invalidate() });
  const { data } = confirm;
  const isGone = errorReason(confirm.error) === 'not_found';

  if (data) {
    return (
      <>
        <FormHead title={data.isComplete ? emailTexts.confirmed : emailTexts.halfConfirmed}>
          {data.isComplete ? emailTexts.confirmedLine(data.email) : emailTexts.halfConfirmedLine(data.email)}
        </FormHead>
        <Link to="/" className={buttonClass({ variant: 'primary', size: 'lg' })}>
          {emailTexts.goOn}
        </Link>
      </>
    );
  }
  return (
    <>
      <FormHead title={emailTexts.confirmTitle}>{emailTexts.confirmLine}</FormHead>
      <div className="flex flex-col gap-4">
        <FormError>{confirm.error && (isGone ? emailTexts.linkInvalid : errorText(confirm.error))}</FormError>
        <Button
          variant="primary"
          size="lg"
          isPending={confirm.isPending}
          disabled={isGone}
          onClick={() => confirm.mutate({ token })}
        >
          {emailTexts.confirm}
        </Button>
      </div>
    </>
  );
}
