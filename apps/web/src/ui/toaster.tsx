import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { uiTexts } from '#texts/ui.ts';
import { buttonClass } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { attachToaster, type Toast } from './toasts.ts';

const manager = Base.createToastManager();

function receive({ text, action, staysMs = 5_000, isUrgent = false }: Toast) {
  const id = manager.add({
    id: text,
    title: text,
    timeout: staysMs,
    priority: isUrgent ? 'high' : 'low',
    actionProps: action && {
      children: action.label,
      onClick: () => {
        manager.close(id);
        action.onSelect();
      },
    },
  });
}

/** Where toasts show. Once in the page. */
export function Toaster() {
  useEffect(() => attachToaster(receive), []);

  return (
    <Base.Provider toastManager={manager}>
      <Base.Portal>
        <Base.Viewport
          aria-label={uiTexts.notifications}
          className="fixed inset-x-4 bottom-22 z-50 mx-auto flex max-w-toast flex-col-reverse gap-2.5 pb-[env(safe-area-inset-bottom)]"
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager();

  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'right', 'left']}
      className="translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) rounded-lg border border-line bg-overlay shadow-overlay transition-[translate,opacity,scale] duration-slow data-limited:hidden data-ending-style:translate-y-3 data-starting-style:translate-y-4 data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:opacity-0 data-swiping:transition-none"
    >
      <Base.Content className="flex min-h-11 items-center gap-2 py-1.5 pr-1.5 pl-4">
        <Base.Title className="min-w-0 flex-1 font-medium text-md" render={<p />} />
        <Base.Action className={buttonClass({ variant: 'ghost', size: 'sm' })} />
        <Base.Close
          render={
            <IconButton label={uiTexts.dismiss}>
              <X aria-hidden className="size-4" />
            </IconButton>
          }
        />
      </Base.Content>
    </Base.Root>
  ));
}
