type Side = 'top' | 'right' | 'bottom' | 'left';

export type TipOptions = { keys?: string; side?: Side };

/**
 * What makes an element say what it does when it is pointed at or focused. The element has an `aria-label` of its own.
 * One layer in the page reads these attributes, so that a list may hold thousands.
 */
export const tip = (text: string, { keys, side }: TipOptions = {}) => ({
  'data-tip': text,
  'data-tip-keys': keys,
  'data-tip-side': side,
});

/** What an element's tooltip says and where it stands. */
export const readTip = ({ dataset }: HTMLElement) => ({
  text: dataset.tip ?? '',
  keys: dataset.tipKeys,
  side: (dataset.tipSide ?? 'top') as Side,
});
