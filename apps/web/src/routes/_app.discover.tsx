import { createFileRoute } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { PublicGroups } from '#groups/public-groups.tsx';
import { HomeSidebar } from '#layout/home-sidebar.tsx';
import { TopBar } from '#layout/top-bar.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';

export const Route = createFileRoute('/_app/discover')({ component: Discover });

function Discover() {
  useDocumentTitle(groupTexts.discover);

  return (
    <>
      <HomeSidebar />
      <TopBar icon={Compass} title={groupTexts.discover} description={groupPartTexts.discoverLine} />
      <div className="scroll-pane flex min-h-0 flex-1 flex-col p-6 max-md:p-4">
        <PublicGroups />
      </div>
    </>
  );
}
