import { Copy } from 'lucide-react';
import { memberTexts } from '#texts/members.ts';
import { securityTexts } from '#texts/security.ts';
import { Button } from '#ui/button.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { showToast } from '#ui/toasts.ts';

/** In a dialog: new recovery codes, which are shown this once. */
export function RecoveryCodeList({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(codes.join('\n'));
      showToast({ text: securityTexts.codesCopied });
    } catch {
      showToast({ text: memberTexts.copyFailed, isUrgent: true });
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-md">{securityTexts.codesLine}</p>
      <ul
        aria-label={securityTexts.codesTitle}
        className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-md border border-line bg-raised px-4 py-3 font-mono text-sm max-sm:grid-cols-1"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <DialogActions>
        <Button onClick={() => void copy()}>
          <Copy aria-hidden className="size-4" />
          {securityTexts.codesCopy}
        </Button>
        <Button variant="primary" onClick={onDone}>
          {securityTexts.codesKept}
        </Button>
      </DialogActions>
    </div>
  );
}
