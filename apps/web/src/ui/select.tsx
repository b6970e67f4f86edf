import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';
import { Field, type FieldProps, inputClass } from './field.tsx';
import { menuItemClass, menuPopupClass } from './menu-look.ts';

type Props<Value extends string> = FieldProps & {
  value: Value;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  onChange: (value: Value) => void;
  name?: string;
};

/** One choice of a few. */
export function Select<Value extends string>({ value, options, onChange, name, ...field }: Props<Value>) {
  return (
    <Field {...field}>
      {(control) => (
        <Base.Root
          items={options}
          name={name}
          value={value}
          onValueChange={(chosen) => chosen !== null && onChange(chosen)}
        >
          <Base.Trigger
            {...control}
            className={cx(
              inputClass,
              'flex h-10 items-center justify-between gap-2 text-left data-popup-open:border-accent pointer-coarse:h-touch',
            )}
          >
            <Base.Value />
            <ChevronsUpDown aria-hidden className="size-4 text-muted" />
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner sideOffset={4} className="z-50 outline-none" alignItemWithTrigger={false}>
              <Base.Popup
                className={cx(
                  menuPopupClass,
                  'scroll-pane max-h-(--available-height) min-w-(--anchor-width) transition-[opacity,scale] data-ending-style:scale-97 data-starting-style:scale-95 data-ending-style:opacity-0 data-starting-style:opacity-0',
                )}
              >
                {options.map((option) => (
                  <Base.Item key={option.value} value={option.value} className={menuItemClass}>
                    {option.icon}
                    <Base.ItemText className="flex-1">{option.label}</Base.ItemText>
                    <Base.ItemIndicator>
                      <Check aria-hidden className="size-4 text-accent-text" />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </Field>
  );
}
