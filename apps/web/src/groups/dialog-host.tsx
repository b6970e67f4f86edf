import { type ComponentType, type ReactNode, useCallback, useState } from 'react';
import { onDemand } from '#ui/on-demand.tsx';
import type { StructureDialogPartProps } from './structure-dialog-part.tsx';
import { type StructureDialog, StructureDialogsContext } from './structure-dialogs.ts';

/** All of them in a part of their own, with the forms' schemas: nothing of it is in the first load. */
const Part: ComponentType<StructureDialogPartProps> = onDemand(() =>
  import('./structure-dialog-part.tsx').then((part) => part.StructureDialogPart),
);

type Opened = { dialog: StructureDialog; number: number };

/** Shows one dialog at a time about groups, topics, rooms and oneself, whoever inside asks for it. */
export function DialogHost({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isOpen, setOpen] = useState(false);

  const open = useCallback((dialog: StructureDialog) => {
    setOpened((last) => ({ dialog, number: (last?.number ?? 0) + 1 }));
    setOpen(true);
  }, []);

  return (
    <StructureDialogsContext value={open}>
      {children}
      {opened && <Part key={opened.number} dialog={opened.dialog} isOpen={isOpen} onClose={() => setOpen(false)} />}
    </StructureDialogsContext>
  );
}
