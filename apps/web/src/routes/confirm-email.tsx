import { createFileRoute, useLocation } from '@tanstack/react-router';
import { FormHead } from '#auth/form-head.tsx';
import { ConfirmEmailCard } from '#emails/confirm-email.tsx';
import { ArtPage } from '#layout/art-page.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { authTexts } from '#texts/auth.ts';
import { emailTexts } from '#texts/emails.ts';

export const Route = createFileRoute('/confirm-email')({
  component: ConfirmEmailPage,
});

function ConfirmEmailPage() {
  const token = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get('token') });
  useDocumentTitle(emailTexts.confirmTitle);

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
