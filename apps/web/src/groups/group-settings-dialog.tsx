import { CreateGroup, type GroupView } from '@parley/contract/groups';
import type { GroupId } from '@parley/contract/ids';
import { permissionsOf } from '@parley/contract/permissions';
import { type ReactNode, useState } from 'react';
import { InviteLinks } from '#invites/invite-links.tsx';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { useMe, useMyGroups } from '#me/queries.ts';
import { PictureFields } from '#pictures/picture-fields.tsx';
import { groupPartTexts } from '#texts/group-parts.ts';
import { uiTexts } from '#texts/ui.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { FormActions } from '#ui/form-actions.tsx';
import { FormDialog, useUnsaved } from '#ui/form-dialog.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { showToast } from '#ui/toasts.ts';
import { GroupFields } from './group-fields.tsx';
import { GroupOwnership } from './group-ownership.tsx';
import { useFreshGroupQuery } from './queries.ts';

type Tab = keyof typeof groupPartTexts.tabs;
type Props = { isOpen: boolean; onClose: () => void; groupId: GroupId; tab?: Tab };

/** What a group's managers change about it. */
export function GroupSettingsDialog({ isOpen, onClose, groupId, tab = 'overview' }: Props) {
  const name = useMyGroups()?.find(({ id }) => id === groupId)?.name ?? '';
  const { data: group, error, refetch, isFetching } = useFreshGroupQuery(groupId);
  const retry = () => void refetch();

  return (
    <FormDialog isOpen={isOpen} onClose={onClose} title={groupPartTexts.settingsTitle(name)} className="sm:h-160">
      {group ? (
        <Settings group={group} tab={tab} onClose={onClose} />
      ) : error ? (
        <ErrorState error={error} onRetry={retry} isRetrying={isFetching} />
      ) : (
        <Skeleton className="h-96" />
      )}
    </FormDialog>
  );
}

type SettingsProps = { group: GroupView; tab: Tab; onClose: () => void };

function Settings({ group, tab, onClose }: SettingsProps) {
  const me = useMe();
  const [chosen, setChosen] = useState(tab);
  const form = useSchemaForm(CreateGroup, headOf(group));
  const edit = trpc.groups.edit.useMutation({
    onSuccess: () => {
      showToast({ text: groupPartTexts.saved });
      onClose();
    },
    onError: (error) => showFailure(form, error),
  });
  useUnsaved(form.formState.isDirty && !edit.isSuccess);
  const held = permissionsOf(group, me?.id ?? group.ownerId);

  const panels: Record<Tab, ReactNode> = {
    overview: (
      <>
        <PictureFields of={{ ...group, displayName: group.name }} groupId={group.id} />
        <form noValidate onSubmit={form.handleSubmit((head) => edit.mutate({ groupId: group.id, ...head }))}>
          <GroupFields form={form} />
          <FormActions submitLabel={uiTexts.save} isPending={edit.isPending} onCancel={onClose} />
        </form>
      </>
    ),
    invites: <InviteLinks groupId={group.id} />,
    ownership: <GroupOwnership group={group} onGiven={onClose} />,
  };
  const isShown: Record<Tab, boolean> = {
    overview: held.has('manageGroup'),
    invites: held.has('invite'),
    ownership: me?.id === group.ownerId,
  };
  const tabs = (Object.keys(panels) as Tab[])
    .filter((id) => isShown[id])
    .map((id) => ({ id, label: groupPartTexts.tabs[id], panel: panels[id] }));

  return <Tabs label={groupPartTexts.tabsLabel} tabs={tabs} chosen={chosen} onChoose={setChosen} />;
}

const headOf = ({ name, description, category, isPublic, tags }: GroupView): CreateGroup => ({
  ...{ name, description },
  ...{ category, isPublic, tags },
});
