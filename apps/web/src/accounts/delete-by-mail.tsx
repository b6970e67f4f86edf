import { FormHead } from '#auth/form-head.tsx';
import { errorFields, errorReason, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { dataTexts } from '#texts/data.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';

/** Deletes an account by a link's single-use token: by a press, since programs that look through mail open every link. */
export function DeleteByMailCard({ token }: { isOpen: boolean; token: string }) {
  const remove = trpc.accounts.deleteByMail.useMutation();
  const isGone = errorReason(remove.error) === 'not_found';

  if (remove.isSuccess) return <FormHead title={dataTexts.gone}>{dataTexts.goneLine}</FormHead>;
  return (
    <>
      <FormHead title={dataTexts.pageTitle}>{dataTexts.pageLine}</FormHead>
      <div className="flex flex-col gap-4">
        <FormError>{remove.error && failureText(remove.error)}</FormError>
        <Button
          variant="danger"
          size="lg"
          isPending={remove.isPending}
          disabled={isGone}
          onClick={() => remove.mutate({ token })}
        >
          {dataTexts.delete}
        </Button>
      </div>
    </>
  );
}

function failureText(error: unknown) {
  if (errorReason(error) === 'not_found') return dataTexts.linkInvalid;
  if (errorFields(error).includes('groups')) return dataTexts.ownLine;
  return errorFields(error).includes('operator') ? dataTexts.lastOperator : errorText(error);
}
