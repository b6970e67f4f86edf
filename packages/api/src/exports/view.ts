import type { ExportView } from '@parley/contract/exports';
import type { ExportId } from '@parley/contract/ids';
import type { Blob, DataExport } from '@parley/db';

/** An export as its owner sees it. */
export function exportView({ id, createdAt, expiresAt, blob }: DataExport & { blob: Blob | null }): ExportView {
  const ready = blob && { bytes: blob.bytes, expiresAt: expiresAt.toISOString() };
  return { id: id as ExportId, createdAt: createdAt.toISOString(), ready };
}
