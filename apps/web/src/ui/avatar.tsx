import type { IconView } from '@parley/contract/fields';
import { cx } from '#lib/class-names.ts';
import { initials } from '#lib/initials.ts';
import { tintOf } from '#lib/tint.ts';
import { onDemand } from './on-demand.tsx';
import type { PictureProps } from './picture.tsx';

const OnDemand = onDemand<PictureProps>(() => import('./picture.tsx').then((part) => part.Picture));

/** A picture, if there is one, over the colours that stand in for it. */
export const Picture = ({ of }: Pick<PictureProps, 'of'>) => <OnDemand isOpen={!!of} of={of} />;

export type Presence = 'online' | 'away' | 'busy' | 'offline';

const sizes = {
  xs: 'size-4.5 text-[0.5rem]',
  face: 'size-6 text-[0.5625rem]',
  sm: 'size-8 text-xs',
  md: 'size-9.5 text-md',
  lg: 'size-11 text-base',
  xl: 'size-18 text-xl',
};

/** Literal names, so that the compiler of the styles finds them. */
const tints = 'bg-tint-1 bg-tint-2 bg-tint-3 bg-tint-4 bg-tint-5 bg-tint-6 bg-tint-7 bg-tint-8'.split(' ');

/** The background that always stands for an id. */
export const tintClass = (id: string) => tints[tintOf(id)];

type Props = {
  /** Whose it is: the id decides the colours that show where there is no picture. */
  of: { id: string; displayName: string; icon?: IconView | null };
  size?: keyof typeof sizes;
  /** Shown as a dot; the words for it stand elsewhere. */
  presence?: Presence;
  /** Instead of the name's initials. */
  letters?: string;
  className?: string;
};

/** A picture of somebody or something: their icon over one that is made from the id and name. The name itself stands beside it or in a label. */
export function Avatar({ of, size = 'md', presence, letters = initials(of.displayName), className }: Props) {
  return (
    <span aria-hidden className={cx('relative inline-block shrink-0 select-none', sizes[size], className)}>
      <span
        className={cx(
          'grid size-full place-items-center rounded-squircle font-bold text-on-image leading-none tracking-tight',
          tintClass(of.id),
          presence && 'presence-cut',
        )}
      >
        {letters}
        <Picture of={of.icon} />
      </span>
      {presence && <PresenceDot presence={presence} className="absolute -right-0.5 -bottom-0.5" />}
    </span>
  );
}

const dots: Record<Presence, string> = {
  online: 'bg-online',
  away: 'bg-away presence-moon',
  busy: 'bg-busy presence-bar',
  offline: 'border-2 border-faint',
};

/** How somebody is reachable, by colour and by shape. */
export function PresenceDot({ presence, className }: { presence: Presence; className?: string }) {
  return <span aria-hidden className={cx('block size-2.5 rounded-full', dots[presence], className)} />;
}
