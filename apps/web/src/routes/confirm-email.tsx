import { createFileRoute, useLocation } from '@tanstack/react-router';
import { FormHead } from '#auth/form-head.tsx';
import { ConfirmEmailCard } from '#emails/confirm-email.tsx';
import { ArtPage } from '#layout/art-page.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { authTexts } from '#texts/auth.ts';
import { emailTexts } from '#texts/emails.ts';
import { onDemand } from '#ui/on-demand.tsx';

export const Route = createFileRoute('/confirm-email')({
  component: ConfirmEmailPage,
});

const DeleteByMailCard = onDemand<{ isOpen: boolean; token: string }>(() =>
  import('#accounts/delete-by-mail.tsx').then((part) => part.DeleteByMailCard),
);

/** One route for what a link in a mail confirms: each further one would cost the first load of every page. */
function ConfirmEmailPage() {
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  const token = new URLSearchParams(search).get('token');
  const deletion = new URLSearchParams(search).get('deletion');
  useDocumentTitle(emailTexts.confirmTitle);
  if (deletion) {
    return (
      <ArtPage>
        <DeleteByMailCard isOpen token={deletion} />
      </ArtPage>
    );
  }

  return (
    <ArtPage>
      {token ? (
        <ConfirmEmailCard token={token} />
      ) : (
        <FormHead title={emailTexts.confirmTitle}>{authTexts.resetMissing}</FormHead>
      )}
    </ArtPage>
  );
}
