import { CloudOff } from 'lucide-react';
import { errorText } from '#lib/errors.ts';
import { errorTexts } from '#texts/errors.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

type Props = { error: unknown; onRetry: () => void; isRetrying?: boolean; className?: string };

/** Says that something didn't load and why, and tries again. */
export function ErrorState({ error, onRetry, isRetrying, className }: Props) {
  return (
    <div role="alert" className="contents">
      <EmptyState
        icon={CloudOff}
        title={errorTexts.loadFailed}
        className={className}
        action={
          <Button onClick={onRetry} isPending={isRetrying}>
            {uiTexts.retry}
          </Button>
        }
      >
        {errorText(error)}
      </EmptyState>
    </div>
  );
}
