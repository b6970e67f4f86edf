import { idField, momentField, seqField } from '@parley/contract/fields';
import type { ExportId, GroupId, PictureId, RoomId, UserId } from '@parley/contract/ids';
import * as z from 'zod';
import { mailDeletion, purge } from '#accounts/jobs.ts';
import { cleanUp, mailNewDevice, mailPasswordReset } from '#auth/jobs.ts';
import type { Deps } from '#context.ts';
import { catchUp, refreshActivity, writeGroup } from '#discovery/jobs.ts';
import { mailConfirmation } from '#emails/jobs.ts';
import { AppError } from '#errors.ts';
import { cleanUpExports, make } from '#exports/jobs.ts';
import { purgeGroup } from '#groups/jobs.ts';
import { purgeMessage } from '#messages/jobs.ts';
import { cleanUpPictures, importIcon, makePicture } from '#pictures/jobs.ts';
import type { JobName, JobPayloads } from '#ports/job-queue.ts';
import { purgeDeletedRooms } from '#rooms/jobs.ts';
import { indexChanges } from '#search/jobs.ts';
import { cleanUpFiles } from '#uploads/jobs.ts';
import { endStatusInTime } from '#users/jobs.ts';

export interface Job<Payload> {
  /** What is in the queue may be older than this code, so it is checked again. */
  payload: z.ZodType<Payload>;
  /** Safe to repeat: a job whose process died runs again. */
  run: (deps: Deps, payload: Payload) => Promise<void>;
}

/** What runs later, by name. */
export const jobs: { [Name in JobName]: Job<JobPayloads[Name]> } = {
  'accounts.mailDeletion': {
    payload: z.object({ userId: idField<UserId>(), erasesMessages: z.boolean() }),
    run: mailDeletion,
  },
  'accounts.purge': {
    payload: z.object({ deletedId: idField<UserId>(), erasesMessages: z.boolean() }),
    run: purge,
  },
  'auth.cleanUp': { payload: z.object({}), run: cleanUp },
  'auth.mailNewDevice': {
    payload: z.object({ userId: idField<UserId>(), device: z.string(), address: z.string(), at: momentField }),
    run: mailNewDevice,
  },
  'auth.mailPasswordReset': { payload: z.object({ email: z.string() }), run: mailPasswordReset },
  'emails.mailConfirmation': {
    payload: z.object({ userId: idField<UserId>(), address: z.string(), email: z.string() }),
    run: mailConfirmation,
  },
  'discovery.catchUp': { payload: z.object({}), run: catchUp },
  'discovery.refreshActivity': { payload: z.object({}), run: refreshActivity },
  'discovery.write': { payload: z.object({ groupId: idField<GroupId>() }), run: writeGroup },
  'exports.cleanUp': { payload: z.object({}), run: cleanUpExports },
  'exports.make': { payload: z.object({ userId: idField<UserId>(), exportId: idField<ExportId>() }), run: make },
  'groups.purge': { payload: z.object({ groupId: idField<GroupId>() }), run: purgeGroup },
  'messages.purge': { payload: z.object({ roomId: idField<RoomId>(), seq: seqField }), run: purgeMessage },
  'pictures.cleanUp': { payload: z.object({}), run: cleanUpPictures },
  'pictures.import': { payload: z.object({ userId: idField<UserId>(), url: z.url() }), run: importIcon },
  'pictures.render': { payload: z.object({ pictureId: idField<PictureId>() }), run: makePicture },
  'rooms.purge': { payload: z.object({ roomIds: z.array(idField<RoomId>()) }), run: purgeDeletedRooms },
  'search.indexChanges': { payload: z.object({}), run: indexChanges },
  'uploads.cleanUp': { payload: z.object({}), run: cleanUpFiles },
  'users.endStatus': { payload: z.object({ userId: idField<UserId>(), until: momentField }), run: endStatusInTime },
};

/** Whether trying a job again would end as it did: what it is about is wrong, and stays so. */
export const isHopeless = (error: unknown) =>
  error instanceof AppError && ['invalid', 'forbidden', 'too_large'].includes(error.code);

/** What runs by the clock: crontab times in UTC. What may take longer than until the next time waits for itself. */
export const timetable: { match: string; name: JobName }[] = [
  { match: '7 * * * *', name: 'auth.cleanUp' },
  { match: '12 * * * *', name: 'exports.cleanUp' },
  { match: '17 * * * *', name: 'pictures.cleanUp' },
  { match: '27 * * * *', name: 'uploads.cleanUp' },
  { match: '37 * * * *', name: 'discovery.refreshActivity' },
  { match: '* * * * *', name: 'discovery.catchUp' },
  { match: '* * * * *', name: 'search.indexChanges' },
];
