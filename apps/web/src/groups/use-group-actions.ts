import type { GroupSummary } from '@parley/contract/groups';
import { loadPart } from '#lib/load-part.ts';
import { useMe } from '#me/queries.ts';
import type { MenuLoader } from '#ui/menu-groups.ts';
import { useActionTools } from './use-action-tools.ts';

/** What one has to know of a group to say what can be done with it. */
export type ActedOn = Pick<GroupSummary, 'id' | 'name' | 'ownerId'>;

/** What one can do with a group of one's own, behind its tile and behind its name; loaded when it is asked for. */
export function useGroupActions(): (group: ActedOn) => MenuLoader {
  const meId = useMe()?.id;
  const tools = useActionTools();
  return (group) => () =>
    loadPart(() => import('./group-actions.ts')).then((part) => part.groupActions(group, { ...tools, meId }));
}
