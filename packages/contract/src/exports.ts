import * as z from 'zod';
import { idField, momentField } from './fields.ts';
import type { ExportId } from './ids.ts';

/** All that is kept of the viewer, in one file at `/exports/<id>`, which only they can fetch. */
export const ExportView = z.object({
  id: idField<ExportId>(),
  createdAt: momentField,
  /** Null while it is being made. */
  ready: z.object({ bytes: z.int(), expiresAt: momentField }).nullable(),
});

export type ExportView = z.infer<typeof ExportView>;
