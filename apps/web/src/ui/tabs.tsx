import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

type Props<Id extends string> = {
  /** What the tabs choose between, read aloud. */
  label: string;
  tabs: readonly { id: Id; label: string; panel: ReactNode }[];
  chosen: Id;
  onChoose: (id: Id) => void;
};

/** Views of one thing, one at a time. */
export function Tabs<Id extends string>({ label, tabs, chosen, onChoose }: Props<Id>) {
  return (
    <Base.Root value={chosen} onValueChange={(id: Id) => onChoose(id)} className="flex min-h-0 flex-1 flex-col">
      <Base.List aria-label={label} className="relative flex gap-1 border-line border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            value={tab.id}
            className="h-9 px-3 font-semibold text-md text-muted transition-colors hover:text-text data-active:text-text pointer-coarse:h-touch"
          >
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width] duration-base" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} className="min-h-0 flex-1 pt-4 outline-none">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
