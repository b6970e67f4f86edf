import { type LucideIcon, Menu } from 'lucide-react';
import type { ReactNode } from 'react';
import { uiTexts } from '#texts/ui.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { usePanes } from './panes.ts';

type Props = {
  icon: LucideIcon;
  title: ReactNode;
  description?: ReactNode;
  /** In place of the way to groups and rooms, where that is a drawer: the way back to where one came from. */
  back?: ReactNode;
  /** Buttons at the right. */
  children?: ReactNode;
};

/** The bar over the conversation: where one is, and what can be done there. */
export function TopBar({ icon: Icon, title, description, back, children }: Props) {
  const { isNarrow, openNavigation } = usePanes();

  return (
    <header className="flex h-topbar shrink-0 items-center gap-2.5 border-line border-b px-5 max-md:px-2">
      {isNarrow &&
        (back ?? (
          <IconButton label={uiTexts.openNavigation} side="bottom" onClick={openNavigation}>
            <Menu aria-hidden className="size-5" />
          </IconButton>
        ))}
      <Icon aria-hidden className="size-4.5 shrink-0 text-muted" />
      <h1 className="truncate font-bold tracking-tight">{title}</h1>
      {description && (
        <p className="ml-1 min-w-0 truncate border-line border-l pl-3.5 text-muted text-sm max-md:hidden">
          {description}
        </p>
      )}
      <div className="ml-auto flex shrink-0 items-center gap-1 pl-2">{children}</div>
    </header>
  );
}
