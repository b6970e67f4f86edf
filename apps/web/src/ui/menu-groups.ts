import type { ComponentType } from 'react';

/** Something that a menu offers. */
export type MenuAction = {
  label: string;
  /** A line of explanation under the label. */
  hint?: string;
  icon?: ComponentType<{ className?: string }>;
  /** Its keyboard shortcut, shown at the right. */
  keys?: string;
  /** For one choice of several: whether it is the one that holds. */
  isChosen?: boolean;
  isDanger?: boolean;
  isDisabled?: boolean;
  onSelect: () => void;
};

/** A menu's content in groups, which a line parts; empty groups are left out. */
export type MenuGroups = readonly (readonly MenuAction[])[];

/** Loads and makes a menu's content when the menu is asked for. */
export type MenuLoader = () => Promise<MenuGroups>;
