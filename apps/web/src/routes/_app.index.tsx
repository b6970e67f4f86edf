import { createFileRoute } from '@tanstack/react-router';
import { MessageSquareText, UsersRound } from 'lucide-react';
import { SidebarPane } from '#layout/pane.tsx';
import { TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { groupTexts } from '#texts/groups.ts';
import { roomTexts } from '#texts/rooms.ts';
import { uiTexts } from '#texts/ui.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { MeBar } from '#users/me-bar.tsx';

export const Route = createFileRoute('/_app/')({ component: Home });

function Home() {
  useDocumentTitle(groupTexts.home);

  return (
    <>
      <SidebarPane label={roomTexts.rooms}>
        <h2 className="px-4 pt-5 pb-2 font-bold text-lg tracking-tight">{uiTexts.appName}</h2>
        <div className="mt-auto">
          <MeBar />
        </div>
      </SidebarPane>
      <TopBar icon={MessageSquareText} title={groupTexts.home} />
      <EmptyState icon={UsersRound} title={groupTexts.noneTitle}>
        {groupTexts.noneLine}
      </EmptyState>
    </>
  );
}
