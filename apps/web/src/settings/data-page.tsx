import { DeletionSection } from './deletion-section.tsx';
import { ExportSection } from './export-section.tsx';

/** What one can take along, and how one leaves. */
export const DataPage = (_: { isOpen: boolean }) => (
  <div className="flex flex-col gap-6">
    <ExportSection />
    <DeletionSection />
  </div>
);
